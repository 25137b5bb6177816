import { toAscii, toAsciiJson } from '../view/ascii.ts'
import { terminalText, withoutRawControls } from '../vocabulary/text/plain-text.ts'
import { NAME, VERSION } from '../vocabulary/product.ts'
import type { AnyCommand, Commands, Io } from './command.ts'
import { COMMANDS } from './commands.ts'
import { commonOptions, readCommon, VALUED } from './options/common-options.ts'
import { filteredScreen } from './filtered-screen.ts'
import { reportThrown } from './internal-error.ts'
import { EXIT_USAGE, refuse } from './mistake.ts'
import { commandHelp, programHelp } from './help-text.ts'
import { type KnownOptions, knownOptions } from './options/known-options.ts'
import { createParser, parseWords, readCommand } from './read-command.ts'
import { lastOfEach } from './options/last-of-each.ts'
import { findMisplaced, findMistake, type Mistake, unknownCommand } from './options/strict-flags.ts'

/** The whole program: words of the command line in, exit code out. Never throws, never ends the process. */
export async function main(words: string[], io: Io, commands: Commands = COMMANDS): Promise<number> {
  try {
    return await dispatch(words, io, commands)
  } catch (thrown) {
    return reportThrown(thrown, words, io)
  }
}

async function dispatch(given: string[], io: Io, commands: Commands): Promise<number> {
  const words = helpFirst(given)
  if (beforeDashes(words).includes('--version')) {
    io.stdout.write(`${VERSION}\n`)
    return 0
  }
  const at = commandIndex(words)
  const name = words[at]
  if (name === undefined) return await overview(words, io, commands)
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) return await runCommand(await load(), [name, ...words.toSpliced(at, 1)], io, commands)
  // A misspelt flag before the command may have made a command of its value.
  const mistake = (await generalMistake(words.slice(0, at))).mistake ?? unknownCommand(name, Object.keys(commands))
  return refuse(io, mistake.message, mistake.hint)
}

async function runCommand(command: AnyCommand, typed: string[], io: Io, commands: Commands): Promise<number> {
  const words = command.ownRest === true ? beforeDashes(typed) : typed
  // Read twice: which flags there are is known only after a first time.
  const { known } = await readCommand(command, [words[0]!])
  const { argv, failure } = await readCommand(command, lastOfEach(words, known))
  if (argv['help'] === true) {
    io.stdout.write(`${commandHelp(command, known, helpColumns(io))}\n`)
    return 0
  }
  const line = { words, argv, known, command: command.command }
  const mistake = findMistake(line) ?? (isReadable(failure) ? findMisplaced(line) : null)
  if (mistake) return refuse(io, mistake.message, mistake.hint)
  if (failure !== undefined) return refuse(io, failure, `See: ${NAME} ${words[0]} --help`)
  const common = readCommon(argv, io)
  if (typeof common === 'string') return refuse(io, common)
  const guarded = { ...io, ...guardedScreens(io, common, command.data === true) }
  return await command.run({ ...argv, ...common }, guarded, typed, commands)
}

/** Whether yargs could read the flags. */
function isReadable(failure: string | undefined): boolean {
  return failure === undefined || failure.startsWith('Not enough non-option arguments')
}

/**
 * Views and messages see to it themselves; this is the last guard, for data above all, which for files stay as they
 * are.
 */
function guardedScreens(
  { stdout, stderr }: Io,
  { json, ascii }: { json: boolean; ascii: boolean },
  data: boolean,
): Pick<Io, 'stdout' | 'stderr'> {
  const isData = json || data
  const filters: ((text: string) => string)[] = []
  if (data && stdout.isTTY === true) filters.push(terminalText)
  else if (json && !data) filters.push(withoutRawControls)
  if (ascii && (!data || stdout.isTTY === true)) filters.push(isData ? toAsciiJson : toAscii)
  const filtered = (text: string): string => filters.reduce((before, filter) => filter(before), text)
  return {
    stdout: filters.length === 0 ? stdout : filteredScreen(stdout, filtered),
    stderr: ascii ? filteredScreen(stderr, toAscii) : stderr,
  }
}

/** Help for the program as a whole, or a refusal when no command was named. */
async function overview(words: string[], io: Io, commands: Commands): Promise<number> {
  const { mistake, known, help } = await generalMistake(words)
  if (mistake) return refuse(io, mistake.message, mistake.hint)
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  const out = help ? io.stdout : io.stderr
  out.write(`${programHelp(loaded, known, helpColumns(io))}\n`)
  return help ? 0 : EXIT_USAGE
}

/** Reads words that no command has been named with. */
async function generalMistake(
  words: string[],
): Promise<{ mistake: Mistake | null; known: KnownOptions; help: boolean }> {
  const parser = commonOptions(createParser()).fail(() => undefined)
  const known = knownOptions(parser)
  const argv = await parseWords(parser, words)
  const mistake = findMistake({ words, argv: { ...argv, _: [''] }, known, command: '' })
  return { mistake, known, help: argv['help'] === true }
}

/** Lines of more than 100 columns are hard to read, of less than 60 hard to write. */
function helpColumns({ stdout }: Io): number {
  return Math.min(100, Math.max(60, stdout.columns || 90))
}

/** Where the first word stands that is neither a flag nor the value of one; past the end when there is none. */
function commandIndex(words: string[]): number {
  let at = 0
  while (words[at]?.startsWith('-')) at += VALUED.has(words[at]!.slice(2)) ? 2 : 1
  return at
}

/** `help run-all` is what some people type for `run-all --help`. */
function helpFirst(words: string[]): string[] {
  return words[0] === 'help' ? [...words.slice(1), '--help'] : words
}

function beforeDashes(words: string[]): string[] {
  const end = words.indexOf('--')
  return end === -1 ? words : words.slice(0, end)
}
