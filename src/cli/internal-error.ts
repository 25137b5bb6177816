import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plainText } from '../vocabulary/plain-text.ts'
import { HOMEPAGE, NAME, VERSION } from '../vocabulary/product.ts'
import type { Io } from './command.ts'
import { EXIT_USAGE } from './mistake.ts'

/** EX_SOFTWARE of sysexits.h: the mistake is ours. */
const EXIT_INTERNAL = 70

/**
 * Says what was thrown through everything. What the system refused (no permission, full disk) is the user's to mend and
 * said without a stack; anything else is our mistake, and its stack goes into a file that can be sent to us.
 */
export function reportThrown(thrown: unknown, words: string[], { stderr, env }: Pick<Io, 'stderr' | 'env'>): number {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (isSystemError(error)) {
    stderr.write(`${NAME}: ${plainText(error.message)}\n`)
    return EXIT_USAGE
  }
  const stack = error.stack ?? error.message
  const place =
    env['REGATTA_DEBUG'] === '1' ? `\n${stack}` : ` (${keep(stack, words)}; please report it: ${HOMEPAGE}/issues)`
  stderr.write(`${NAME}: internal error: ${plainText(error.message.replace(/^Internal error: /, ''))}${place}\n`)
  return EXIT_INTERNAL
}

// Primary result codes of SQLite (https://sqlite.org/rescode.html): no permission, read-only, I/O error, full, cannot open.
const SQLITE_REFUSALS = new Set([3, 8, 10, 13, 14])

function isSystemError(error: Error): error is NodeJS.ErrnoException {
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE_REFUSALS.has(error.errcode & 0xff)
  return 'syscall' in error && 'code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_')
}

function keep(stack: string, words: string[]): string {
  const file = join(tmpdir(), `${NAME}-error-${Date.now()}-${process.pid}.txt`)
  try {
    const about = `${NAME} ${VERSION}, Node ${process.version}, ${process.platform}\n${JSON.stringify(words)}\n`
    writeFileSync(file, `${about}${stack}\n`, { mode: 0o600 })
    return `its stack is in ${file}`
  } catch {
    return 'set REGATTA_DEBUG=1 to see its stack'
  }
}
