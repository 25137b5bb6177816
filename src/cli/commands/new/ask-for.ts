import { createInterface } from 'node:readline/promises'
import { nameFault } from '../../../config/files/config-name.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { Io } from '../../command.ts'

/** What a person types at a terminal, or else the guess: without a terminal, and where `yes` takes it. */
export async function askFor(what: string, guess: string, yes: boolean, io: Io): Promise<string> {
  const input = io.stdin ?? process.stdin
  if (yes || !('isTTY' in input) || !input.isTTY || !io.stdout.isTTY) return guess
  const lines = createInterface({ input, output: process.stdout })
  try {
    for (;;) {
      const typed = (await lines.question(`${what} [${plainText(guess)}]: `)).trim()
      const name = typed === '' ? guess : typed
      const fault = nameFault(name)
      if (fault === null) return name
      io.stderr.write(`no name of a folder: ${fault}\n`)
    }
  } finally {
    lines.close()
  }
}
