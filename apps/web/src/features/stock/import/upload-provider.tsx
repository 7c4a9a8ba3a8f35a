import { useBlocker, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { refuseFiles, toUploadFailure } from '../../files/upload/upload-failure.ts'
import { uploadFile } from '../../files/upload/upload-file.ts'
import { hideUploadFailed, toastArrived, toastUploadFailed } from './upload-toasts.tsx'
import { UploadContext } from './upload-context.ts'
import type { Failed, Upload } from '../../files/upload/upload.ts'

/** Sends one file at a time; a new one takes the place of the one on its way. */
export function UploadProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<Upload | null>(null)
  const [refused, setRefused] = useState<Failed | null>(null)
  const sending = useRef<AbortController | null>(null)
  const { history, navigate } = useRouter()
  const { t, format } = useWords()
  const utils = trpc.useUtils()

  // The browser asks before the window is closed; inside the console the file goes on.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: current?.status === 'sending' })

  const stop = useCallback(() => {
    sending.current?.abort()
    sending.current = null
    setCurrent(null)
    setRefused(null)
  }, [])

  const send = useCallback(
    async (file: File) => {
      const controller = new AbortController()
      sending.current = controller
      const { name, size } = file
      // Who went elsewhere meanwhile is told, and not pulled away.
      const isWaiting = () => /^\/stock\/import\/?$/.test(history.location.pathname)
      const show = (upload: Upload) => {
        if (sending.current === controller) setCurrent(upload)
      }
      try {
        show({ status: 'sending', name, size, fraction: 0 })
        const stored = await uploadFile(file, {
          signal: controller.signal,
          onProgress: (fraction) => show({ status: 'sending', name, size, fraction }),
        })
        if (sending.current !== controller) return
        setCurrent(null)
        setRefused(null)
        utils.files.get.setData({ id: stored.id }, stored)
        if (isWaiting()) await navigate({ to: '/stock/import/$fileId', params: { fileId: stored.id } })
        else toastArrived(stored, { t, format })
      } catch (error) {
        if (sending.current !== controller) return
        const failed = { status: 'failed', name, reason: toUploadFailure(error) } as const
        setCurrent(failed)
        if (!isWaiting()) toastUploadFailed(failed, { t, format })
      }
    },
    [history, navigate, utils, t, format],
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
      hideUploadFailed()
      void navigate({ to: '/stock/import' })
    },
    [navigate, send, stop],
  )

  const uploading = useMemo(() => ({ current, refused, start, stop }), [current, refused, start, stop])
  return <UploadContext value={uploading}>{children}</UploadContext>
}
