import { readTimetable } from '../../src/cli/commands/schedule/timetable.ts'
import type { AnyCommand } from '../../src/cli/command.ts'
import { COMMANDS } from '../../src/cli/commands.ts'
import { main } from '../../src/cli/main.ts'
import { paperIo } from '../cli/paper-io.ts'

/**
 * What our own program says against a command line, or null: every word is read and checked as it would be, and only
 * then nothing is done.
 */
export async function refusal(words: string[]): Promise<string | null> {
  const io = paperIo({ cwd: '/fleet' })
  let cron: string | null = null
  const reads = (command: AnyCommand): AnyCommand => ({
    ...command,
    run: (args) => {
      cron = (args as { cron?: string }).cron ?? null
      return Promise.resolve(0)
    },
  })
  const commands = Object.fromEntries(
    Object.entries(COMMANDS).map(([name, load]) => [name, async () => reads(await load())] as const),
  )
  const code = await main(words, io, commands)
  if (code !== 0) return io.stderr.text || `exit code ${code}`
  const reading = cron === null ? null : readTimetable(cron, null)
  return reading === null || reading.ok ? null : reading.message
}

/** The calls of regatta in a line of a shell, each as its words, up to the end of the command. */
export function callsIn(line: string): string[][] {
  return [...line.matchAll(/(?:^|\s)(?:node bin\/regatta\.mjs|regatta)\s+([^&|;]*)/g)].map(([, rest]) =>
    shellWords(rest!),
  )
}

/** As a shell splits them, for lines without variables. */
export function shellWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare!)
}
