import { appendFileSync, chmodSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../../runs/folder/files/make-folder.ts'
import { linkTarget } from '../../tables/link-target.ts'
import { temporaryBeside } from '../../tables/temporary-beside.ts'
import type { ReportFile, ReportFormat } from '../../runs/folder/run-outputs.ts'
import type { Summary } from '../../vocabulary/run/summary.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { prometheus } from './prometheus.ts'

const FORMATS: Record<ReportFormat, (summary: Summary) => string> = { junit, markdown, prometheus }

/**
 * Writes every report of a run, each for itself: one that fails does not keep the others. Returns what failed, in
 * words.
 */
export function writeReports(files: ReportFile[], summary: Summary): string[] {
  return files.flatMap(({ format, path, append }) => {
    try {
      const text = FORMATS[format](summary)
      makeFolder(dirname(path))
      if (append) appendFileSync(linkTarget(path), text)
      else writeWhole(path, text)
      return []
    } catch (error) {
      return [`the ${format} report could not be written to ${path}: ${(error as Error).message}`]
    }
  })
}

/** A reader sees the old file or the new one. What is no plain file (/dev/stdout, a pipe) is written to as it is. */
function writeWhole(path: string, text: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  const target = linkTarget(path)
  if (stat !== undefined && !stat.isFile()) return writeFileSync(path, text)
  const temporary = temporaryBeside(target)
  try {
    writeFileSync(temporary, text, { flag: 'wx', flush: true, mode: (stat?.mode ?? 0o666) & 0o777 })
    // Above, the umask may have taken something away.
    if (stat !== undefined) chmodSync(temporary, stat.mode & 0o777)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
