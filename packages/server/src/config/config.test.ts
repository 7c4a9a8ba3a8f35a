import { expect, test } from 'vitest'
import { ConfigError, parsePort, readConfig } from './config.ts'

test('an empty environment gives a loopback server with the embedded database', () => {
  expect(readConfig({})).toMatchObject({
    port: 4600,
    host: '127.0.0.1',
    databaseUrl: null,
    serverUrl: 'http://localhost:4600',
  })
  expect(readConfig({ PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 4600, databaseUrl: null })
})

test('what the environment says is used', () => {
  const config = readConfig({
    PRICEFORGE_DATA_DIR: '/srv/prices',
    DATABASE_URL: 'postgres://prices@db/prices',
    PORT: '8080',
    PRICEFORGE_ALLOWED_HOSTS: 'prices.example.com, prices',
  })
  expect(config).toMatchObject({
    dataDir: '/srv/prices',
    port: 8080,
    databaseUrl: 'postgres://prices@db/prices',
    serverUrl: 'http://localhost:8080',
  })
  expect(config.allowedHosts).toEqual(['prices.example.com', 'prices'])
})

test('every variable that can not be used is named in one sentence', () => {
  expect(() => readConfig({ PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' })).toThrow(ConfigError)
  expect(() => readConfig({ PORT: 'many', LOG_LEVEL: 'loud' })).toThrow(/PORT: .*LOG_LEVEL: /)
})

test('a port is a number in range', () => {
  expect(parsePort('0')).toBe(0)
  expect(() => parsePort('http')).toThrow('--port takes a number')
  expect(() => parsePort('')).toThrow(ConfigError)
  expect(() => parsePort('70000')).toThrow(ConfigError)
})
