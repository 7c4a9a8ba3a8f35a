import { Modal } from '@mantine/core'
import type { ListKind } from '@pf/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropAnywhere } from '../files/upload/drop-anywhere.tsx'
import { DropZone } from '../files/upload/drop-zone.tsx'
import { UploadFailed } from '../files/upload/upload-failed.tsx'
import { UploadProgress } from '../files/upload/upload-progress.tsx'
import { ListColumnsStep } from './list-columns-step.tsx'
import { ListRunStep } from './list-run-step.tsx'
import { useFileUpload } from '../files/upload/use-file-upload.ts'

interface ListImportDialogProps {
  readonly list: ListKind
  readonly opened: boolean
  readonly onClose: () => void
}

/** A file, what its columns are, and what came of it: three steps in one place. Closed, an import goes on. */
export function ListImportDialog({ list, opened, onClose }: ListImportDialogProps) {
  const { t } = useTranslation()
  const [file, setFile] = useState<{ readonly id: string; readonly name: string }>()
  const [taskId, setTaskId] = useState<string>()
  const again = () => {
    setFile(undefined)
    setTaskId(undefined)
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
      // A file that was read, with the columns chosen for it, is not to be thrown away by one key.
      closeOnEscape={file === undefined || taskId !== undefined}
      size="min(1080px, 94vw)"
      title={
        <strong>
          {file === undefined ? t(`lists.import.title.${list}`) : t('files.importOf', { file: file.name })}
        </strong>
      }
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {file === undefined ? <FileStep list={list} onFile={setFile} /> : null}
      {file !== undefined && taskId === undefined ? (
        <ListColumnsStep key={file.id} list={list} fileId={file.id} onAgain={again} onSubmitted={setTaskId} />
      ) : null}
      {taskId === undefined ? null : <ListRunStep taskId={taskId} onAgain={again} onClose={onClose} />}
    </Modal>
  )
}

function FileStep({ list, onFile }: { list: ListKind; onFile: (file: { id: string; name: string }) => void }) {
  const { t } = useTranslation()
  const { current, refused, start, stop } = useFileUpload({ onStored: onFile })
  return (
    <>
      <p className="quiet">{t(`lists.import.lead.${list}`)}</p>
      {refused === null ? null : <UploadFailed upload={refused} />}
      {current?.status === 'failed' ? <UploadFailed upload={current} /> : null}
      {current?.status === 'sending' ? (
        <UploadProgress upload={current} onStop={stop} />
      ) : (
        <>
          <DropZone onFiles={start} label={t('lists.import.label')} drop={t('lists.import.drop')} />
          <DropAnywhere onFiles={start} words={t('lists.import.dropHere')} />
        </>
      )}
    </>
  )
}
