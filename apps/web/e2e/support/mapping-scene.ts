import { importStock } from './import-stock.ts'
import { serverApi } from './server-api.ts'

export interface MappingScene {
  /** By part number and vendor, "A-1 ACME". */
  readonly ids: ReadonlyMap<string, number>
  readonly lots: readonly { readonly id: number; readonly name: string }[]
}

/**
 * Part numbers `NAME-10001`, `NAME-10002` … of ACME, each mapped to a LOT of its own; and the same texts of "ACME Inc.", which wait, the first
 * worth most.
 */
export async function setMappingScene(url: string, name: string, count: number): Promise<MappingScene> {
  const api = serverApi(url)
  const texts = Array.from({ length: count }, (_, at) => `${name}-${10_001 + at}`)
  await importStock(
    url,
    name,
    texts.flatMap((partNumber, at) => [
      { partNumber, vendor: 'ACME', name: `${name} part`, quantity: 0 },
      { partNumber, vendor: 'ACME Inc.', name: `${name} part, boxed`, price: 1_000 * (count - at), quantity: 3 },
    ]),
  )
  const { partNumbers } = await api.partnumbers.list.query({ tab: 'unmapped', search: `${name}-`, limit: 500 })
  const ids = new Map(partNumbers.map(({ id, partNumber, vendor }) => [`${partNumber} ${vendor}`, id]))
  const lots = await Promise.all(
    texts.map((text) =>
      api.lots.create.mutate({ name: `LOT_${text}`, category: 'Parts', description: `${text} of all vendors` }),
    ),
  )
  const items = texts.flatMap((text, at) => {
    const id = ids.get(`${text} ACME`)
    const lotId = lots[at]?.id
    return id === undefined || lotId === undefined ? [] : [{ id, lotId, version: 1 }]
  })
  await api.partnumbers.map.mutate({ items })
  return { ids, lots }
}
