import { lockOutput } from '../../../src/tables/lock-output.ts'

/** Holds a lock file until it is killed; says "held" or "taken". */
const release = lockOutput(process.argv[2] ?? '')
process.stdout.write(release === null ? 'taken\n' : 'held\n')
if (release !== null) setInterval(() => undefined, 1000)
