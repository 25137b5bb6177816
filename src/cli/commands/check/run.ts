import { join, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { scraperId } from '../../../config/source.ts'
import { uniqueFindings } from '../../../config/parse/finding.ts'
import type { Finding, Level } from '../../../config/parse/finding.ts'
import type { Fleet } from '../../../config/files/load.ts'
import { readEnvironment } from '../../../config/files/read-environment.ts'
import { missingHooks } from './missing-hooks.ts'
import { unsetVariables } from './unset-variables.ts'
import { createSecrets } from '../../../vocabulary/text/hide-secrets.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { createLog } from '../../../runs/folder/log.ts'
import { runSteps } from '../../../view/steps.ts'
import { createPalette } from '../../../view/palette.ts'
import type { Palette } from '../../../view/palette.ts'
import { shownPath } from '../../../config/files/shown-path.ts'
import type { SelectionArgs } from '../../options/selection-options.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { EXIT_USAGE, refuse } from '../../mistake.ts'
import { timestamp } from '../../../runs/folder/layout.ts'
import { isWatched } from '../../session/is-watched.ts'
import { selectFleet } from '../../session/select-fleet.ts'
import type { Suggestion } from './suggest.ts'
import type { LiveTrial } from '../../../workbench/try-live.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'

export interface CheckArgs extends SelectionArgs {
  /** Warnings count as failures. */
  strict: boolean
  /** How many articles of each config to fetch and show; 0 asks no site. */
  live: number
  /** Print the values with which the configs run. */
  show: boolean
  /** Picture what a browser saw. */
  shot: boolean
  /** A recording that answers in place of the sites. */
  replay: string | undefined
  /** Mend what is mechanical first. */
  fix: boolean
  /** Propose selectors in place of those that have stopped to work. */
  suggest: boolean
  /** Write what is proposed. */
  write: boolean
  /** Again after every change. */
  watch: boolean
}

/**
 * 0 when every selected config can run, 1 when one cannot (or, if strict, has a warning), 2 when there is none. With
 * `watch` again after every change, until a signal ends it.
 */
export async function check(args: CheckArgs & CommonArgs, io: Io): Promise<number> {
  if (!args.watch) return checkOnce(args, io)
  if (args.json) return refuse(io, '--watch is for people: --json prints one document')
  const { eachChange } = await import('./each-change.ts')
  return eachChange(args.configDir, io, () => checkOnce(args, io))
}

async function checkOnce(args: CheckArgs & CommonArgs, io: Io): Promise<number> {
  if (args.show && args.live > 0) return refuse(io, '--show and --live are two different questions: ask one at a time')
  if (args.replay !== undefined && args.live === 0) return refuse(io, '--replay goes with --live')
  if (args.write && !args.suggest) return refuse(io, '--write goes with --suggest')
  if (args.fix) await (await import('./fix-configs.ts')).fixConfigs(args, io)
  const { fleet, refusal, unreadable, keep } = await selectFleet(args, io, {
    lint: true,
    database: io.env['DATABASE_URL'],
  })
  const misled = fleet.mistakes.length > 0 || fleet.emptied !== null
  const noFolder = !existsSync(args.configDir)
  const complaints = misled || noFolder ? refusal : fleet.unmatched.map(({ message }) => message)
  for (const complaint of [...complaints, ...unreadable, ...fleet.misplaced])
    io.stderr.write(`${NAME}: ${plainText(complaint)}\n`)
  if (misled) return EXIT_USAGE
  keep()
  const configs = fleet.sources.length + fleet.invalid.length
  const findings = uniqueFindings([
    ...fleet.invalid.flatMap(({ problems }) => problems),
    ...fleet.lint,
    ...missingHooks(fleet.sources, io.cwd),
    ...unsetVariables(fleet.sources, readEnvironment(io.env, io.cwd)),
  ]).sort(byPlace)
  const counts = {
    configs,
    invalid: fleet.invalid.length,
    errors: count(findings, 'error'),
    warnings: count(findings, 'warning'),
    notes: count(findings, 'info'),
    parked: fleet.parked.length,
  }
  if (args.show && configs > 0) (await import('./show.ts')).show(fleet, args, io)
  const { parked: _, ...totals } = counts
  const { parked, ignored, unmatched, unreadable: closed } = fleet
  const document = { ...totals, findings, parked, ignored, unmatched, unreadable: closed }
  if (!args.show && !args.json && configs > 0) {
    const palette = createPalette(args)
    const shown = args.quiet ? findings.filter(({ level }) => level === 'error') : findings
    io.stdout.write(shown.map((finding) => `${findingLine(finding, palette)}\n`).join(''))
    io.stdout.write(`${countLine(counts)}\n`)
  }
  const trials = args.live > 0 && configs > 0 ? await tryAll(fleet, args, io) : []
  if (args.json && !args.show) {
    const live = args.live > 0 ? { live: trials } : {}
    const suggestions = args.suggest ? { suggestions: await suggestAll(fleet, args, io) } : {}
    io.stdout.write(`${JSON.stringify({ ...document, ...live, ...suggestions }, null, 2)}\n`)
  }
  if (configs === 0) return nothingThere(fleet, args, io)
  if (args.suggest && !args.json) await suggestAll(fleet, args, io)
  const tried = trials.every(({ records }) => records.length > 0)
  return counts.invalid > 0 || (args.strict && counts.warnings > 0) || !tried ? 1 : 0
}

/** One config after the other, each printed as soon as it was tried; not with --json, which is one document. */
async function tryAll(fleet: Fleet, args: CheckArgs & CommonArgs, io: Io): Promise<LiveTrial[]> {
  const { tryLive } = await import('../../../workbench/try-live.ts')
  const { coachLines } = await import('./coach-lines.ts')
  const palette = createPalette(args)
  const watched = isWatched(args, io)
  const replay = args.replay === undefined ? undefined : resolve(io.cwd, args.replay)
  const trials: LiveTrial[] = []
  for (const [index, source] of fleet.sources.entries()) {
    const title = `${scraperId(source)}, ${index + 1} of ${fleet.sources.length}`
    // A step that is shown is drawn over itself, and what is logged meanwhile would be torn: it follows.
    const logged: string[] = []
    const secrets = createSecrets()
    const log = createLog('error', watched ? (line) => void logged.push(line) : 2, secrets)
    const environment = readEnvironment(io.env, io.cwd)
    const shots: string[] = []
    const folder = join(args.logDir, source.country, source.source, `${timestamp(new Date())}.pages`)
    const pictures = { folder, every: true, onKept: (file: string) => void shots.push(file) }
    const deps = {
      log,
      secrets,
      environment,
      ...(args.shot ? { pictures } : {}),
      ...(replay === undefined ? {} : { replay }),
    }
    const step = { title, run: () => tryLive(source, args.live, args.stateDir, deps) }
    const trial = (await runSteps([step], { watched }))[0]!
    io.stderr.write(logged.join(''))
    for (const file of shots) io.stderr.write(`${palette.text(file)}\n`)
    trials.push(trial)
    if (!args.json)
      io.stdout.write(
        coachLines(trial)
          .map((line) => `${palette.text(line)}\n`)
          .join(''),
      )
  }
  return trials
}

/** One config after the other, each printed at once; not with --json. */
async function suggestAll(fleet: Fleet, args: CheckArgs & CommonArgs, io: Io): Promise<Suggestion[]> {
  const { suggestFor, suggestionLines } = await import('./suggest.ts')
  const palette = createPalette(args)
  const suggestions: Suggestion[] = []
  for (const source of fleet.sources) {
    const suggestion = await suggestFor(source, args, io)
    suggestions.push(suggestion)
    const lines = args.json ? [] : suggestionLines(suggestion)
    io.stdout.write(lines.map((line) => `${palette.text(plainText(line))}\n`).join(''))
  }
  return suggestions
}

/** `configs/fiji/gazette.yaml:4:14 error value rate_limit must be ...`: what editors and CI take for a place. */
function findingLine({ file, line, column, level, rule, message }: Finding, palette: Palette): string {
  const paint = { error: 'failed', warning: 'warning', info: 'running' } as const
  return [
    palette.strong(palette.text(`${file}:${line}:${column}`)),
    palette.paint(paint[level], level),
    palette.faint(rule),
    palette.text(message),
  ].join(' ')
}

function countLine(counts: Record<'configs' | 'invalid' | 'warnings' | 'notes' | 'parked', number>): string {
  const { configs, invalid, warnings, notes, parked } = counts
  const parts = [
    invalid === 0 ? 'all valid' : `${invalid} invalid`,
    counted(warnings, 'warning'),
    counted(notes, 'note'),
  ]
  return `${counted(configs, 'config')}: ${parts.join(', ')}${parked === 0 ? '' : `; ${parked} parked`}`
}

function nothingThere(fleet: Fleet, args: CheckArgs & CommonArgs, io: Io): number {
  if (fleet.unmatched.length > 0 || fleet.unreadable.length > 0 || args.json) return EXIT_USAGE
  const dir = shownPath(args.configDir, io.cwd)
  return refuse(io, `there is no config in ${dir}`, `A config is ${dir}/<country>/<source>.yaml: see docs/configs.md`)
}

function count(findings: readonly Finding[], level: Level): number {
  return findings.filter((finding) => finding.level === level).length
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
