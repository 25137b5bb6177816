import type { WebOptions } from './start.ts'
import { startDemoWeb } from './start.ts'

// The simulated web as a process of its own: options as JSON in its only argument, its address as one line of JSON on
// stdout. It lives until its stdin ends, which the kernel sees to however the parent dies.
const web = await startDemoWeb(JSON.parse(process.argv[2] ?? '{}') as WebOptions)
process.stdout.write(`${JSON.stringify(web.address)}\n`)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void web.close())
process.stdin.on('end', () => void web.close())
process.stdin.on('error', () => void web.close())
process.stdin.resume()
