import { openHistory } from '../../../runs/history/open-history.ts'
import { openEventFile } from '../../../report/events/event-file.ts'
import { openEventScreen } from '../../../report/events/event-screen.ts'
import { createEventStream } from '../../../report/events/event-stream.ts'
import { nothingWritten, readWritten } from '../../../report/events/written-events.ts'
import { writeReports } from '../../../report/files/write-reports.ts'
import type { RunPlan } from '../../../runs/folder/run-plan.ts'
import { toAsciiJson } from '../../../view/ascii.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { FleetEvent } from '../../../vocabulary/run/event.ts'
import type { Summary } from '../../../vocabulary/run/summary.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { notifyRun } from './notify-run.ts'
import { NAME } from '../../../vocabulary/product.ts'

type Stream = ReturnType<typeof createEventStream>

/** Does what the plan of a run says of its outputs, in the process that carries the run to its end and in no other. */
export interface RunReporter {
  begin(plan: RunPlan): void
  handle(event: FleetEvent): void
  /**
   * After the summary was printed: notifies whom the plan names. Warns on stderr and never throws for the world's
   * failures.
   */
  notify(): Promise<void>
}

interface Options {
  args: Pick<CommonArgs, 'stateDir' | 'ascii'>
  io: Io
  eventsOnStdout: boolean
  /** Shows a warning while the run goes on. */
  warn: (message: string) => void
}

/** Follows the events of a run and writes its event stream, reports and notifications. */
export function createRunReporter({ args, io, eventsOnStdout, warn }: Options): RunReporter {
  let plan: RunPlan | null = null
  let summary: Summary | null = null
  let stream: Stream | null = null

  return {
    begin(begun) {
      plan = begun
      stream = openStream(begun)
    },
    handle(event) {
      if (plan === null) return
      stream?.handle(event)
      if (event.type !== 'run_ended') return
      summary = event.summary
      stream?.close()
      stream = null
      for (const problem of writeReports(plan.outputs?.reports ?? [], summary)) warn(problem)
    },
    async notify() {
      const notify = plan?.outputs?.notify
      if (!notify || notify.to.length === 0 || summary === null) return
      const before = await openHistory(args.stateDir).rowsBefore(summary.run)
      for (const line of (await notifyRun({ summary, before, notify, env: io.env })).problems) {
        io.stderr.write(`${NAME}: ${plainText(line)}\n`)
      }
    },
  }

  function openStream({ run, created, outputs }: RunPlan): Stream | null {
    const path = outputs?.events ?? null
    const onFailure = (message: string): void => {
      warn(`events cannot be written to ${path ?? 'stdout'}: ${message}; the run goes on`)
    }
    if (eventsOnStdout) {
      const target = openEventScreen(io.stdout, args.ascii ? toAsciiJson : undefined)
      return createEventStream({ run, target, written: nothingWritten(), onFailure })
    }
    if (path === null) return null
    try {
      const written = readWritten(path, run, created)
      return createEventStream({ run, target: openEventFile(path), written, onFailure })
    } catch (error) {
      onFailure((error as Error).message)
      return null
    }
  }
}
