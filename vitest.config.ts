import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const absolute = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const database = [absolute('packages/database/src/testing/global-setup.ts')]
const browser = absolute('scripts/browser/global-setup.ts')
const project = (name: string, options: { globalSetup?: string[]; testTimeout?: number } = {}) => ({
  test: {
    name,
    root: `packages/${name}`,
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    ...options,
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './scripts/summary-reporter.ts'],
    projects: [
      project('task-contract'),
      project('contract'),
      project('database', { globalSetup: database, testTimeout: 60_000 }),
      project('task-manager', { globalSetup: database, testTimeout: 30_000 }),
      project('task-react'),
      project('files', { globalSetup: database, testTimeout: 30_000 }),
      project('spreadsheet', { testTimeout: 30_000 }),
      project('pricing', { globalSetup: database, testTimeout: 60_000 }),
      project('server', { globalSetup: database, testTimeout: 60_000 }),
      project('bench'),
      {
        test: {
          name: 'web',
          root: 'apps/web',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
          globalSetup: [browser, absolute('apps/web/e2e/global-setup.ts')],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'engine',
          root: 'scripts/engine',
          include: ['*.test.ts'],
          globalSetup: [browser],
          // One of them installs from the registry.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'chaos',
          root: 'scripts/chaos',
          include: ['*.test.ts'],
          testTimeout: 300_000,
          // After all others and alone: its five processes are judged by the clock.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
