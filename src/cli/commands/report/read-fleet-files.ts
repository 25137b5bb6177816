import { resolve } from 'node:path'
import type { Io } from '../../command.ts'
import { unusableFile } from '../../session/outputs/unusable-file.ts'
import { unwritableFolder } from '../../session/unwritable-folder.ts'

/** Where the report of the fleet goes besides the terminal; absolute paths. */
export interface FleetFiles {
  html: string | null
  /** A folder. */
  csv: string | null
}

/** What --html and --csv name; a text says what is wrong. */
export function readFleetFiles(
  args: { html: string | undefined; csv: string | undefined },
  { cwd }: Io,
): FleetFiles | string {
  for (const [flag, what] of [
    ['html', 'a file'],
    ['csv', 'a folder'],
  ] as const) {
    if (args[flag]?.trim() === '') return `--${flag} must name ${what}: current value is '${args[flag]}'`
  }
  const html = args.html === undefined ? null : resolve(cwd, args.html)
  const csv = args.csv === undefined ? null : resolve(cwd, args.csv)
  const unusable = html === null ? null : unusableFile([{ format: 'html', path: html, append: false }], null)
  if (unusable !== null) return unusable
  const fault = csv === null ? null : unwritableFolder(csv)
  return fault === null ? { html, csv } : `--csv: ${csv} cannot be written: ${fault}`
}
