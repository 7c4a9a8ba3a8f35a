import { bulkLimit } from '@pf/contract'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AppRouter } from '../src/router.ts'
import { createAppRouter } from '../src/router.ts'
import { openServices } from '../src/services.ts'
import { readConfig } from '../src/config/config.ts'
import { startTestServer } from './support/test-server.ts'
import type { TestServer } from './support/test-server.ts'
import { pino } from 'pino'

let server: TestServer
let api: TRPCClient<AppRouter>['partnumbers']

beforeAll(async () => {
  server = await startTestServer()
  api = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${server.url}/trpc` })] }).partnumbers
})
afterAll(() => server[Symbol.asyncDispose]())

beforeEach(async () => {
  await server.database.pool.query(`
    truncate pricing.part_number, pricing.unmapped_part_number, pricing.lot, pricing.mapping_decision restart identity cascade;
    insert into pricing.lot (name) values ('CPU'), ('RAM');
    insert into pricing.part_number (text_key, part_number, vendor_key, vendor, folded_key)
      values ('A-1', 'A-1', 'AMD', 'AMD', 'A1'), ('A-2', 'A-2', 'AMD', 'AMD', 'A2'), ('A-3', 'A-3', null, null, 'A3');
    insert into pricing.unmapped_part_number (part_number_id, search_text, stock_value, warehouse_ids)
      select id, search_text, 0, '{}' from pricing.part_number`)
})

const refusal = (httpStatus: number, code: string, params: object) => ({
  data: { httpStatus, refusal: { code, params: expect.objectContaining(params) }, reference: null },
})
const one = { id: 1, version: 1 }

test('part numbers are listed, counted, suggested, decided about and taken back', async () => {
  expect(await api.list.query({ tab: 'unmapped' })).toMatchObject({ total: 3, nextCursor: null })
  const { decisionId } = await api.map.mutate({ items: [{ ...one, lotId: 1 }] })
  expect(await api.counts.query()).toMatchObject({ unmapped: 2, mapped: 1, waitingShare: null })
  expect(await api.vendors.query()).toEqual(['AMD'])
  expect(await api.suggest.query({ ids: [2] })).toMatchObject({ suggestions: [{ id: 2 }] })
  expect(await api.get.query({ id: 1 })).toMatchObject({
    isPrimary: true,
    history: [{ by: 'Local user', how: 'single' }],
  })
  await api.setReplacedBy.mutate({ id: 1, version: 2, replacedById: 2 })
  await api.describe.mutate({ id: 1, version: 3, description: 'EPYC' })
  await api.setPrimary.mutate({ id: 1, version: 4 })
  await api.ignore.mutate({ items: [{ id: 2, version: 1 }] })
  await api.unignore.mutate({ items: [{ id: 2, version: 2 }] })
  await api.later.mutate({ items: [{ id: 2, version: 3 }] })
  await api.unmap.mutate({ items: [{ id: 2, version: 4 }] })
  const choice = { action: 'ignore' as const, filter: { tab: 'unmapped' as const } }
  expect(await api.bulkPreview.query(choice)).toMatchObject({ count: 2 })
  expect(await api.bulk.mutate({ choice, count: 2 })).toMatchObject({ decided: 2 })
  expect(await api.undo.mutate({ decisionId })).toMatchObject({ restored: 0, kept: 1, keptPartNumbers: [{ id: 1 }] })
})

test('each refusal has the status that fits it, and its code with what its sentence names', async () => {
  await api.map.mutate({ items: [{ ...one, lotId: 1 }] })
  await expect(api.map.mutate({ items: [{ ...one, lotId: 2 }] })).rejects.toMatchObject({
    message: expect.stringContaining('Local user decided about A-1 first (map CPU'),
    ...refusal(409, 'decidedMeanwhile', { partNumber: 'A-1', by: 'Local user', what: 'map', lot: 'CPU', others: 0 }),
  })
  await expect(api.get.query({ id: 99 })).rejects.toMatchObject(refusal(404, 'partNumberNotFound', { id: 99 }))
  await expect(api.map.mutate({ items: [{ id: 2, version: 1, lotId: 9 }] })).rejects.toMatchObject(
    refusal(400, 'mappedLotMissing', { lotId: 9 }),
  )
  await expect(api.describe.mutate({ id: 2, version: 1, description: 'x'.repeat(10_001) })).rejects.toMatchObject(
    refusal(400, 'descriptionTooLong', { length: 10_001 }),
  )
  await expect(api.list.query({ tab: 'mapped', sort: 'worth' })).rejects.toMatchObject({
    message: expect.stringContaining('sort: Expected a sort that the tab has'),
    data: { code: 'BAD_REQUEST' },
  })
  await expect(api.list.query({ tab: 'unmapped', cursor: { key: 'x', id: 1, total: 3 } })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST' },
  })
})

test('an undo of more than people can decide at once is followed by a survey', async () => {
  const { pool } = server.database
  await pool.query(`
    insert into pricing.mapping_decision (kind, how, decided_by, decided_at) values ('map', 'import', '{"name": "Anna"}', now());
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id, decision_id)
      select 'P' || n, 'P' || n, 'P' || n, 1, 1 from generate_series(1, ${bulkLimit + 1}) n;
    insert into pricing.mapping_decision_item (decision_id, part_number_id, is_ignored, is_primary, describes)
      select 1, id, false, false, false from pricing.part_number where decision_id = 1`)
  const surveys = async () => {
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::int as count from tasks.task where type = 'partnumber_survey'",
    )
    return rows[0]?.count ?? 0
  }
  const { decisionId } = await api.map.mutate({ items: [{ ...one, lotId: 1 }] })
  await api.undo.mutate({ decisionId })
  expect(await surveys()).toBe(0)
  await api.undo.mutate({ decisionId: 1 })
  expect(await surveys()).toBe(1)
})

test('nobody without the permission sees part numbers or decides about them', async () => {
  await using services = await openServices({
    config: { ...readConfig({}), databaseUrl: server.database.url },
    log: pino({ level: 'silent' }),
    maxUploadBytes: 1,
  })
  const guest = { id: 'guest', name: 'Guest', role: 'guest', via: 'local' as const }
  const { partnumbers } = createAppRouter(services).createCaller({ actor: guest })
  await expect(partnumbers.list({ tab: 'unmapped' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: 'Guest may not do this: it takes the permission partnumbers:read',
  })
  await expect(partnumbers.map({ items: [{ ...one, lotId: 1 }] })).rejects.toMatchObject({
    message: 'Guest may not do this: it takes the permission partnumbers:write',
  })
})
