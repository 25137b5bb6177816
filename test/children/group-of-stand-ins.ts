/** The real group runner over stand-ins for the scraper. */
import { fileURLToPath } from 'node:url'
import { runGroup } from '../../src/processes/group-runner.ts'
import { spawnProcess } from '../../src/processes/spawn.ts'

const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
process.on('SIGHUP', () => {})
const scraper = fileURLToPath(new URL('scraper-stand-in.ts', import.meta.url))
process.exitCode = await runGroup(process.argv[2]!, { scraper, group: '', spawn: spawnProcess }, stop.signal)
