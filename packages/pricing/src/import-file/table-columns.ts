import { createContent } from './column-content.ts'
import type { ColumnContent } from './column-content.ts'
import type { ColumnMeaning } from './column-meaning.ts'
import { cutText, shownLength } from './cut-text.ts'
import { headerColumns } from './header-rows.ts'
import type { Header } from './header-rows.ts'
import { meaningsOf } from './header.ts'

/** A column of a table: what stands above it, what that means, what its cells are. */
export interface TableColumn {
  column: number
  /** The texts above it, from top to bottom, and joined. */
  own: string[]
  title: string
  /** The lowest of them. */
  lowest: string
  /** Headings above it, those of merged cells too. */
  above: string[]
  meaning: ColumnMeaning | null
  content: ColumnContent
}

/** The columns that have a title or a cell, in order. */
export function tableColumns(header: Header, contents: ReadonlyMap<number, ColumnContent>): TableColumn[] {
  const titles = headerColumns(header)
  const meanings = meaningsOf(header)
  return [...new Set([...titles.keys(), ...contents.keys()])]
    .toSorted((a, b) => a - b)
    .map((column) => {
      const above = titles.get(column)
      return {
        column,
        own: above?.own ?? [],
        title: cutText(above?.own.join(' ') ?? '', shownLength),
        lowest: above?.lowest ?? '',
        above: above?.above ?? [],
        meaning: meanings.get(column) ?? null,
        content: contents.get(column) ?? createContent(),
      }
    })
}

/** Those whose titles say most surely what they are. */
export function lowestRank(columns: readonly TableColumn[]): TableColumn[] {
  const rank = Math.min(...columns.map(({ meaning }) => meaning?.rank ?? Infinity))
  return columns.filter(({ meaning }) => meaning?.rank === rank)
}
