import yargs, { type Argv } from 'yargs'
import { NAME, VERSION } from '../vocabulary/product.ts'
import { asciiScreen } from './ascii-screen.ts'
import type { Io } from './command.ts'
import { type AnyCommand, COMMANDS } from './commands.ts'
import { commonOptions, readCommon, VALUED } from './common-options.ts'
import { reportThrown } from './internal-error.ts'
import { EXIT_USAGE, refuse } from './mistake.ts'
import { findMistake, type KnownOptions, unknownCommand } from './strict-flags.ts'

type Commands = Record<string, () => Promise<AnyCommand>>

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
  const name = commandName(words)
  if (words.includes('--version') && beforeDashes(words).includes('--version')) {
    io.stdout.write(`${VERSION}\n`)
    return 0
  }
  if (name === null) return await overview(words, io, commands)
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    const { message, hint } = unknownCommand(name, Object.keys(commands))
    return refuse(io, message, hint)
  }
  return await runCommand(await load(), words, io)
}

async function runCommand(command: AnyCommand, words: string[], io: Io): Promise<number> {
  const parser = createParser(io)
  let known: KnownOptions | undefined
  let failure: string | undefined
  parser
    .command({
      command: command.command,
      describe: command.describe,
      builder: (own: Argv) => {
        const built = commonOptions(command.options(own))
        for (const [line, what] of command.examples) built.example(line, what)
        known = optionsOf(built)
        return built.requiresArg([...known.string, ...known.number].filter((flag) => isFlag(flag, command)))
      },
      handler: () => undefined,
    })
    .fail((message: string | undefined, error: Error | undefined) => {
      failure ??= error?.message ?? message ?? 'cannot read the command line'
    })
  const { argv, output } = await parse(parser, words)
  if (argv['help'] === true) {
    io.stdout.write(`${output}\n`)
    return 0
  }
  if (!known) throw new Error(`Internal error: yargs did not take ${command.command}`)
  const mistake = findMistake({ words, argv, known, command: command.command })
  if (mistake) return refuse(io, mistake.message, mistake.hint)
  if (failure !== undefined) return refuse(io, failure, `See: ${NAME} ${command.command.split(' ')[0]} --help`)
  const common = readCommon(argv, io)
  if (typeof common === 'string') return refuse(io, common)
  const guarded = common.ascii ? { ...io, ...asciiScreens(io, common) } : io
  return await command.run({ ...argv, ...common }, guarded)
}

function asciiScreens({ stdout, stderr }: Io, { json }: { json: boolean }): Pick<Io, 'stdout' | 'stderr'> {
  return { stdout: asciiScreen(stdout, { json }), stderr: asciiScreen(stderr, { json: false }) }
}

/** Help for the program as a whole, or a refusal when nothing was asked for. */
async function overview(words: string[], io: Io, commands: Commands): Promise<number> {
  const asked = words.includes('--help') || words.includes('-h')
  const parser = commonOptions(createParser(io)).usage(`${NAME} <command>`)
  for (const load of Object.values(commands)) {
    const { command, describe } = await load()
    parser.command(command, describe, () => undefined)
  }
  parser.epilogue(`Every command has flags and examples of its own: ${NAME} <command> --help`)
  if (!asked && words.length > 0) {
    const { argv } = await parse(
      parser.fail(() => undefined),
      words,
    )
    const mistake = findMistake({ words, argv: { ...argv, _: [''] }, known: optionsOf(parser), command: NAME })
    if (mistake) return refuse(io, mistake.message, `See: ${NAME} --help`)
  }
  const help = await parser.getHelp()
  const out = asked ? io.stdout : io.stderr
  out.write(`${help}\n`)
  return asked ? 0 : EXIT_USAGE
}

function createParser({ stdout }: Io): Argv {
  return yargs([])
    .scriptName(NAME)
    .locale('en')
    .exitProcess(false)
    .version(false)
    .help('help')
    .alias('help', 'h')
    .wrap(Math.min(100, Math.max(60, stdout.columns || 90)))
    .parserConfiguration({
      'dot-notation': false,
      'duplicate-arguments-array': false,
      'parse-positional-numbers': false,
      'strip-aliased': false,
    })
}

async function parse(parser: Argv, words: string[]): Promise<{ argv: Record<string, unknown>; output: string }> {
  let output = ''
  // With a callback yargs hands over what it would have printed.
  const argv = await parser.parseAsync(words, {}, (_error, _argv, text) => {
    output = text
  })
  return { argv, output }
}

function optionsOf(parser: Argv): KnownOptions {
  return (parser as unknown as { getOptions(): KnownOptions }).getOptions()
}

function isFlag(name: string, { command }: AnyCommand): boolean {
  return !new RegExp(`[<[]${name}\\b`).test(command)
}

/** The first word that is neither a flag nor the value of one that stands before the command. */
function commandName(words: string[]): string | null {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (!word.startsWith('-')) return word
    if (VALUED.has(word.slice(2))) i++
  }
  return null
}

/** `help run-all` is what some people type for `run-all --help`. */
function helpFirst(words: string[]): string[] {
  return words[0] === 'help' ? [...words.slice(1), '--help'] : words
}

function beforeDashes(words: string[]): string[] {
  const end = words.indexOf('--')
  return end === -1 ? words : words.slice(0, end)
}
