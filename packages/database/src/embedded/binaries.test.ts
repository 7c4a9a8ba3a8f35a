import { expect, test } from 'vitest'
import { locatePackage } from './binaries.ts'

test.each([
  ['win32', 'x64', /^There is no embedded PostgreSQL for Windows: use WSL 2, or set DATABASE_URL$/],
  ['freebsd', 'x64', /^There is no embedded PostgreSQL for freebsd-x64 .*set DATABASE_URL$/],
])('a platform without embedded PostgreSQL is told so, and what to do: %s %s', (platform, arch, sentence) => {
  expect(() => locatePackage({ platform, arch })).toThrow(
    expect.objectContaining({ code: 'DATABASE_PLATFORM', message: expect.stringMatching(sentence) }),
  )
})

test("this machine's package has the programs and their version", () => {
  expect(locatePackage(process).version).toMatch(/^18\./)
})
