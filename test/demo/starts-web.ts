import { startWeb } from '../../src/cli/commands/demo/web-process.ts'

// Starts the simulated web, says where it is, and lives on until it is killed.
const web = await startWeb({ calm: true, latency: { min: 0, max: 0 } })
process.stdout.write(`${JSON.stringify({ pid: web.pid, control: web.address.control })}\n`)
process.stdin.resume()
setInterval(() => undefined, 60_000)
