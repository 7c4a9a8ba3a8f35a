import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { LotCrumb } from '../features/lots/lot-crumb.tsx'
import { lotSearch } from '../features/lots/list/lot-search.ts'
import { mappingSearch } from '../features/mappings/mapping-search.ts'
import { ImportCrumb } from '../features/stock/import-crumb.tsx'
import { importChoices } from '../features/stock/import/choices.ts'
import { stockSearch } from '../features/stock/table/stock-search.ts'
import { parseTaskSearch } from '../features/tasks/task-search.ts'
import { TaskCrumb } from '../features/tasks/task-crumb.tsx'
import { MissingPage } from './missing-page.tsx'
import type { Section } from './navigation.tsx'
import { PageError } from './page-error.tsx'
import { Shell } from './shell.tsx'

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** The section that the page belongs to; its parts below that, if any, as a component. */
    crumb?: Section | ComponentType
  }
}

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage, errorComponent: PageError })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => redirect({ to: '/stock', throw: true }),
})

const components = createRoute({
  getParentRoute: () => root,
  path: 'components',
  staticData: { crumb: 'components' },
})
const componentsIndex = createRoute({
  getParentRoute: () => components,
  path: '/',
  validateSearch: lotSearch,
  component: lazyRouteComponent(() => import('../features/lots/list/lots-page.tsx'), 'LotsPage'),
})
const newComponent = createRoute({
  getParentRoute: () => components,
  path: 'new',
  staticData: { crumb: LotCrumb },
  component: lazyRouteComponent(() => import('../features/lots/edit/new-lot-page.tsx'), 'NewLotPage'),
})
const component = createRoute({
  getParentRoute: () => components,
  path: '$lotId',
  staticData: { crumb: LotCrumb },
  component: lazyRouteComponent(() => import('../features/lots/edit/lot-page.tsx'), 'LotPage'),
})

const stock = createRoute({
  getParentRoute: () => root,
  path: 'stock',
  staticData: { crumb: 'stock' },
  component: lazyRouteComponent(() => import('../features/stock/stock-layout.tsx'), 'StockLayout'),
})
const stockIndex = createRoute({
  getParentRoute: () => stock,
  path: '/',
  validateSearch: stockSearch,
  component: lazyRouteComponent(() => import('../features/stock/stock-page.tsx'), 'StockPage'),
})
const stockImport = createRoute({ getParentRoute: () => stock, path: 'import', staticData: { crumb: ImportCrumb } })
const stockImportFile = createRoute({
  getParentRoute: () => stockImport,
  path: '/',
  validateSearch: importChoices,
  component: lazyRouteComponent(() => import('../features/stock/import/drop-page.tsx'), 'DropPage'),
})
const stockImportColumns = createRoute({
  getParentRoute: () => stockImport,
  path: '$fileId',
  validateSearch: importChoices,
  component: lazyRouteComponent(() => import('../features/stock/import/columns-page.tsx'), 'ColumnsPage'),
})
const stockImportRun = createRoute({
  getParentRoute: () => stock,
  path: 'imports/$taskId',
  staticData: { crumb: ImportCrumb },
  component: lazyRouteComponent(() => import('../features/stock/import/run-page.tsx'), 'RunPage'),
})

const mappings = createRoute({
  getParentRoute: () => root,
  path: 'vendor-mappings',
  staticData: { crumb: 'mappings' },
  validateSearch: mappingSearch,
  component: lazyRouteComponent(() => import('../features/mappings/mappings-page.tsx'), 'MappingsPage'),
})

const tasks = createRoute({ getParentRoute: () => root, path: 'tasks', staticData: { crumb: 'tasks' } })
const tasksIndex = createRoute({
  getParentRoute: () => tasks,
  path: '/',
  validateSearch: parseTaskSearch,
  component: lazyRouteComponent(() => import('../features/tasks/tasks-page.tsx'), 'TasksPage'),
})
const task = createRoute({
  getParentRoute: () => tasks,
  path: '$taskId',
  staticData: { crumb: TaskCrumb },
  component: lazyRouteComponent(() => import('../features/tasks/task-page.tsx'), 'TaskPage'),
})

/** Every address of the console. Pages are loaded when they are first shown. */
const routeTree = root.addChildren([
  home,
  components.addChildren([componentsIndex, newComponent, component]),
  stock.addChildren([stockIndex, stockImport.addChildren([stockImportFile, stockImportColumns]), stockImportRun]),
  mappings,
  tasks.addChildren([tasksIndex, task]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageError,
})
