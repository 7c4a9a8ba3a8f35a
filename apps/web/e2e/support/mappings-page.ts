import type { Page } from 'playwright-core'

/** The page of mappings, by what users see of it. */
export function mappingsPage(page: Page) {
  const grid = page.getByRole('grid', { name: 'Part numbers' })
  const detail = page.getByRole('region', { name: 'The part number and its candidates' })
  return {
    grid,
    detail,
    /** Waits until a part number is the one that is looked at, its candidates there. */
    at: async (text: string) => {
      await detail.getByRole('heading', { level: 2, name: text }).waitFor()
      await detail.getByRole('list', { name: 'Candidates' }).getByRole('button').first().waitFor()
    },
    /** The row of a part number: "A-1", "A-1 ACME". */
    row: (text: string) => grid.getByRole('row', { name: new RegExp(`^Select \\S+ ${text}`) }),
    tab: (name: RegExp) => page.getByRole('group', { name: 'By state' }).getByRole('button', { name }),
    told: (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor(),
  }
}
