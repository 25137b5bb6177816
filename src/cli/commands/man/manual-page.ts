import { NAME, VERSION } from '../../../vocabulary/product.ts'
import type { AnyCommand, Commands, Io } from '../../command.ts'
import { flagTerm, flagText, ownFlags } from '../../help-text.ts'
import { COMMON } from '../../options/common-options.ts'
import type { KnownOptions } from '../../options/known-options.ts'
import { positionals } from '../../options/strict-flags.ts'
import { readCommand } from '../../read-command.ts'

/** Prints the manual page of the program. */
export async function printManual(io: Io, commands: Commands = {}): Promise<number> {
  io.stdout.write(await manualPage(commands))
  return 0
}

/** The manual page in the language of man(7), made of what the commands declare: their help, on one page. */
export async function manualPage(commands: Commands): Promise<string> {
  const read = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const command = await load()
      return { command, known: (await readCommand(command, [name])).known }
    }),
  )
  const common = read[0]?.known
  return `${[
    `.TH ${NAME.toUpperCase()} 1 "" "${NAME} ${VERSION}" "User Commands"`,
    section('NAME', [text(`${NAME} - runs many website scrapers at once, politely, and says what happened`)]),
    section('SYNOPSIS', ['.B ' + NAME, text('<command> [options]')]),
    section(
      'COMMANDS',
      read.flatMap(({ command, known }) => commandPart(command, known)),
    ),
    section('GLOBAL OPTIONS', common === undefined ? [] : [...COMMON].flatMap((flag) => flagPart(flag, common))),
    section(
      'EXIT STATUS',
      EXITS.flatMap(([code, what]) => ['.TP', `.B ${code}`, text(what)]),
    ),
    section(
      'FILES',
      FILES.flatMap(([path, what]) => ['.TP', `.I ${text(path)}`, text(what)]),
    ),
  ].join('\n')}\n`
}

function section(title: string, lines: string[]): string {
  return [`.SH ${title.includes(' ') ? `"${title}"` : title}`, ...lines].join('\n')
}

function commandPart(command: AnyCommand, known: KnownOptions): string[] {
  const places = positionals(command.command)
  return [
    `.SS "${text(`${NAME} ${command.command}`)}"`,
    text(command.describe),
    ...places.flatMap((place) => ['.TP', `.I ${text(place)}`, text(known.describe[place] ?? '')]),
    ...ownFlags(known, places).flatMap((flag) => flagPart(flag, known)),
    ...command.examples.flatMap(([line, what]) => [
      '.PP',
      text(what),
      '.RS',
      '.nf',
      text(line.replaceAll('$0', NAME)),
      '.fi',
      '.RE',
    ]),
  ]
}

function flagPart(flag: string, known: KnownOptions): string[] {
  return ['.TP', `.B ${text(flagTerm(flag, known))}`, text(flagText(flag, known))]
}

/** As man reads it: no line of ours is a request, and a dash is one that can be copied. */
function text(words: string): string {
  const escaped = words.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq')
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped
}

const EXITS: [string, string][] = [
  ['0', 'success; of a run: every scraper ended with success or warnings'],
  ['1', 'at least one scraper failed, or what the command was to do failed'],
  ['2', 'wrong usage, or nothing could be run'],
  ['70', 'a bug of the program'],
  ['75', 'another run holds the state directory'],
  ['130, 143', 'interrupted by SIGINT, SIGTERM'],
]

const FILES: [string, string][] = [
  ['configs/<country>/<source>.yaml', 'the config of one scraper'],
  ['data/<country>/', 'the records of its sources, and their files'],
  ['logs/<country>/<source>/', 'its logs, one for each attempt'],
  [`.${NAME}/`, 'run folders and history'],
]
