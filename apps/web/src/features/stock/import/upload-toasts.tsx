import { Anchor, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { FileInfo } from '@pf/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Words } from '../../../i18n/use-words.ts'
import { failureWords } from '../../files/upload/upload-failed.tsx'
import type { Failed } from '../../files/upload/upload.ts'
import type { ImportChoices } from './choices.ts'

type ToastWords = Pick<Words, 't' | 'format'>

/** Leads to the columns of a file that arrived while the user was elsewhere. */
export function toastArrived({ id: fileId, name }: FileInfo, search: ImportChoices, { t }: ToastWords) {
  const id = `upload ${fileId}`
  showToast(id, {
    title: t('stock.import.file.arrived', { file: name }),
    close: t('app.close'),
    message: (
      <Anchor
        renderRoot={(props) => <Link to="/stock/import/$fileId" params={{ fileId }} search={search} {...props} />}
        onClick={() => notifications.hide(id)}
      >
        {t('stock.import.file.arrivedNext')}
      </Anchor>
    ),
  })
}

/** One at a time: there is one upload. */
const failedId = 'upload failed'

/** Once another file was chosen, the one before is old news. */
export function hideUploadFailed() {
  notifications.hide(failedId)
}

/** Tells of a file that did not arrive while the user was elsewhere, and leads to where it is sent again. */
export function toastUploadFailed({ name, reason }: Failed, search: ImportChoices, { t, format }: ToastWords) {
  showToast(failedId, {
    color: 'red',
    title: t('files.upload.failed', { file: name }),
    close: t('app.close'),
    message: (
      <>
        <Text component="span" className="quiet" display="block">
          {failureWords(reason, { t, format })}
        </Text>
        <Anchor
          renderRoot={(props) => <Link to="/stock/import" search={search} {...props} />}
          onClick={hideUploadFailed}
        >
          {t('app.tryAgain')}
        </Anchor>
      </>
    ),
  })
}

interface UploadToast {
  readonly title: string
  readonly message: ReactNode
  readonly close: string
  readonly color?: string
}

/** Both stay until they were seen: the import waits for the user. */
function showToast(id: string, { close, ...toast }: UploadToast) {
  notifications.show({ id, withBorder: true, autoClose: false, closeButtonProps: { 'aria-label': close }, ...toast })
}
