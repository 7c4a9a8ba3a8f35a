import autocannon from 'autocannon'
import { loadJob } from './load.ts'
import type { LoadSaid } from './load.ts'

/** A process that asks a server as often as it can or is told, and says how often it was answered. */
const { origin, paths, connections, perSecond, seconds } = loadJob.parse(JSON.parse(process.argv[2] ?? ''))
let asked = 0
const before = process.cpuUsage()
const result = await autocannon({
  url: origin,
  connections,
  duration: seconds,
  ...(perSecond === undefined ? {} : { overallRate: perSecond }),
  // A request for each path would be made anew for each connection, at the cost of the first second.
  requests: [{ method: 'GET', setupRequest: (request) => ({ ...request, path: paths[asked++ % paths.length] }) }],
})
const refused = result.non2xx + result.errors + result.timeouts
if (refused > 0) throw new Error(`${refused} requests were not answered as they should: ${JSON.stringify(result)}`)
const { user, system } = process.cpuUsage(before)
const said: LoadSaid = {
  count: result['2xx'],
  cpuMs: (user + system) / 1_000,
  perSecond: result['2xx'] / result.duration,
  p99: result.latency.p99,
}
process.stdout.write(`${JSON.stringify(said)}\n`)
