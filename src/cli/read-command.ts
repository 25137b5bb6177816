import yargs, { type Argv } from 'yargs'
import { NAME } from '../vocabulary/product.ts'
import type { AnyCommand } from './command.ts'
import { commonOptions } from './options/common-options.ts'
import { type KnownOptions, knownOptions, valuedFlags } from './options/known-options.ts'
import { positionals } from './options/strict-flags.ts'

/** Reads words, the name of the command first, with the flags that the command declares. */
export async function readCommand(command: AnyCommand, words: string[]): Promise<CommandLine> {
  let known: KnownOptions | undefined
  let failure: string | undefined
  const parser = createParser()
    .command({
      command: command.command,
      describe: command.describe,
      builder: (own: Argv) => {
        const built = commonOptions(command.options(own))
        known = knownOptions(built)
        return built.requiresArg(valuedFlags(known, positionals(command.command)))
      },
      handler: () => undefined,
    })
    .fail((message: string | undefined, error: Error | undefined) => {
      const said = error?.message ?? message ?? 'cannot read the command line'
      failure ??= said.replace(/^Not enough arguments following: ([\w-]+)$/, '--$1 needs a value')
    })
  const argv = await parseWords(parser, words)
  if (!known) throw new Error(`Internal error: yargs did not take ${command.command}`)
  return { argv, known, failure }
}

/** A command line as its command reads it. */
export interface CommandLine {
  argv: Record<string, unknown>
  known: KnownOptions
  /** What yargs or a flag's own check found wrong. */
  failure: string | undefined
}

/** yargs reads the words; help, version and what a mistake is called are ours. */
export function createParser(): Argv {
  return yargs([]).scriptName(NAME).locale('en').exitProcess(false).version(false).help(false).parserConfiguration({
    'dot-notation': false,
    'parse-positional-numbers': false,
  })
}

/** The flags and positionals of words, by their names. */
export async function parseWords(parser: Argv, words: string[]): Promise<Record<string, unknown>> {
  // With a callback yargs prints nothing itself.
  return await parser.parseAsync(words, {}, () => undefined)
}
