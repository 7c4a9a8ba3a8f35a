import { trpc } from '../../api/trpc.ts'
import { useFormat } from '../../format/use-format.ts'
import { ShortId } from '../../ui/short-id.tsx'

/** An uploaded file by its name; by its id once it is no longer kept. */
export function FileName({ fileId }: { fileId: string }) {
  const format = useFormat()
  const { data } = trpc.files.get.useQuery({ id: fileId }, { staleTime: Infinity })
  if (data === undefined) return <ShortId id={fileId} />
  return (
    <>
      {data.name} <span className="quiet">· {format.bytes(data.size)}</span>
    </>
  )
}
