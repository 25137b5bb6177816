import { writeSync } from 'node:fs'
import pino from 'pino'
import { createSecrets, type Secrets } from '../../vocabulary/text/hide-secrets.ts'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import { localDateTime } from '../../vocabulary/time/local-time.ts'
import type { LogLevel } from './task.ts'

export type Log = pino.Logger

/**
 * A log that a person can read: one event a line, `time LEVEL message  key=value ...`, local time with milliseconds.
 * Written synchronously to a descriptor (stdout by default, which the launcher opened on the log file), so that a crash
 * keeps the last line; or given to a function. Nothing in a value can start a line or reach a terminal as an escape
 * sequence, and no secret is written.
 */
export function createLog(
  level: LogLevel,
  out: number | ((line: string) => void) = 1,
  secrets: Pick<Secrets, 'hideIn'> = createSecrets(),
): Log {
  const write = typeof out === 'number' ? (line: string): void => writeLine(out, line) : out
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":${Date.now()}`,
      redact: ['headers.cookie', 'headers.authorization'],
    },
    { write: (line) => write(formatLine(line, secrets)) },
  )
}

let lost = 0

/** Lines of this process's logs that could not be written, or not whole: the disk is full. */
export function lostLogLines(): number {
  return lost
}

// A full disk must not end a scraper whose records still go into a store on another one, or whose disk is freed later.
function writeLine(fd: number, line: string): void {
  try {
    if (writeSync(fd, line) < Buffer.byteLength(line)) lost++
  } catch {
    // Nowhere left to say it but at the end, in the result.
    lost++
  }
}

/** Turns one pino line into the readable form. */
export function formatLine(line: string, secrets: Pick<Secrets, 'hideIn'> = createSecrets()): string {
  const { time, level, msg, ...fields } = secrets.hideIn(JSON.parse(line) as Record<string, unknown>)
  const words = [
    formatTime(Number(time)),
    LEVELS[Number(level)] ?? 'INFO ',
    typeof msg === 'string' ? plainText(msg) : '',
  ]
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${formatValue(value)}`)
  return `${[...words, ...(pairs.length > 0 ? ['', ...pairs] : [])].join(' ')}\n`
}

const LEVELS: Record<number, string> = { 20: 'DEBUG', 30: 'INFO ', 40: 'WARN ', 50: 'ERROR', 60: 'FATAL' }

function formatValue(value: unknown): string {
  if (typeof value !== 'string') return plainText(JSON.stringify(value))
  const text = plainText(value)
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text).replaceAll('\\\\', '\\')
}

function formatTime(ms: number): string {
  const time = new Date(ms)
  return `${localDateTime(time)}.${String(time.getMilliseconds()).padStart(3, '0')}`
}
