import { relative, resolve } from 'node:path'
import { loadFleet } from '../../config/load.ts'
import { EXIT_LOCKED, EXIT_USAGE } from '../../fleet/exit-code.ts'
import { newestRun, readSummary } from '../../fleet/runs.ts'
import { createPalette } from '../../view/palette.ts'
import { NAME } from '../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../command.ts'
import type { DemoArgs } from '../demo.ts'
import { checkRun } from './check.ts'
import { claimFolder, type DemoFolder } from './folder.ts'
import { onInterruption, SIGNAL_EXITS, type Interruption } from './interruption.ts'
import { nextSteps } from './next-steps.ts'
import { runAllWords, runFleet } from './run-fleet.ts'
import { verdictLines } from './verdict-lines.ts'
import { startWeb, type WebProcess } from './web-process.ts'
import { writeConfigs } from './write-configs.ts'

type Args = DemoArgs & CommonArgs

/** Web up, fleet over it, truth held against what was told; 0 when all of it was true. */
export async function playDemo(args: Args, io: Io): Promise<number> {
  const claim = claimFolder(resolve(io.cwd, args.dir))
  if (!claim.ok) {
    io.stderr.write(`${NAME}: ${claim.message}\n`)
    return claim.why === 'busy' ? EXIT_LOCKED : EXIT_USAGE
  }
  const interruption = onInterruption()
  try {
    const web = await startWeb({ calm: args.calm })
    try {
      return await play(args, io, { folder: claim.folder, web, interruption })
    } finally {
      await web.close()
    }
  } finally {
    interruption.ignore()
    claim.folder.release()
  }
}

interface Stage {
  folder: DemoFolder
  web: WebProcess
  interruption: Interruption
}

async function play(args: Args, io: Io, { folder, web, interruption }: Stage): Promise<number> {
  const palette = createPalette(args)
  const say = (lines: string[]): void => {
    if (!args.json) io.stdout.write(lines.map((line) => `${line}\n`).join(''))
  }
  const stopped = (): number | null => {
    const signal = interruption.signal()
    return signal === null ? null : (SIGNAL_EXITS[signal] ?? 130)
  }
  const truth = await web.truth()
  const broken = truth.scrapers.filter((one) => one.broken_config).map((one) => `${one.country}/${one.source}`)
  const places = await writeConfigs(folder.configs, web.address.sites, new Set(broken))
  const words = runAllWords(folder, io.cwd)
  const troubled = truth.scrapers.filter(({ trouble }) => trouble !== null).length
  if (!args.quiet) {
    const trouble = troubled === 0 ? 'all of it well' : `with trouble in store for ${troubled} scrapers`
    say([
      `A simulated news web of ${truth.sites.length} sites is up on 127.0.0.1, ${trouble}.`,
      palette.faint(`${NAME} ${words.join(' ')}`),
      '',
    ])
  }
  const exitCode = stopped() ?? (await runFleet(words, args, interruption))
  const cutShort = stopped()
  if (cutShort !== null) return cutShort

  const run = newestRun(folder.state)
  const summary = run === null ? null : readSummary(folder.state, run)
  if (summary === null || typeof exitCode === 'string') {
    io.stderr.write(`${NAME}: run-all ended with ${exitCode}${summary === null ? ' and left no summary' : ''}\n`)
    return 1
  }
  const { sources } = await loadFleet(folder.configs, [], io.cwd)
  const evidence = await web.evidence()
  const verdict = await checkRun({ truth, evidence, summary, exitCode, places, sources, dataDir: folder.data })
  if (args.json) io.stdout.write(`${JSON.stringify({ ...verdict, dir: folder.path, summary }, null, 2)}\n`)
  say(['', ...verdictLines(verdict, palette)])
  if (!args.quiet) say(['', ...nextSteps(folder, summary, io.cwd, palette)])
  if (args.keep) {
    say(['', `The simulated web stays up until Ctrl-C; its configs are in ${relative(io.cwd, folder.configs)}.`])
    await interruption.wait()
  }
  return verdict.ok ? 0 : 1
}
