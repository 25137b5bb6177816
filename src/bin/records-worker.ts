import { workerData } from 'node:worker_threads'
import type { CheckSpec } from '../contacts/check-spec.ts'
import { createChecker } from '../contacts/create-checker.ts'
import { serve } from '../records/pool/serve.ts'

serve(createChecker(workerData as CheckSpec))
