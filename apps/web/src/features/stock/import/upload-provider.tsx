import type { FileInfo } from '@pf/contract'
import { useBlocker, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { refuseFiles } from '../../files/upload/upload-failure.ts'
import type { Failed } from '../../files/upload/upload.ts'
import { useFileUpload } from '../../files/upload/use-file-upload.ts'
import { importChoices } from './choices.ts'
import type { ImportChoices } from './choices.ts'
import { UploadContext } from './upload-context.ts'
import { hideUploadFailed, toastArrived, toastUploadFailed } from './upload-toasts.tsx'

/** Sends stock files, and leads to their columns, with what the step of the file has in its address. Who went elsewhere meanwhile is told, and not pulled away. */
export function UploadProvider({ children }: { children: ReactNode }) {
  const router = useRouter()
  const { history, navigate } = router
  const choices = useRef<ImportChoices>({})
  const { t, format } = useWords()
  const utils = trpc.useUtils()
  const isWaiting = useCallback(() => isFileStep(history.location), [history])

  const onStored = useCallback(
    (stored: FileInfo) => {
      utils.files.get.setData({ id: stored.id }, stored)
      if (isWaiting())
        void navigate({ to: '/stock/import/$fileId', params: { fileId: stored.id }, search: choices.current })
      else toastArrived(stored, choices.current, { t, format })
    },
    [isWaiting, navigate, utils, t, format],
  )
  const onFailed = useCallback(
    (failed: Failed) => {
      if (!isWaiting()) toastUploadFailed(failed, choices.current, { t, format })
    },
    [isWaiting, t, format],
  )
  const { current, refused, start, stop } = useFileUpload({ onStored, onFailed })

  // The browser asks before the window is closed; inside the console the file goes on.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: current?.status === 'sending' })

  const startHere = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return
      const { latestLocation } = router
      // What is on its way goes on, with its own, where these are refused.
      if (current?.status !== 'sending' || refuseFiles(files) === null)
        choices.current = isFileStep(latestLocation) ? importChoices.parse(latestLocation.search) : {}
      start(files)
      hideUploadFailed()
      void navigate({ to: '/stock/import', search: choices.current })
    },
    [router, current?.status, start, navigate],
  )
  const uploading = useMemo(() => ({ current, refused, start: startHere, stop }), [current, refused, startHere, stop])
  return <UploadContext value={uploading}>{children}</UploadContext>
}

function isFileStep({ pathname }: { pathname: string }): boolean {
  return /^\/stock\/import\/?$/.test(pathname)
}
