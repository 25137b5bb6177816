import type { Argv, InferredOptionTypes, Options } from 'yargs'
import type { LogLevel } from '../runs/folder/task.ts'
import type { Screen } from '../view/live/terminal.ts'

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
  /** That of the process where it is absent. */
  stdin?: NodeJS.ReadableStream
}

/** One command of the program: flags -> one call -> print -> exit code. */
export interface Command<A> {
  /** As yargs writes it: 'check [pattern...]'. */
  command: string
  describe: string
  /** At least one: [command line, what it does]. */
  examples: [string, string][]
  /** Its stdout is data for another program: --ascii leaves it as it is, unless it goes to a terminal. */
  data?: true
  /** What stands behind `--` is no part of its command line; `run` gets it with the words. */
  ownRest?: true
  options(yargs: Argv): Argv<A>
  /**
   * Prints and returns the exit code; throws only for our own mistakes. `words` is the command line as it was typed,
   * the command's name first; `commands` are all of the program.
   */
  run(args: CamelCased<A> & CommonArgs, io: Io, words?: string[], commands?: Commands): Promise<number>
}

/** A command whose own flags only it knows. */
export type AnyCommand = Command<unknown>

/** Commands by name; each is loaded when it is needed. */
export type Commands = Record<string, () => Promise<AnyCommand>>

/** A command whose `run` gets the flags that its `options` declare, and no others. */
export function defineCommand<A>(command: Command<A>): Command<A> {
  return command
}

/** The values of flags that are declared as an object, as `yargs.options` takes it, by the names that code uses. */
export type FlagValues<O extends Record<string, Options>> = CamelCased<InferredOptionTypes<O>>

/** 'max-pages' is maxPages. */
type CamelCased<A> = { [K in keyof A as CamelCase<K>]: A[K] }

type CamelCase<K> = K extends `${infer Head}-${infer Letter}${infer Rest}`
  ? `${Head}${Uppercase<Letter>}${CamelCase<Rest>}`
  : K
