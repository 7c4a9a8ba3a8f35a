export { createTestDatabase } from './test-database.ts'
export type { TestDatabase, TestTemplate } from './test-database.ts'
export { WireProxy } from './wire-proxy.ts'
