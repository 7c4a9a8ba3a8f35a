import { Outlet } from '@tanstack/react-router'
import { DropAnywhere } from './import/drop-anywhere.tsx'
import { UploadProvider } from './import/upload-provider.tsx'
import { useUpload } from './import/upload.ts'

/** Around all pages of stock: a file may be dropped on each of them. */
export function StockLayout() {
  return (
    <UploadProvider>
      <Outlet />
      <DropToImport />
    </UploadProvider>
  )
}

function DropToImport() {
  const { start } = useUpload()
  return <DropAnywhere onFiles={start} />
}
