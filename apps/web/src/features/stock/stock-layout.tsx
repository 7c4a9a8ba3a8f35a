import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DropAnywhere } from '../files/upload/drop-anywhere.tsx'
import { useUpload } from './import/upload-context.ts'

/** Around all pages of stock: a file may be dropped on each of them. */
export function StockLayout() {
  const { t } = useTranslation()
  const { start } = useUpload()
  return (
    <>
      <Outlet />
      <DropAnywhere onFiles={start} words={t('stock.dropHere')} />
    </>
  )
}
