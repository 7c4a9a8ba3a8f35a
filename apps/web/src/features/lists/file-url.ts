/** Where a file of the store is downloaded. */
export function fileUrl(fileId: string): string {
  return `/api/files/${fileId}`
}
