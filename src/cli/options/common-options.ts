import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import type { LogLevel } from '../../runs/folder/task.ts'
import { needsAscii, wantsColor } from '../color.ts'
import type { CommonArgs, Io } from '../command.ts'
import { NAME } from '../../vocabulary/product.ts'

const PLACES = [
  { flag: 'config-dir', env: 'REGATTA_CONFIG_DIR', place: 'configs', what: 'the configs' },
  { flag: 'data-dir', env: 'REGATTA_DATA_DIR', place: 'data', what: 'the records' },
  { flag: 'log-dir', env: 'REGATTA_LOG_DIR', place: 'logs', what: 'the logs' },
  { flag: 'state-dir', env: 'REGATTA_STATE_DIR', place: `.${NAME}`, what: 'the runs' },
] as const

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Flags of these names take a value: what follows them on a command line is not a command. */
export const VALUED = new Set([...PLACES.map(({ flag }) => flag as string), 'log-level'])

/** The flags of every command, in the order of the help. */
export const COMMON = new Set([...VALUED, 'json', 'quiet', 'ascii', 'color', 'help'])

/** Declares the flags that every command has. */
export function commonOptions<A>(yargs: Argv<A>): Argv<A> {
  for (const { flag, env, place, what } of PLACES) {
    yargs.option(flag, { type: 'string', describe: `folder of ${what} (${place}, or ${env})` })
  }
  return yargs
    .option('log-level', {
      type: 'string',
      choices: LEVELS,
      default: 'info',
      describe: 'least severe level that is written to the logs',
    })
    .option('json', { type: 'boolean', describe: 'print JSON on stdout' })
    .option('quiet', { type: 'boolean', alias: 'q', describe: 'print the result only' })
    .option('ascii', { type: 'boolean', describe: 'print ASCII only' })
    .option('color', {
      type: 'boolean',
      describe: 'force colours, or --no-color for none (see also NO_COLOR, FORCE_COLOR)',
    })
    .option('help', { type: 'boolean', alias: 'h', describe: 'show this help' })
}

/** Flags before environment before defaults; an empty value in either is a mistake that is named. */
export function readCommon(argv: Record<string, unknown>, { cwd, env, stdout, stderr }: Io): CommonArgs | string {
  const places: string[] = []
  for (const { flag, env: variable, place } of PLACES) {
    const flagged = argv[flag] as string | undefined
    const value = flagged ?? env[variable] ?? place
    if (value.trim() === '') {
      return `${flagged === undefined ? variable : `--${flag}`} must name a folder: current value is '${value}'`
    }
    places.push(resolve(cwd, value))
  }
  const [configDir = '', dataDir = '', logDir = '', stateDir = ''] = places
  const color = argv['color'] as boolean | undefined
  return {
    configDir,
    dataDir,
    logDir,
    stateDir,
    json: argv['json'] === true,
    ascii: needsAscii(argv['ascii'] as boolean | undefined, env, stdout),
    color: wantsColor(color, env, stdout),
    stderrColor: wantsColor(color, env, stderr),
    quiet: argv['quiet'] === true,
    logLevel: argv['log-level'] as LogLevel,
  }
}
