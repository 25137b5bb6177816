import type { Source } from '../../../config/source.ts'
import type { Summary } from '../../../vocabulary/run/summary.ts'
import { checkDocuments } from './check-documents.ts'
import { checkKnown } from './check-known.ts'
import { checkPoliteness } from './check-politeness.ts'
import { checkRecords, type RecordCheck } from './check-records.ts'
import { checkSummary } from './check-summary.ts'
import type { Evidence, Truth } from './contract.ts'
import type { Difference } from './difference.ts'
import type { ConfigPlace } from './write-configs.ts'

/** Whether the results of the run are correct, and where they are not. */
export interface Verdict {
  ok: boolean
  scrapers: number
  /** Requests that the simulated servers saw. */
  requests: number
  records: Omit<RecordCheck, 'differences'>
  /** Files that are there, each with its own name and content. */
  documents: number
  /** How many of the records this run had to add. */
  fresh: number
  /** Articles that an earlier run had stored and that were fetched once more. */
  fetched_again: number
  politeness_violations: number
  differences: Difference[]
}

export interface FinishedRound {
  truth: Truth
  evidence: Evidence
  summary: Summary
  exitCode: number
  places: ReadonlyMap<string, ConfigPlace>
  sources: readonly Source[]
  dataDir: string
}

/** Compares what a run reported and stored with the truth of the simulated web. */
export async function checkRun(outcome: FinishedRound): Promise<Verdict> {
  const { truth, evidence, summary, sources } = outcome
  const summarised = checkSummary(truth, summary, outcome)
  const { differences: stored, ...records } = await checkRecords(truth, outcome.dataDir)
  const files = checkDocuments(truth, outcome.dataDir)
  const rude = checkPoliteness(truth, evidence, sources)
  const again = checkKnown(truth, evidence.visits)
  const differences = [...summarised, ...stored, ...files.differences, ...again, ...rude]
  return {
    ok: differences.length === 0,
    scrapers: truth.scrapers.length,
    requests: evidence.visits.length,
    records,
    documents: files.stored,
    fresh: truth.scrapers.flatMap((scraper) => scraper.records).filter((record) => record.fresh).length,
    fetched_again: again.length,
    politeness_violations: rude.length,
    differences,
  }
}
