import type { Detected } from '../detect-format.ts'
import type { RowSource, Warn } from '../row-source.ts'
export function openMxl8(_path: string, _detected: Detected, _warn: Warn): Promise<RowSource> { throw new Error('not yet') }
