import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readArticle, type Article } from '../../../extract/article/read-article.ts'
import { readPageFile } from '../../session/page-file.ts'
import { decodePage } from '../../../http/charset/decode.ts'

export type ReadPage = { ok: true; article: Article } | { ok: false; error: string }

/**
 * The article of a file of HTML in whatever charset; `path` is relative to `folder`, `url` is where the page was found,
 * `isListed` that a list names it.
 */
export async function readSavedPage(
  path: string,
  { folder, url, isListed }: { folder: string; url: string | null; isListed: boolean },
): Promise<ReadPage> {
  const file = resolve(folder, path)
  const page = readPageFile(file, path, { isListed })
  if (!page.ok) return page
  const { text } = await decodePage({ headers: {}, body: page.body }, { charset: null })
  return { ok: true, article: readArticle(text, url ?? pathToFileURL(file).href) }
}
