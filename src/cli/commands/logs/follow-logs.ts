import { statSync } from 'node:fs'
import { tailOffset } from '../../../runs/folder/files/log-tail.ts'
import type { LogLevel } from '../../../runs/folder/task.ts'
import { followLog } from './follow-log.ts'
import { lineReader } from './line-reader.ts'
import type { PrintLines } from './print-lines.ts'
import type { ScraperLog } from './select-logs.ts'

/** Follows several logs at once until the signal: whole lines, in the order in which they come. */
export async function followLogs(
  logs: readonly ScraperLog[],
  {
    lines,
    level,
    print,
    signal,
  }: { lines: number; level: LogLevel | undefined; print: PrintLines; signal: AbortSignal },
): Promise<void> {
  await Promise.all(
    logs.map(async ({ id, folder, log }) => {
      let reader = lineReader(level)
      await followLog({
        folder,
        log,
        from: log === null ? 0 : startOf(log, lines),
        signal,
        print: async (chunk) => print(id, reader.take(chunk)),
        switched: () => (reader = lineReader(level)),
      })
    }),
  )
}

function startOf(log: string, lines: number): number {
  return lines === 0 ? statSync(log).size : tailOffset(log, lines)
}
