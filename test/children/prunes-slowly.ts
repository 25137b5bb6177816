import { setTimeout as sleep } from 'node:timers/promises'
import { prune } from '../../src/fleet/retention/prune.ts'
import { listRuns } from '../../src/run-folder/layout.ts'

// Removes one run after the other, oldest first, and says so after the first: for a test to kill in the middle.
const [stateDir = '', logDir = ''] = process.argv.slice(2)
for (let runs = listRuns(stateDir).length - 1; runs > 0; runs--) {
  prune({ stateDir, logDir }, { runs, age_ms: null, bytes: null })
  process.stdout.write(`${runs}\n`)
  await sleep(1)
}
