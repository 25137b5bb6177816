import { StringDecoder } from 'node:string_decoder'
import type { LogLevel } from '../../../runs/folder/task.ts'

/** Takes chunks of a log and passes on whole lines, without their breaks. */
export interface LineReader {
  take(chunk: Buffer): string[]
  /** What is left, a last line without its break. */
  end(): string[]
}

/** Lines of a level and above; what is no line of the log, as a stack trace, has the level of the line before. */
export function lineReader(level: LogLevel | undefined): LineReader {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let last = RANKS['INFO']!
  const isWanted = (line: string): boolean => {
    last = RANKS[/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} ([A-Z]{4,5}) /.exec(line)?.[1] ?? ''] ?? last
    return level === undefined || last >= RANKS[level.toUpperCase()]!
  }
  return {
    take(chunk) {
      const lines = (rest + decoder.write(chunk)).split('\n')
      rest = lines.pop()!
      return lines.filter(isWanted)
    },
    end() {
      const left = rest + decoder.end()
      rest = ''
      return left === '' ? [] : [left].filter(isWanted)
    },
  }
}

const RANKS: Record<string, number> = { DEBUG: 20, INFO: 30, WARN: 40, ERROR: 50, FATAL: 60 }
