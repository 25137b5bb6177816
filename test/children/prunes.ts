import { prune } from '../../src/fleet/retention/prune.ts'

// Keeps the newest run: for a test to kill in the middle.
const [stateDir = '', logDir = ''] = process.argv.slice(2)
await prune({ stateDir, logDir }, { runs: 1, age_ms: null, bytes: null })
