import { childPrograms } from '../processes/programs.ts'
import { runGroup } from '../processes/group-runner.ts'
import { spawnProcess } from '../processes/spawn.ts'
import { NAME } from '../vocabulary/product.ts'

const folder = process.argv[2]
if (folder === undefined) {
  process.stderr.write(`usage: group <unit folder>   (started by ${NAME}, not by hand)\n`)
  process.exitCode = 2
} else {
  const stop = new AbortController()
  process.on('SIGTERM', () => stop.abort())
  process.on('SIGINT', () => stop.abort())
  // A closed terminal is no reason to stop: the run goes on and `regatta attach` finds it.
  process.on('SIGHUP', () => {})
  process.exitCode = await runGroup(folder, childPrograms(spawnProcess), stop.signal)
}
