import { NAME } from '../vocabulary/product.ts'
import { plainText } from '../vocabulary/text/plain-text.ts'
import { EXIT_USAGE } from '../vocabulary/run/exit-codes.ts'
import type { Io } from './command.ts'

export { EXIT_USAGE }

/** The same for several sentences, without a hint. */
export function refuseAll({ stderr }: Pick<Io, 'stderr'>, messages: string[]): number {
  stderr.write(messages.map((message) => `${NAME}: ${plainText(message)}\n`).join(''))
  return EXIT_USAGE
}

/** Says on stderr what is wrong with the command line, in one line and a hint; returns the exit code. */
export function refuse({ stderr }: Pick<Io, 'stderr'>, message: string, hint = ''): number {
  stderr.write(`${NAME}: ${plainText(message)}\n${hint === '' ? '' : `${plainText(hint)}\n`}`)
  return EXIT_USAGE
}
