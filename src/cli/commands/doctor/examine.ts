import { openHistory } from '../../../runs/history/open-history.ts'
import { createPalette } from '../../../view/palette.ts'
import { runSteps, type WatchedStep } from '../../../view/steps.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { isWatched } from '../../session/is-watched.ts'
import { checkBrowser } from './browser.ts'
import { type Check, warn } from './check.ts'
import { checkCluster } from './cluster.ts'
import { checkFleet } from './fleet.ts'
import { checkMachine } from './machine.ts'
import { checkPlaces } from './places.ts'
import { checkProcesses } from './processes.ts'
import { checkRuntime } from './runtime.ts'
import { checkTerminal } from './terminal.ts'
import { NAME } from '../../../vocabulary/product.ts'

/**
 * Looks at everything, without a network request (but to the database, where one is named) and without leaving a trace,
 * and says it.
 */
export async function examine(args: CommonArgs, io: Io): Promise<number> {
  const steps: WatchedStep<Check[]>[] = [
    { title: 'Node', run: () => checkRuntime() },
    { title: 'processes', run: () => checkProcesses() },
    { title: 'machine', run: () => checkMachine(io) },
    { title: 'folders', run: () => checkPlaces(args) },
    { title: 'history', run: () => checkHistory(args) },
    { title: 'configs', run: () => checkFleet(args, io) },
    { title: 'browser', run: () => checkBrowser(io) },
    { title: 'cluster', run: () => checkCluster(io) },
    { title: 'terminal', run: () => checkTerminal(args, io) },
  ]
  const checks = (await runSteps(steps, { watched: isWatched(args, io) })).flat()
  const failed = checks.filter((check) => check.status === 'fail').length
  if (args.json) io.stdout.write(`${JSON.stringify({ ok: failed === 0, checks }, null, 2)}\n`)
  else io.stdout.write(doctorLines(checks, args).join('\n') + '\n')
  return failed === 0 ? 0 : 1
}

/** One line for each check, how to fix it below, and the conclusion last. */
export function doctorLines(
  checks: Check[],
  { color, ascii, quiet }: Pick<CommonArgs, 'color' | 'ascii' | 'quiet'>,
): string[] {
  const palette = createPalette({ color, ascii })
  const looks = { ok: 'success', warn: 'warning', fail: 'failed' } as const
  const column = Math.max(...checks.map(({ name }) => name.length))
  const shown = quiet ? checks.filter(({ status }) => status !== 'ok') : checks
  const lines = shown.flatMap(({ name, status, found, mend }) => [
    `${palette.paint(looks[status], `${palette.icon[looks[status]]} ${status.padEnd(4)}`)}  ${name.padEnd(column)}  ${palette.text(found)}`,
    ...(mend === '' ? [] : [`${' '.repeat(column + 10)}${palette.faint(`to fix: ${palette.text(mend)}`)}`]),
  ])
  return [...lines, conclusion(checks)]
}

function conclusion(checks: Check[]): string {
  const count = (wanted: Check['status']): number => checks.filter(({ status }) => status === wanted).length
  const [failed, warned] = [count('fail'), count('warn')]
  if (failed > 0)
    return `${failed} of ${checks.length} checks failed: ${NAME} will not work well here until they are fixed`
  if (warned > 0) return `${NAME} works here; ${warned} of ${checks.length} checks have a warning`
  return `all ${checks.length} checks passed`
}

/** Says only what is wrong with the history: order and `every` of the next run come from it. */
async function checkHistory({ stateDir }: Pick<CommonArgs, 'stateDir'>): Promise<Check[]> {
  const fault = await openHistory(stateDir).fault()
  return fault === null ? [] : [warn('history', fault, 'nothing by hand: run-all sets it aside and rebuilds it')]
}
