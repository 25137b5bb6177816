import type { Source } from '../../config/source.ts'
import type { Summary } from '../../vocabulary/summary.ts'
import { checkPoliteness } from './check-politeness.ts'
import { checkRecords, type RecordCheck } from './check-records.ts'
import { checkSummary } from './check-summary.ts'
import type { Evidence, Truth } from './contract.ts'
import type { Difference } from './difference.ts'
import type { ConfigPlace } from './write-configs.ts'

/** Whether the run told the truth, and where it did not. */
export interface Verdict {
  ok: boolean
  scrapers: number
  /** Requests that the simulated servers saw. */
  requests: number
  records: Omit<RecordCheck, 'differences'>
  politeness_violations: number
  differences: Difference[]
}

export interface Outcome {
  truth: Truth
  evidence: Evidence
  summary: Summary
  exitCode: number
  places: ReadonlyMap<string, ConfigPlace>
  sources: readonly Source[]
  dataDir: string
}

export async function checkRun(outcome: Outcome): Promise<Verdict> {
  const { truth, evidence, summary, sources } = outcome
  const told = checkSummary(truth, summary, outcome)
  const { differences: stored, ...records } = await checkRecords(truth, outcome.dataDir)
  const rude = checkPoliteness(truth, evidence, sources)
  const differences = [...told, ...stored, ...rude]
  return {
    ok: differences.length === 0,
    scrapers: truth.scrapers.length,
    requests: evidence.visits.length,
    records,
    politeness_violations: rude.length,
    differences,
  }
}
