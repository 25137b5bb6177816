import { compareRuns } from '../../../src/report/notify/changes.ts'
import { findDestinations } from '../../../src/report/notify/destinations.ts'
import { defaultTemplate, writeMessage } from '../../../src/report/notify/message.ts'
import { sendAll, type Delivery, type Sending } from '../../../src/report/notify/send.ts'
import { row, summaryOf } from '../example-summary.ts'

export const summary = summaryOf([
  row('fiji/sun', 'success'),
  row('tonga/matangi', 'failed', 'host_down', { detail: 'no answer from <!channel> & co' }),
])

/** Tells one address of a run in which one scraper failed. */
export async function sendTo(address: string, more: Partial<Sending> = {}): Promise<Delivery> {
  const { destinations, problems } = findDestinations(['env:TO'], { TO: address })
  if (problems.length > 0) throw new Error(problems.join('; '))
  const notice = { summary, changes: compareRuns(summary, new Map()) }
  const message = writeMessage(notice, defaultTemplate())
  const sending = { notice, message, event: 'run_ended' as const, timeoutMs: 20_000, backoffMs: 1, secret: undefined }
  return (await sendAll(destinations, { ...sending, ...more }))[0]!
}
