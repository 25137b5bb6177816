import type { Writable } from 'node:stream'
import type { Argv } from 'yargs'
import type { LogLevel } from '../runs/folder/task.ts'

/** Flags that every command has. Places are absolute here. */
export interface CommonArgs {
  configDir: string
  dataDir: string
  logDir: string
  stateDir: string
  json: boolean
  ascii: boolean
  /** On stdout. */
  color: boolean
  /** On stderr, which may be a terminal when stdout is not. */
  stderrColor: boolean
  quiet: boolean
  logLevel: LogLevel
}

/** The outside world as a command sees it, so that tests can hand in another one. */
export interface Io {
  stdout: Screen
  stderr: Screen
  env: NodeJS.ProcessEnv
  cwd: string
}

export type Screen = Writable & { isTTY?: boolean; columns?: number; rows?: number }

/** One command of the program: flags -> one call -> print -> exit code. */
export interface Command<A> {
  /** As yargs writes it: 'check [pattern...]'. */
  command: string
  describe: string
  /** At least one: [command line, what it does]. */
  examples: [string, string][]
  /** Its stdout is data for another program: --ascii leaves it as it is, unless it goes to a terminal. */
  data?: true
  options(yargs: Argv): Argv<A>
  /** Prints and returns the exit code; throws only for our own mistakes. */
  run(args: A & CommonArgs, io: Io): Promise<number>
}
