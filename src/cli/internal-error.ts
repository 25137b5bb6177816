import { randomUUID } from 'node:crypto'
import { closeSync, constants, openSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HIDDEN, hideUsers } from '../vocabulary/text/hide-secrets.ts'
import { plainText } from '../vocabulary/text/plain-text.ts'
import { HOMEPAGE, NAME, VERSION } from '../vocabulary/product.ts'
import { DatabaseError } from '../database/database-error.ts'
import { StoreError } from '../store/store-error.ts'
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
  if (isSystemError(error) || error instanceof DatabaseError || error instanceof StoreError) {
    stderr.write(`${NAME}: ${plainText(hideUsers(error.message))}\n`)
    return EXIT_USAGE
  }
  const stack = withoutSecrets(error.stack ?? error.message, words)
  const message = withoutSecrets(error.message.replace(/^Internal error: /, ''), words)
  const place =
    env['REGATTA_DEBUG'] === '1' ? `\n${stack}` : ` (${keep(stack, words)}; please report it: ${HOMEPAGE}/issues)`
  stderr.write(`${NAME}: internal error: ${plainText(message)}${place}\n`)
  return EXIT_INTERNAL
}

// Primary result codes of SQLite (https://sqlite.org/rescode.html): no permission, read-only, I/O error, full, cannot
// open.
const SQLITE_REFUSALS = new Set([3, 8, 10, 13, 14])

function isSystemError(error: Error): error is NodeJS.ErrnoException {
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE_REFUSALS.has(error.errcode & 0xff)
  return 'syscall' in error && 'code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_')
}

/** New, never through a link, and for nobody else: the folder is everybody's. */
function keep(stack: string, words: string[]): string {
  const file = join(tmpdir(), `${NAME}-error-${randomUUID()}.txt`)
  try {
    const about = `${NAME} ${VERSION}, Node ${process.version}, ${process.platform}\n${JSON.stringify(words.map(shape))}\n`
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
    const opened = openSync(file, flags, 0o600)
    try {
      writeFileSync(opened, `${about}${stack}\n`)
    } finally {
      closeSync(opened)
    }
    return `its stack is in ${file}`
  } catch {
    return 'set REGATTA_DEBUG=1 to see its stack'
  }
}

/**
 * Of a command line commands, flags and how many values: addresses of notifications and the like are among the values.
 */
function shape(word: string, at: number): string {
  if (at === 0 && /^[a-z]+(-[a-z]+)*$/.test(word)) return word
  const flag = /^--?[a-z]+(-[a-z]+)*(?=$|=)/.exec(word)?.[0]
  if (flag === undefined) return HIDDEN
  return flag === word ? word : `${flag}=${HIDDEN}`
}

/**
 * Errors quote what they are about, and any value of the command line may be a secret: none is in the message. Behind
 * it stand places in our own program, which a short word may be a part of.
 */
function withoutSecrets(text: string, words: string[]): string {
  const values = words
    .flatMap(valueOf)
    .filter((value) => value !== '')
    .toSorted((a, b) => b.length - a.length)
  const lines = text.split('\n').map((line) => {
    const isPlace = /^ {4}at /.test(line)
    return values
      .filter((value) => !isPlace || /[@:?=]/.test(value))
      .reduce((rest, value) => hideWord(rest, value), line)
  })
  return hideUsers(lines.join('\n'))
}

/** Of a flag what stands behind it; the first word is the command. */
function valueOf(word: string, at: number): string[] {
  if (word.startsWith('--')) return word.includes('=') ? [word.slice(word.indexOf('=') + 1)] : []
  if (word.startsWith('-')) return [word.slice(2)]
  return at === 0 && shape(word, at) === word ? [] : [word]
}

/** A word of its own, not a part of a longer one. */
function hideWord(text: string, value: string): string {
  const parts = text.split(value)
  return parts.slice(1).reduce((before, after, n) => {
    const isPart = /[\p{L}\p{N}]$/u.test(parts[n] ?? '') || /^[\p{L}\p{N}]/u.test(after)
    return `${before}${isPart && value.length < 6 ? value : HIDDEN}${after}`
  }, parts[0] ?? '')
}
