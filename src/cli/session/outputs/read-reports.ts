import { resolve } from 'node:path'
import { REPORT_FORMATS, type ReportFile } from '../../../runs/folder/run-outputs.ts'
import type { Io } from '../../command.ts'
import type { ReportArgs } from '../../options/output-options.ts'

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
