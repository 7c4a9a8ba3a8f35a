import type { Row } from './row.ts'

const head = ['measure', 'system', 'figure', 'engine is × better', 'target', 'engine’s process']

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row, index) => [
    rows[index - 1]?.measure === row.measure ? '' : row.measure,
    row.system,
    row.figure,
    row.advantage === null ? '' : `${row.advantage.toFixed(2)} ×`,
    row.target === undefined ? '' : `${row.target.text}: ${row.target.held ? 'held' : 'MISSED'}`,
    usage(row),
  ])
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function usage({ usage: used }: Row): string {
  if (used === undefined) return ''
  const delay = used.loopDelayP99Ms === undefined ? [] : [`loop delay p99 ${used.loopDelayP99Ms.toFixed(1)} ms`]
  return [`RSS +${used.rssGrowthMb.toFixed(0)} MB`, ...delay].join(', ')
}
