import type { Pruned } from '../../../fleet/retention/prune.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { bytes as inBytes } from '../doctor/bytes.ts'

/** 'Removed 3 runs, 12 logs and 40 rows of the history: 41 MB.' */
export function prunedMessage({ runs, logs, history_rows, bytes }: Pruned, { dryRun }: { dryRun: boolean }): string {
  if (runs.length + logs.length + history_rows === 0 && bytes === 0) return 'There is nothing to remove.'
  const what = [counted(runs.length, 'run'), counted(logs.length, 'log')].join(', ')
  const rows = `${counted(history_rows, 'row')} of the history`
  return `${dryRun ? 'Would remove' : 'Removed'} ${what} and ${rows}: ${inBytes(bytes)}.`
}
