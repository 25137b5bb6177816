import type { Argv } from 'yargs'

/** The options of a parser as yargs keeps them for its own help and completion; its published types leave them out. */
export interface KnownOptions {
  key: Record<string, unknown>
  alias: Record<string, string[]>
  array: string[]
  boolean: string[]
  number: string[]
  string: string[]
  choices: Record<string, readonly string[]>
  default: Record<string, unknown>
  describe: Record<string, string | undefined>
}

interface Insides {
  getOptions(): Omit<KnownOptions, 'describe'>
  getInternalMethods(): { getUsageInstance(): { getDescriptions(): Record<string, string | undefined> } }
}

/** What yargs knows of its options, which it does not publish. */
export function knownOptions(parser: Argv): KnownOptions {
  const insides = parser as unknown as Insides
  return { ...insides.getOptions(), describe: insides.getInternalMethods().getUsageInstance().getDescriptions() }
}

/** The flags that take a value. */
export function valuedFlags({ key, boolean }: KnownOptions, positionals: string[]): string[] {
  return Object.keys(key).filter((flag) => !boolean.includes(flag) && !positionals.includes(flag))
}
