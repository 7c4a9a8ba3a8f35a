import type { FileInfo } from '@pf/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { refuseFiles, toUploadFailure } from './upload-failure.ts'
import { uploadFile } from './upload-file.ts'
import type { Failed, FileUpload, Upload } from './upload.ts'

interface UploadEnds {
  readonly onStored: (file: FileInfo) => void
  readonly onFailed?: (failed: Failed) => void
}

/** Sends one file at a time; a new one takes the place of the one on its way. What is on its way when the component goes is stopped. */
export function useFileUpload({ onStored, onFailed }: UploadEnds): FileUpload {
  const [current, setCurrent] = useState<Upload | null>(null)
  const [refused, setRefused] = useState<Failed | null>(null)
  const sending = useRef<AbortController | null>(null)
  useEffect(() => () => sending.current?.abort(), [])

  const stop = useCallback(() => {
    sending.current?.abort()
    setCurrent(null)
    setRefused(null)
  }, [])

  const send = useCallback(
    async (file: File) => {
      const { signal } = (sending.current = new AbortController())
      const { name, size } = file
      const show = (fraction: number) => {
        if (!signal.aborted) setCurrent({ status: 'sending', name, size, fraction })
      }
      try {
        show(0)
        const stored = await uploadFile(file, { signal, onProgress: show })
        if (signal.aborted) return
        setCurrent(null)
        setRefused(null)
        onStored(stored)
      } catch (error) {
        if (signal.aborted) return
        const failed = { status: 'failed', name, reason: toUploadFailure(error) } as const
        setCurrent(failed)
        onFailed?.(failed)
      }
    },
    [onStored, onFailed],
  )

  const start = useCallback(
    (files: readonly File[]) => {
      const [file] = files
      if (file === undefined) return
      const refusal = refuseFiles(files)
      if (refusal === null) {
        stop()
        void send(file)
      } else {
        setRefused({ status: 'failed', name: file.name, reason: refusal })
        // What is on its way goes on; what did not arrive before is old news.
        setCurrent((now) => (now?.status === 'failed' ? null : now))
      }
    },
    [send, stop],
  )

  return { current, refused, start, stop }
}
