import type { Article } from '../../../extract/article/read-article.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { refuse } from '../../mistake.ts'
import { articleLines } from './article-lines.ts'
import { extractBatch } from './extract-batch.ts'
import { fetchArticle } from './fetch-article.ts'
import { readSavedPage } from './read-saved-page.ts'

interface ExtractArgs {
  page: string[]
  batch: string | undefined
  out: string | undefined
  url: string | undefined
}

/** Shows what pages say, or writes it for a list of saved ones; returns 1 when a page could not be read. */
export async function runExtract(args: ExtractArgs & CommonArgs, io: Io): Promise<number> {
  const { page: pages, batch, out, url } = args
  if (batch !== undefined) {
    if (pages.length > 0) return refuse(io, 'either pages or --batch, not both')
    return extractBatch(batch, out === undefined || out === '-' ? null : out, io)
  }
  if (pages.length === 0) return refuse(io, 'no page is given', `Name a file or a URL: ${NAME} extract saved.html`)
  if (out !== undefined) return refuse(io, '--out goes with --batch')
  const found: (Article & { page: string })[] = []
  let failed = 0
  for (const page of pages) {
    const isUrl = /^https?:\/\//i.test(page)
    const saved = { folder: io.cwd, url: url ?? null, isListed: false }
    const read = await (isUrl ? fetchArticle(page, args.stateDir) : readSavedPage(page, saved))
    if (read.ok) {
      found.push({ page, ...read.article })
      const { warning } = read.article
      if (warning !== undefined) io.stderr.write(`${NAME}: ${plainText(`${page}: ${warning}`)}\n`)
    } else {
      failed++
      const sentence = read.error.includes(page) ? read.error : `${page}: ${read.error}`
      io.stderr.write(`${NAME}: ${plainText(sentence)}\n`)
    }
  }
  if (args.json) io.stdout.write(`${JSON.stringify(pages.length === 1 ? (found[0] ?? null) : found, null, 2)}\n`)
  else for (const article of found) io.stdout.write(`${articleLines(article).join('\n')}\n`)
  return failed > 0 ? 1 : 0
}
