import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readLines } from '../../../tables/jsonl/read-lines.ts'
import { replaceFile } from '../../../tables/replace-file.ts'
import type { Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { batchLine } from '../../session/batch-line.ts'
import { inputFileFault } from '../../session/input-file.ts'
import { readSavedPage } from './read-saved-page.ts'

/**
 * Reads every page of a list (JSON Lines with id, html, url) into a file, or to stdout where it is null; a line that
 * fails comes out as `{"id","error"}`. Returns 1 when any did.
 */
export async function extractBatch(list: string, out: string | null, io: Io): Promise<number> {
  const path = resolve(io.cwd, list)
  const fault = inputFileFault(path, list)
  if (fault !== null) return refuse(io, fault)
  let failed = 0
  const lines = async function* (): AsyncGenerator<string> {
    for await (const { raw } of readLines(createReadStream(path, 'utf8'))) {
      if (raw.trim() === '') continue
      const made = await articleOf(raw, dirname(path))
      if ('error' in made) failed++
      yield `${JSON.stringify(made)}\n`
    }
  }
  if (out === null) for await (const line of lines()) io.stdout.write(line)
  else {
    try {
      await replaceFile(resolve(io.cwd, out), (file) => pipeline(Readable.from(lines()), createWriteStream(file)))
    } catch (error) {
      return refuse(io, `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return failed > 0 ? 1 : 0
}

async function articleOf(line: string, folder: string): Promise<object> {
  const asked = batchLine(line)
  if (asked === null) return { id: null, error: 'is no JSON object' }
  const { id = null, html, url } = asked
  if (typeof html !== 'string') return { id, error: 'html: the path of a file is expected' }
  const read = await readSavedPage(html, { folder, url: typeof url === 'string' ? url : null, isListed: true })
  return read.ok ? { id, ...read.article } : { id, error: read.error }
}
