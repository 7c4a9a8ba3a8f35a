import type { PriceForgeTask } from '@pf/contract'
import { useSecond } from '../../format/use-now.ts'
import { useWords } from '../../i18n/use-words.ts'
import { tookMs } from './task-words.ts'

type Times = Pick<PriceForgeTask, 'startedAt' | 'doneAt'>

/** How long a task took; counts on while it runs. */
export function TaskTook({ task }: { task: Times }) {
  return task.startedAt !== null && task.doneAt === null ? <Counting task={task} /> : <Took task={task} now={0} />
}

function Counting({ task }: { task: Times }) {
  return <Took task={task} now={useSecond()} />
}

function Took({ task, now }: { task: Times; now: number }) {
  const { t, format } = useWords()
  const took = tookMs(task, now)
  return <span className="figures">{took === null ? t('app.none') : format.duration(took)}</span>
}
