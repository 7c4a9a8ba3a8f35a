import type { FileInfo } from '@pf/contract'
import { useEffect, useRef, useState } from 'react'
import { refuseFiles, toUploadFailure } from './upload-failure.ts'
import { uploadFile } from './upload-file.ts'
import type { Upload } from './upload.ts'

/** Sends one file of a dialog; what is on its way when the dialog is closed is stopped. */
export function useFileUpload(onStored: (file: FileInfo) => void) {
  const [upload, setUpload] = useState<Upload | null>(null)
  const sending = useRef<AbortController | null>(null)
  useEffect(() => () => sending.current?.abort(), [])

  const send = async (file: File) => {
    const { name, size } = file
    const controller = new AbortController()
    sending.current = controller
    const show = (next: Upload | null) => {
      if (!controller.signal.aborted) setUpload(next)
    }
    show({ status: 'sending', name, size, fraction: 0 })
    try {
      const onProgress = (fraction: number) => show({ status: 'sending', name, size, fraction })
      const stored = await uploadFile(file, { signal: controller.signal, onProgress })
      show(null)
      if (!controller.signal.aborted) onStored(stored)
    } catch (error) {
      show({ status: 'failed', name, reason: toUploadFailure(error) })
    }
  }

  return {
    upload,
    start: (files: readonly File[]) => {
      const [file] = files
      if (file === undefined) return
      const refusal = refuseFiles(files)
      if (refusal === null) void send(file)
      else setUpload({ status: 'failed', name: file.name, reason: refusal })
    },
    stop: () => {
      sending.current?.abort()
      setUpload(null)
    },
  }
}
