import { appendFileSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../../runs/folder/make-folder.ts'
import type { ReportFile, ReportFormat } from '../../runs/folder/run-outputs.ts'
import type { Summary } from '../../vocabulary/summary.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { prometheus } from './prometheus.ts'

const FORMATS: Record<ReportFormat, (summary: Summary) => string> = { junit, markdown, prometheus }

/** Writes every report of a run, each for itself: one that fails does not keep the others. Returns what failed, in words. */
export function writeReports(files: ReportFile[], summary: Summary): string[] {
  return files.flatMap(({ format, path, append }) => {
    try {
      const text = FORMATS[format](summary)
      makeFolder(dirname(path))
      if (append) appendFileSync(path, text)
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
  if (stat !== undefined && !stat.isFile()) return write(path, text)
  // Ends in .tmp, so that the textfile collector, which reads *.prom, does not see it.
  const temporary = `${path}.${process.pid}.tmp`
  try {
    write(temporary, text)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function write(path: string, text: string): void {
  const file = openSync(path, 'w')
  try {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
    if (path.endsWith('.tmp')) fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
