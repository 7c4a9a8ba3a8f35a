import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from './router.ts'
import { procedure } from './trpc/procedure.ts'

type Outputs = inferRouterOutputs<AppRouter>
type Inputs = inferRouterInputs<AppRouter>

declare const task: Outputs['tasks']['get']

// A task is as typed behind the wire as before it.
if (task.type === 'stock_import' && task.status === 'completed') {
  const read: number = task.result.read
  void read
  // @ts-expect-error a preview's field is not a stock import's
  void task.result.firstRows
}
// @ts-expect-error no result before the task is completed
if (task.status === 'running') void task.result

const submission: Inputs['tasks']['submit'] = { type: 'stock_import', input: { fileId: '', asOf: '2026-11-24' } }
void submission
// @ts-expect-error an input belongs to its type
const wrong: Inputs['tasks']['submit'] = { type: 'stock_import', input: { sheet: 'Stock' } }
void wrong

declare const lot: Outputs['lots']['get']
const quantity: string | undefined = lot.items[0]?.quantity
void quantity
// @ts-expect-error a change names the version it was made from
const unseen: Inputs['lots']['update'] = { id: lot.id, name: lot.name }
void unseen

declare const partNumber: Outputs['partnumbers']['get']
// @ts-expect-error a decision names the version it was made from
const blind: Inputs['partnumbers']['map'] = { items: [{ id: partNumber.id, lotId: 1 }] }
void blind

// @ts-expect-error a procedure names its permission
procedure()
// @ts-expect-error and one that exists
procedure('stock:burn')
