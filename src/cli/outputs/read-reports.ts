import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { openEventFile } from '../../report/events/event-file.ts'
import { makeFolder } from '../../run-folder/make-folder.ts'
import { REPORT_FORMATS, type ReportFile } from '../../run-folder/run-outputs.ts'
import type { Io } from '../command.ts'
import type { ReportArgs } from '../output-options.ts'

/** The report files that the flags name; a text says what is wrong. */
export function readReports(args: ReportArgs, { env, cwd }: Io): ReportFile[] | string {
  const files: ReportFile[] = []
  for (const format of REPORT_FORMATS) {
    const given = args[format]
    if (given === undefined) continue
    if (given.trim() === '') return `--${format} must name a file: current value is '${given}'`
    const github = format === 'markdown' && given === 'github'
    const place = github ? env['GITHUB_STEP_SUMMARY'] : given
    if (!place) return "--markdown github: GITHUB_STEP_SUMMARY is not set (for a file of that name: './github')"
    files.push({ format, path: resolve(cwd, place), append: github })
  }
  return files
}

/** Why one of the files cannot be written, or null; folders are created where they are missing. */
export function unusableFile(reports: ReportFile[], events: string | null): string | null {
  for (const { format, path } of reports) {
    const fault = attempt(() => {
      const stat = statSync(path, { throwIfNoEntry: false })
      if (stat?.isDirectory() === true) throw new Error('it is a folder')
      if (stat !== undefined && !stat.isFile()) return accessSync(path, constants.W_OK)
      makeFolder(dirname(path))
      accessSync(dirname(path), constants.W_OK)
    })
    if (fault !== null) return `--${format}: ${path} cannot be written: ${fault}`
  }
  if (events === null) return null
  const fault = attempt(() => {
    makeFolder(dirname(events))
    openEventFile(events).close()
  })
  return fault === null ? null : `--events: ${events} cannot be written: ${fault}`
}

function attempt(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ENXIO' ? 'it is a pipe that nobody reads' : (code ?? message)
  }
}
