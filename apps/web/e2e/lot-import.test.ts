import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { xlsxFile } from '../../../scripts/browser/xlsx-file.ts'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi } from './support/server-api.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('компоненты приходят из файла, отклонённая строка скачивается с причиной, экспорт приходит обратно без изменений', async () => {
  const api = serverApi(world.server.url)
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/components')
  await page.getByRole('button', { name: 'Импорт', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel('Файл для импорта')
    .setInputFiles(
      file(
        'состав.csv',
        'LOT;Группа;Примечание;Позиция;Количество\r\nCPU_1;Процессоры;тест;;\r\nСЕРВЕР;Серверы;;CPU_1;2,5\r\nСТОЙКА;;;НЕТ_ТАКОГО;1\r\n',
      ),
    )
  await dialog.getByText('3 строки под заголовком').waitFor()
  const target = (column: string) => dialog.getByRole('combobox', { name: column })
  expect(await target('Колонка B, Группа').inputValue()).toBe('Категория')
  expect(await target('Колонка C, Примечание').inputValue()).toBe('Не импортировать')
  await target('Колонка D, Позиция').click()
  await page.getByRole('option', { name: 'Не импортировать' }).click()
  await dialog.getByText('Укажите колонку: Позиция комплекта').waitFor()
  expect(await dialog.getByRole('button', { name: 'Импортировать 3 строки' }).isDisabled()).toBe(true)
  await target('Колонка D, Позиция').click()
  await page.getByRole('option', { name: 'Позиция комплекта' }).click()
  await target('Колонка C, Примечание').click()
  await page.getByRole('option', { name: 'Описание' }).click()
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await dialog.getByRole('button', { name: 'Импортировать 3 строки' }).click()

  await dialog.getByText('Файл импортирован.').waitFor()
  const counts = dialog.getByLabel('Что изменилось')
  expect((await counts.textContent())?.replaceAll(/\s+/g, ' ')).toBe('новых2изменено0без изменений0')
  const rejected = dialog.getByRole('row').filter({ hasText: 'НЕТ_ТАКОГО' })
  await rejected.getByText('Такого компонента нет ни здесь, ни в файле').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Скачать отклонённые строки' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('состав rejected.xlsx')
  await page.getByRole('alert').filter({ hasText: 'Импорт компонентов · состав.csv' }).first().waitFor()
  await dialog.getByRole('button', { name: 'Готово' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /СЕРВЕР Серверы/ }).waitFor()
  const { lots } = await api.lots.list.query({ search: 'сервер' })
  expect(await api.lots.get.query({ id: lots[0]?.id ?? 0 })).toMatchObject({
    items: [{ name: 'CPU_1', quantity: '2.500' }],
  })

  await page.getByRole('button', { name: 'Экспорт', exact: true }).click()
  const [exported] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Текстовая таблица (.csv)' }).click(),
  ])
  expect(exported.suggestedFilename()).toMatch(/^lots-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await exported.path(), 'utf8')
  expect(text).toContain('СЕРВЕР;Серверы;;комплект;CPU_1;"2,5"')
  await page.getByRole('button', { name: 'Импорт', exact: true }).click()
  await dialog.getByLabel('Файл для импорта').setInputFiles(file(exported.suggestedFilename(), text))
  await dialog.getByRole('button', { name: 'Импортировать 2 строки' }).click()
  await dialog.getByText('Файл импортирован.').waitFor()
  expect(await counts.textContent()).toContain('без изменений2')
  expect(page.faults).toEqual([])
})

test('a file that holds no list is taken no further than its columns, and a row can be made the header', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/components')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel('File to import')
    .setInputFiles(file('prices.csv', 'Acme list,,\r\nCode,Text,Price\r\nA-1,One,5\r\n'))
  await dialog.getByText('Choose the column of: LOT.').waitFor()
  await dialog.getByRole('combobox', { name: 'Column A', exact: true }).click()
  await page.getByRole('option', { name: 'LOT', exact: true }).click()
  await dialog.getByRole('button', { name: 'Make row 2 the header' }).click()
  await dialog.getByText('1 row below the header').waitFor()
  expect(await dialog.getByRole('combobox', { name: 'Column A, Code' }).inputValue()).toBe('LOT')
  await page.keyboard.press('Escape')
  await page.mouse.click(8, 8)
  await dialog.getByRole('button', { name: 'Import 1 row' }).click()
  await dialog.getByText('The file is imported.').waitFor()
  await dialog.getByRole('button', { name: 'Another file' }).click()
  await dialog.getByLabel('File to import').setInputFiles(file('empty.csv', ''))
  await dialog.getByText('The file is empty').waitFor()
  expect(page.faults).toEqual([])
})

test('a sheet that could not be read leaves the one before to be imported', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url })
  const page = await openPage(context, '/components')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const sheets = { First: [['LOT'], ['LOT_FIRST']], Second: [['LOT'], ['LOT_SECOND'], ['LOT_THIRD']] }
  await dialog
    .getByLabel('File to import')
    .setInputFiles({ name: 'two.xlsx', mimeType: 'application/octet-stream', buffer: xlsxFile(sheets) })
  const first = dialog.getByRole('button', { name: 'Import 1 row', disabled: false })
  await first.waitFor()
  const gate = Promise.withResolvers<void>()
  await page.route(
    '**/tasks.submit*',
    async (route) => {
      await gate.promise
      await route.continue({ postData: route.request().postData()?.replace('"sheet":"Second"', '"sheet":"Gone"') })
    },
    { times: 1 },
  )
  const sheet = dialog.getByRole('combobox', { name: 'Sheet' })
  await sheet.click()
  await page.getByRole('option', { name: 'Second' }).click()
  await dialog.getByText('Reading the file to recognise its columns').waitFor()
  expect(await sheet.inputValue()).toBe('Second')
  gate.resolve()
  await dialog.getByText('The file has no sheet "Gone"').first().waitFor()
  expect(await sheet.inputValue()).toBe('First')
  await first.click()
  await dialog.getByText('The file is imported.').waitFor()
  const { lots } = await serverApi(world.server.url).lots.list.query({ search: 'lot_' })
  expect(lots.map(({ name }) => name)).toContain('LOT_FIRST')
  expect(page.faults).toEqual([])
})
