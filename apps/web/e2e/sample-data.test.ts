import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { openConsole, openPage } from './support/open-console.ts'
import { serverApi } from './support/server-api.ts'
import { shareTestWorld } from './support/share-test-world.ts'

const world = shareTestWorld()

test('from an empty console in Russian to pages that show data', async () => {
  await using context = await openConsole(world.browser, { url: world.server.url, language: 'ru' })
  const page = await openPage(context, '/components')
  await page.getByRole('heading', { name: 'Опишите первый компонент' }).waitFor()
  await page.getByRole('button', { name: 'Загрузить пример' }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  // Where a newcomer lands.
  await page.goto('/')
  await page.getByRole('heading', { name: 'Импортируйте первый файл остатков' }).waitFor()
  await page.getByRole('button', { name: 'Загрузить пример' }).click()
  // It lasts a second: it may be over before a poll sees it run.
  await page
    .getByRole('main')
    .getByRole('article', { name: /Загрузка примера/ })
    .waitFor()
  await page
    .getByRole('alert')
    .filter({ hasText: 'Загрузка примера' })
    .filter({ hasText: /компонентов: 2\s000, партномеров: 6\s000/ })
    .waitFor()
  await page
    .getByRole('table', { name: 'Склады' })
    .getByRole('row', { name: /Москва, Томилино/ })
    .waitFor()
  expect(await page.getByRole('button', { name: 'Загрузить пример' }).count()).toBe(0)

  await page.getByRole('navigation').getByRole('link', { name: 'Компоненты' }).click()
  await page.getByText(/^2\s000 компонентов$/).waitFor()
  await page.getByRole('button', { name: 'Только комплекты' }).click()
  await page.getByText(/^150 компонентов$/).waitFor()
  expect(page.faults).toEqual([])

  const api = serverApi(world.server.url)
  const [task] = (await api.tasks.list.query({ types: ['sample_data'] })).tasks
  await page.goto(`/tasks/${task?.id ?? ''}`)
  await page.getByRole('link', { name: 'К компонентам' }).waitFor()
  await page.getByText('Обычный пример').waitFor()
})
