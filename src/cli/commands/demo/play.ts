import { relative, resolve } from 'node:path'
import { EXIT_LOCKED, EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { createPalette } from '../../../view/palette.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../../command.ts'
import type { Truth } from './contract.ts'
import { claimFolder, type DemoFolder } from './folder.ts'
import { onInterruption, type Interruption } from './interruption.ts'
import { missingBrowser } from './missing-browser.ts'
import { nextSteps } from './next-steps.ts'
import { playRound, type Round } from './round.ts'
import { runAllArguments } from './run-demo-fleet.ts'
import { verdictLines } from './verdict-lines.ts'
import { startWeb, type WebProcess } from './web-process.ts'
import { writeConfigs } from './write-configs.ts'

interface DemoArgs {
  calm: boolean
  again: boolean
  all: boolean
  dir: string
  keep: boolean
}

type Args = DemoArgs & CommonArgs

/** News of each scraper that comes in between the two runs of --again. */
const LATE_NEWS = 2

/** Web up, fleet over it, results compared with the truth; 0 when all of them are true. */
export async function playDemo(args: Args, io: Io): Promise<number> {
  const claim = await claimFolder(resolve(io.cwd, args.dir))
  if (!claim.ok) {
    io.stderr.write(`${NAME}: ${claim.message}\n`)
    return claim.why === 'busy' ? EXIT_LOCKED : EXIT_USAGE
  }
  const interruption = onInterruption()
  try {
    const missing = args.all ? await missingBrowser(io.env) : null
    const built = args.all && missing === null
    const calm = args.calm || args.again
    const web = await startWeb({ calm, late: args.again ? LATE_NEWS : 0, all: args.all, directories: args.all, built })
    try {
      return await play(args, io, { folder: claim.folder, web, interruption, missing })
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
  /** Why the papers that scripts build are not on the web; null where they are, or were not asked for. */
  missing: string | null
}

async function play(args: Args, io: Io, { folder, web, interruption, missing }: Stage): Promise<number> {
  const palette = createPalette(args)
  // With --json stdout is the document's alone.
  const out = args.json ? io.stderr : io.stdout
  const say = (...lines: string[]): void => void out.write(lines.map((line) => `${line}\n`).join(''))
  const print = (...lines: string[]): void => (args.quiet || args.json ? undefined : say(...lines))

  const truth = await web.truth()
  const broken = truth.scrapers.filter((one) => one.broken_config).map((one) => `${one.country}/${one.source}`)
  const places = await writeConfigs(folder.configs, web.address.sites, new Set(broken))
  const words = runAllArguments(folder, io.cwd)
  const common = { args, cwd: io.cwd, folder, interruption, web, places, words }

  const without = `Without the two newspapers that scripts build: ${missing}`
  if (missing !== null && !args.quiet) say(without)
  print(...greeting(truth), palette.faint(`${NAME} ${words.join(' ')}`), '')
  const rounds = [await playRound({ ...common, truth })]
  if (!args.json) say(...finding(rounds[0], 'Demo', palette))
  if (args.again && rounds[0]?.kind === 'checked') {
    print('', 'New articles appear on every site except the archives, and the same command runs again.', '')
    rounds.push(await playRound({ ...common, truth: await web.publish() }))
    if (!args.json) say(...finding(rounds[1], 'Second run of the demo', palette))
  }
  for (const round of rounds) {
    if (round.kind === 'interrupted') return round.exitCode
    if (round.kind === 'checked') continue
    io.stderr.write(`${NAME}: ${round.message}\n`)
    return 1
  }
  const [first, second] = rounds.filter((round) => round.kind === 'checked')
  if (first === undefined) throw new Error('a demo without a run')
  if (args.json) io.stdout.write(`${JSON.stringify(document(first, second, folder), null, 2)}\n`)
  print('', ...nextSteps(folder, first.summary, io.cwd, palette))
  if (args.keep) {
    say('', `The simulated web keeps running until Ctrl-C; its configs are in ${relative(io.cwd, folder.configs)}.`)
    await interruption.wait()
  }
  return first.verdict.ok && second?.verdict.ok !== false ? 0 : 1
}

function greeting({ scrapers }: Truth): string[] {
  const troubled = scrapers.filter(({ trouble }) => trouble !== null).length
  const weather = troubled === 0 ? 'without faults' : `with faults for ${counted(troubled, 'scraper')}`
  const sites = new Set(scrapers.map(({ site }) => site)).size
  return [`A simulated news web of ${counted(sites, 'site')} runs on 127.0.0.1, ${weather}.`]
}

function finding(round: Round | undefined, title: string, palette: ReturnType<typeof createPalette>): string[] {
  return round?.kind === 'checked' ? ['', ...verdictLines(title, round.verdict, palette)] : []
}

type Checked = Round & { kind: 'checked' }

function document(first: Checked, second: Checked | undefined, folder: DemoFolder): object {
  const again = second === undefined ? {} : { again: { ...second.verdict, summary: second.summary } }
  return { ...first.verdict, dir: folder.path, summary: first.summary, ...again }
}
