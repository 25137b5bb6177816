// Opens the store named by its argument, says so, and keeps it until it is killed.
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'

const store = openSqliteStore(process.argv[2] ?? '')
writeSync(1, 'open\n')
setInterval(() => void store.pendingCount(), 1000)
