import { workerData } from 'node:worker_threads'
import type { CheckSpec } from '../records/checks/check-spec.ts'
import { createChecker } from '../records/checks/create-checker.ts'
import { serve } from '../records/pool/serve.ts'

serve(createChecker(workerData as CheckSpec))
