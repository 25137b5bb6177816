import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import type { LogLevel } from '../run-folder/task.ts'
import { needsAscii, wantsColor } from './color.ts'
import type { CommonArgs, Io } from './command.ts'

const PLACES = [
  {
    flag: 'config-dir',
    env: 'REGATTA_CONFIG_DIR',
    place: 'configs',
    describe: 'Folder of the configs, <country>/<source>.yaml',
  },
  { flag: 'data-dir', env: 'REGATTA_DATA_DIR', place: 'data', describe: 'Folder of the records' },
  { flag: 'log-dir', env: 'REGATTA_LOG_DIR', place: 'logs', describe: 'Folder of the logs' },
  { flag: 'state-dir', env: 'REGATTA_STATE_DIR', place: '.regatta', describe: 'Folder of runs and their history' },
] as const

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Flags of these names take a value: what follows them on a command line is not a command. */
export const VALUED = new Set(['log-level', ...PLACES.map(({ flag }) => flag as string)])

export function commonOptions<A>(yargs: Argv<A>): Argv<A> {
  for (const { flag, env, place, describe } of PLACES) {
    yargs.option(flag, { type: 'string', group: 'Places:', describe: `${describe} (${env}; ${place})` })
  }
  const group = 'Everywhere:'
  return yargs
    .option('json', { type: 'boolean', group, describe: 'Print JSON on stdout' })
    .option('quiet', { type: 'boolean', group, alias: 'q', describe: 'Print only the result' })
    .option('ascii', { type: 'boolean', group, describe: 'Print nothing but ASCII' })
    .option('color', { type: 'boolean', group, describe: 'Colours, or --no-color (also NO_COLOR, FORCE_COLOR)' })
    .option('log-level', { type: 'string', group, choices: LEVELS, describe: 'What goes into the logs' })
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
    logLevel: (argv['log-level'] as LogLevel | undefined) ?? 'info',
  }
}
