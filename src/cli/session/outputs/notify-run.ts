import { readFileSync } from 'node:fs'
import { compareRuns, isWorthNotifying } from '../../../report/notify/changes.ts'
import { findDestinations } from '../../../report/notify/destinations.ts'
import { defaultTemplate, readMessageTemplate, writeMessage } from '../../../report/notify/message.ts'
import { sendAll, type Delivery } from '../../../report/notify/send.ts'
import type { NotifyPlan } from '../../../runs/folder/run-outputs.ts'
import type { ScraperRow, Summary } from '../../../vocabulary/run/summary.ts'

interface Options {
  summary: Summary
  /** The row of each scraper from before the run. */
  before: ReadonlyMap<string, ScraperRow>
  notify: NotifyPlan
  env: NodeJS.ProcessEnv
}

export interface NotifyReport {
  /** Empty when the run is not worth a notification. */
  deliveries: Delivery[]
  /** What went wrong, as messages without a secret. */
  problems: string[]
}

/** Notifies the addresses that the plan names, if the run is worth it. */
export async function notifyRun({ summary, before, notify, env }: Options): Promise<NotifyReport> {
  const changes = compareRuns(summary, before)
  if (!isWorthNotifying(notify.on, summary, changes)) return { deliveries: [], problems: [] }
  const { destinations, problems } = findDestinations(notify.to, env)
  const { template, fault } = loadTemplate(notify.template)
  const notice = { summary, changes }
  const deliveries = await sendAll(destinations, {
    notice,
    message: writeMessage(notice, template),
    event: 'run_ended',
    timeoutMs: notify.timeout_ms,
    secret: env['REGATTA_NOTIFY_SECRET'],
  })
  const unset = problems.map((problem) => `no notification sent: ${problem}`)
  return { deliveries, problems: [...fault, ...unset, ...deliveries.flatMap(problemOf)] }
}

function problemOf({ label, tries, failure }: Delivery): string[] {
  if (failure === null) return []
  return [`could not notify ${label}${tries > 1 ? ` in ${tries} tries` : ''}: ${failure}`]
}

/** A template that was there at the start may be gone by now: then the built-in message has to do. */
export function loadTemplate(path: string | null): { template: ReturnType<typeof defaultTemplate>; fault: string[] } {
  if (path === null) return { template: defaultTemplate(), fault: [] }
  try {
    const read = readMessageTemplate(readFileSync(path, 'utf8'))
    if (read.ok) return { template: read, fault: [] }
    return { template: defaultTemplate(), fault: [`${path}: ${read.message}; the usual words were sent`] }
  } catch (error) {
    return { template: defaultTemplate(), fault: [`${(error as Error).message}; the usual words were sent`] }
  }
}
