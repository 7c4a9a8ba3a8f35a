import { useTranslation } from 'react-i18next'
import { maxUploadBytes } from '@pf/contract'
import { useFormat } from '../../../format/use-format.ts'
import type { Format } from '../../../format/format.ts'
import type { Translate } from '../../../i18n/i18n.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { Failed, UploadFailure } from './upload.ts'

/** Why a file did not arrive, and what to do about it. */
export function UploadFailed({ upload: { name, reason } }: { upload: Failed }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Notice
      kind="error"
      title={t('files.upload.failed', { file: name })}
      technical={reason.kind === 'refused' && reason.text !== '' ? `${reason.code}\n${reason.text}` : undefined}
    >
      <p>{failureWords(reason, { t, format })}</p>
    </Notice>
  )
}

/** The reason with what to do, in words. */
export function failureWords(reason: UploadFailure, { t, format }: { t: Translate; format: Format }): string {
  switch (reason.kind) {
    case 'tooLarge':
      return t('files.upload.tooLarge', { size: format.bytes(reason.size), max: format.bytes(maxUploadBytes) })
    case 'refused':
      return refusalWords(reason.code, { t, format })
    case 'empty':
    case 'several':
    case 'network':
      return t(`files.upload.${reason.kind}`)
  }
}

/** What the server refuses of an upload, by its codes; the rest is told by the technical details alone. */
function refusalWords(code: string | null, { t, format }: { t: Translate; format: Format }): string {
  switch (code) {
    case 'uploadTooLarge':
      return t('files.upload.largerThan', { max: format.bytes(maxUploadBytes) })
    case 'uploadBroken':
      return t('files.upload.broken')
    case 'hostNotAllowed':
    case 'crossOrigin':
      return t('files.upload.elsewhere')
    default:
      return t('files.upload.refused')
  }
}
