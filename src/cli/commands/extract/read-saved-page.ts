import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readArticle, type Article } from '../../../extract/article/read-article.ts'
import { inputFileFault } from '../../session/input-file.ts'
import { decodePage } from '../../../http/charset/decode.ts'

export type ReadPage = { ok: true; article: Article } | { ok: false; error: string }

/**
 * The article of a file of HTML in whatever charset; `path` is relative to `folder`, `url` is where the page was found.
 */
export async function readSavedPage(path: string, url: string | null, folder: string): Promise<ReadPage> {
  const file = resolve(folder, path)
  const fault = inputFileFault(file, path)
  if (fault !== null) return { ok: false, error: fault }
  let body: Buffer
  try {
    body = await readFile(file)
  } catch (error) {
    return { ok: false, error: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
  const { text } = await decodePage({ headers: {}, body }, { charset: null })
  return { ok: true, article: readArticle(text, url ?? pathToFileURL(file).href) }
}
