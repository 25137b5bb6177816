import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { CommonArgs } from '../../src/cli/command.ts'
import { recordsCommand } from '../../src/cli/commands/records/command.ts'
import type { RecordsArgs } from '../../src/cli/commands/records/flags.ts'
import { commonArgs, memoryIo } from '../store/examples.ts'
import { scratchFolder } from '../store/scratch.ts'

export interface Checked {
  code: number
  out: string
  err: string
  /** A file of the output. */
  text: (name: string) => string
}

/** Runs `regatta records` on a file in a folder, with output to `out` there. */
export async function checked(
  folder: string,
  file: string,
  flags: Partial<RecordsArgs & CommonArgs>,
): Promise<Checked> {
  const { io, out, err } = memoryIo(folder)
  const none = {
    delimiter: undefined,
    sheet: undefined,
    region: undefined,
    regionField: undefined,
    format: undefined,
    encoding: undefined,
  }
  const nobody = {
    geocode: undefined,
    geocodeUrl: undefined,
    geocodeRate: undefined,
    geocodeDaily: undefined,
    phoneLookup: undefined,
    phoneLookupRate: undefined,
    phoneLookupDaily: undefined,
  }
  const alone = {
    duplicates: false,
    against: undefined,
    match: undefined,
    id: undefined,
    labels: undefined,
    threshold: undefined,
  }
  const ways = { profile: undefined, nearDuplicates: false, text: undefined, alike: undefined }
  const lists = {
    phone: [],
    address: [],
    workers: 'auto',
    parallel: true,
    phoneDetails: false,
    chunkSize: 'auto',
    out: 'out',
  }
  const code = await recordsCommand.run(
    { ...commonArgs(folder), ...none, ...nobody, ...alone, ...ways, ...lists, file, ...flags },
    io,
  )
  return { code, out: out(), err: err(), text: (name) => readFileSync(join(folder, 'out', name), 'utf8') }
}

/** A folder with one file. */
export function fileWith(t: TestContext, name: string, content: string | Uint8Array): string {
  const folder = scratchFolder(t)
  writeFileSync(join(folder, name), content)
  return folder
}
