/** A file on its way, or one that did not arrive. */
export type Upload =
  | { readonly status: 'sending'; readonly name: string; readonly size: number; readonly fraction: number }
  | { readonly status: 'failed'; readonly name: string; readonly reason: UploadFailure }

export type UploadFailure =
  | { readonly kind: 'tooLarge'; readonly size: number }
  | { readonly kind: 'empty' | 'several' | 'network' }
  /** The server's own code and English sentence; null and '' where it gave none. */
  | { readonly kind: 'refused'; readonly code: string | null; readonly text: string }

export type Failed = Extract<Upload, { status: 'failed' }>

export interface FileUpload {
  /** What is on its way, else what did not arrive. */
  readonly current: Upload | null
  /** What was chosen last and was not to be sent; whatever is on its way goes on. */
  readonly refused: Failed | null
  /** Sends the one file of these. */
  readonly start: (files: readonly File[]) => void
  readonly stop: () => void
}
