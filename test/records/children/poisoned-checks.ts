// The worker of the checks, except that some rows are poison.
import { workerData } from 'node:worker_threads'
import type { CheckSpec } from '../../../src/contacts/check-spec.ts'
import { createChecker } from '../../../src/contacts/create-checker.ts'
import { serve } from '../../../src/records/pool/serve.ts'

const check = createChecker(workerData as CheckSpec)
serve((cells: readonly string[]) => {
  if (cells[0] === 'kill') process.exit(9)
  if (cells[0] === 'throw') throw new Error('poison')
  return check(cells)
})
