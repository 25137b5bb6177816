import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { openHistory } from '../../../runs/history/open-history.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { compareRuns, isWorthNotifying } from '../../../report/notify/changes.ts'
import { findDestinations } from '../../../report/notify/destinations.ts'
import type { Notice } from '../../../report/notify/facts.ts'
import { writeMessage } from '../../../report/notify/message.ts'
import { sampleNotice } from '../../../report/notify/sample-notice.ts'
import { sendAll } from '../../../report/notify/send.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { readNotify } from '../../session/outputs/read-notify.ts'
import { loadTemplate } from '../../session/outputs/notify-run.ts'
import { pickRun } from '../../session/pick-run.ts'
import type { NotifyArgs } from '../../options/output-options.ts'

interface NotifyCommandArgs extends NotifyArgs {
  run: string | undefined
  test: boolean
  dryRun: boolean
}

type Args = NotifyCommandArgs & CommonArgs

/** Sends, prints or tests the notifications of a finished run. Exit code 1 if one could not be delivered. */
export async function notify(args: Args, io: Io): Promise<number> {
  if (args.test && args.run !== undefined) return refuse(io, '--test sends a made-up run: name no other')
  // Whoever types this wants a notification, unless they say when.
  const plan = readNotify({ ...args, notifyOn: args.notifyOn ?? 'always' }, io)
  if (typeof plan === 'string') return refuse(io, plan)
  if (plan.to.length === 0 && !args.dryRun) return refuse(io, 'no destination: set REGATTA_NOTIFY, or see --notify')
  const notice = args.test ? sampleNotice() : await pastNotice(args, io)
  if (notice === null) return EXIT_USAGE
  if (!args.test && !isWorthNotifying(plan.on, notice.summary, notice.changes)) {
    io.stderr.write(`No notification is due for run ${notice.summary.run} (--notify-on ${plan.on}).\n`)
    return 0
  }
  const { template } = loadTemplate(plan.template)
  const written = writeMessage(notice, template)
  const message = args.test ? { ...written, subject: `[test] ${written.subject}` } : written
  if (args.dryRun) {
    io.stdout.write(
      args.json ? `${JSON.stringify(message, null, 2)}\n` : `Subject: ${message.subject}\n\n${message.text}\n`,
    )
    return 0
  }
  const deliveries = await sendAll(findDestinations(plan.to, io.env).destinations, {
    notice,
    message,
    event: args.test ? 'test' : 'run_ended',
    timeoutMs: plan.timeout_ms,
    secret: io.env['REGATTA_NOTIFY_SECRET'],
  })
  if (args.json) io.stdout.write(`${JSON.stringify(deliveries, null, 2)}\n`)
  else {
    for (const { label, failure } of deliveries) {
      io.stdout.write(failure === null ? `notified ${label}\n` : `could not notify ${label}: ${plainText(failure)}\n`)
    }
  }
  return deliveries.some(({ failure }) => failure !== null) ? 1 : 0
}

async function pastNotice(args: Args, io: Io): Promise<Notice | null> {
  const runs = openRunReader(args.stateDir)
  const run = args.run === undefined ? await runs.newestFinished() : await pickRun(args.run, args, io)
  // That there is no run by that name has been said.
  if (run === null && args.run !== undefined) return null
  const summary = run === null ? null : await runs.summary(run)
  if (summary === null) {
    refuse(io, run === null ? `there is no finished run in ${args.stateDir} yet` : `run ${run} is not over`)
    return null
  }
  return { summary, changes: compareRuns(summary, await openHistory(args.stateDir).rowsBefore(summary.run)) }
}
