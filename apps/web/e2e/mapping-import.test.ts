import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi } from './support/server-api.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

test('сопоставления приходят из файла, отклонённая строка названа с причиной, экспорт приходит обратно без изменений', async () => {
  const api = serverApi(world.server.url)
  await api.lots.create.mutate({ name: 'CPU_1' })
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/vendor-mappings')
  await page.getByRole('button', { name: 'Импорт', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Файл для импорта').setInputFiles({
    name: 'сопоставления.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Артикул;Вендор;LOT;Описание\r\n00042;AMD;CPU_1;EPYC\r\nX-1;;НЕТ_ТАКОГО;\r\n'),
  })
  const partNumber = dialog.getByRole('combobox', { name: 'Колонка A, Артикул' })
  await partNumber.waitFor()
  expect(await partNumber.inputValue()).toBe('Партномер')
  await dialog.getByRole('button', { name: 'Импортировать 2 строки' }).click()
  await dialog.getByText('Файл импортирован.').waitFor()
  await dialog
    .getByRole('row')
    .filter({ hasText: 'НЕТ_ТАКОГО' })
    .getByText('Такого LOT нет: сначала добавьте его')
    .waitFor()
  expect(await dialog.getByLabel('Что изменилось').textContent()).toContain('новых1')
  await dialog.getByRole('button', { name: 'Готово' }).click()
  await page.getByText('У каждого партномера есть LOT, или он игнорируется.').first().waitFor()
  expect((await api.lots.list.query({ search: 'cpu_1' })).lots).toMatchObject([{ partNumbers: 1 }])

  await page.getByRole('button', { name: 'Экспорт', exact: true }).click()
  const [exported] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Текстовая таблица (.csv)' }).click(),
  ])
  const text = await readFile(await exported.path(), 'utf8')
  expect(text.split('\r\n')[1]).toBe('00042;AMD;CPU_1;;да;EPYC;;')
  await page.getByRole('button', { name: 'Импорт', exact: true }).click()
  await dialog
    .getByLabel('Файл для импорта')
    .setInputFiles({ name: exported.suggestedFilename(), mimeType: 'text/csv', buffer: Buffer.from(text) })
  await dialog.getByRole('button', { name: 'Импортировать 1 строку' }).click()
  await dialog.getByText('Файл импортирован.').waitFor()
  expect(await dialog.getByLabel('Что изменилось').textContent()).toContain('без изменений1')
  expect(page.faults).toEqual([])
})

test('файл, все строки которого отклонены, ничего не сохраняет, и это сказано без зелёного', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/vendor-mappings')
  await page.getByRole('button', { name: 'Импорт', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Файл для импорта').setInputFiles({
    name: 'мимо.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Артикул;LOT\r\nX-2;НЕТ_ТАКОГО\r\nX-3;НЕТ_ТАКОГО\r\n'),
  })
  await dialog.getByRole('button', { name: 'Импортировать 2 строки' }).click()
  await dialog.getByText('Ничего не сохранено: отклонено 2').waitFor()
  expect(await dialog.getByText('Файл импортирован.').count()).toBe(0)
  const toast = page.getByRole('alert').filter({ hasText: 'Импорт сопоставлений · мимо.csv' }).first()
  await toast.getByText('Ничего не сохранено: отклонено 2').waitFor()
  expect(await toast.textContent()).not.toContain('готово')
  expect(page.faults).toEqual([])
})
