import { cellText } from '../../contacts/cell-text.ts'
import { checkedColumns } from '../../contacts/check-spec.ts'
import { createFindingCounter } from '../../contacts/finding-counter.ts'
import type { Findings } from '../../contacts/finding-counter.ts'
import type { Answers, Unchecked } from '../../store/store.ts'
import { digest } from '../digests.ts'
import type { RunContext } from '../run-context.ts'
import { validationSpec } from './validation-spec.ts'

/** What came of checking records, by the stem of the new columns: `phone`, `address`. */
export interface ValidationReport {
  checked: number
  /** Records whose check broke down: they are tried again by the next run. */
  failed: number
  /** Whether a stop came before the end; the next run does the rest. */
  complete: boolean
  findings: Record<string, Findings>
}

const BATCH = 200
/** Changes when the same record would get other answers from a later version. */
const CHECKS_VERSION = 1

/** A check of single records, for those who keep its answers beside others. */
export interface RecordAnswers {
  /** Changes when the answers would be others. */
  spec: string
  check(record: Unchecked): Answers['answers']
}

/** The check of phones and addresses that a config or `--validate` asks for; null where none is wanted. */
export async function recordCheck(
  run: RunContext,
): Promise<(RecordAnswers & { findings(): Record<string, Findings> }) | null> {
  const spec = validationSpec(run.task.config, run.task.validate === true)
  if (spec === null) return null
  // The numbering plans of all countries: only who asks for them pays for them.
  const { addedColumns, createChecker } = await import('../../contacts/create-checker.ts')
  const columns = checkedColumns(spec)
  const added = addedColumns(spec)
  const check = createChecker(spec)
  const counters = createFindingCounter(added)
  return {
    spec: digest([CHECKS_VERSION, spec]),
    check({ title, extra }) {
      const said = check(columns.map((column) => cellText(extra[column] ?? (column === 'title' ? title : null))))
      counters.add(said)
      return Object.fromEntries(added.map((column, i) => [column, said[i] ?? null]))
    },
    findings: () => counters.findings(),
  }
}

/**
 * Checks the phones and addresses of all stored records that have no answers yet, after the last page is stored: no
 * host waits for it. Null where nothing is to be checked.
 */
export async function validateRecords(run: RunContext): Promise<ValidationReport | null> {
  const { store, log } = run
  const check = await recordCheck(run)
  // Where the sites of records are visited, too, both answers are kept together.
  if (check === null || run.task.config.schedules !== undefined) return null
  const counts = { checked: 0, failed: 0 }

  const answer = (record: Unchecked): Answers[] => {
    const { position, url } = record
    try {
      const answers = check.check(record)
      counts.checked++
      return [{ position, answers }]
    } catch (error) {
      counts.failed++
      log.error({ url, stack: error instanceof Error ? error.stack : String(error) }, 'check broke down')
      return []
    }
  }

  let cursor = 0
  let complete = false
  while (!run.stopping.aborted) {
    const batch = await store.unchecked(check.spec, BATCH, cursor)
    complete = batch.length === 0
    if (complete) break
    await store.keepAnswers(check.spec, batch.flatMap(answer))
    cursor = batch.at(-1)!.position
    run.watchdog.touch()
    // Signals and the state file have their turn.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const findings = check.findings()
  log.info({ ...counts, complete, ...findings }, 'records checked')
  return { ...counts, complete, findings }
}
