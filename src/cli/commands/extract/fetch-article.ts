import { readArticle } from '../../../extract/article/read-article.ts'
import { fetchText } from '../../session/fetch-text.ts'
import type { ReadPage } from './read-saved-page.ts'

/** The article at a URL, fetched under all the rules of politeness. */
export async function fetchArticle(url: string, stateDir: string): Promise<ReadPage> {
  const fetched = await fetchText(url, stateDir)
  return fetched.ok ? { ok: true, article: readArticle(fetched.text, fetched.url) } : fetched
}
