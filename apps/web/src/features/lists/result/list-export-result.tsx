import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { toApiError } from '../../../api/api-error.ts'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { fileUrl } from '../file-url.ts'

interface ListExportResultProps {
  readonly result: { readonly fileId: string; readonly name: string; readonly rows: number }
}

/** The file that was made, as long as it is kept. */
export function ListExportResult({ result: { fileId, name, rows } }: ListExportResultProps) {
  const { t, format } = useWords()
  const { data, error } = trpc.files.get.useQuery({ id: fileId }, { staleTime: 60_000 })
  const gone = error !== null && toApiError(error).code === 'NOT_FOUND'
  return (
    <>
      <Facts
        facts={[
          [t('lists.export.file'), data === undefined ? name : `${name} · ${format.bytes(data.size)}`],
          [t('lists.export.rows'), format.number(rows)],
        ]}
      />
      {gone ? (
        <p className="quiet">{t('lists.export.gone')}</p>
      ) : (
        <Button
          component="a"
          href={fileUrl(fileId)}
          download={name}
          mt="sm"
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          {t('lists.export.download')}
        </Button>
      )}
    </>
  )
}
