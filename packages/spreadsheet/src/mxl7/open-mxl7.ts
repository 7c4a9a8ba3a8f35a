import type { RowSource } from '../row-source.ts'
export function openMxl7(_path: string): Promise<RowSource> { throw new Error('not yet') }
