/** Where all rejected rows of an import are served as a workbook. */
export function rejectedRowsUrl(taskId: string): string {
  return `/api/stock-imports/${taskId}/rejected.xlsx`
}
