import { existsSync } from 'node:fs'
import { readArticle } from '../../../extract/article/read-article.ts'
import { decodePage } from '../../../http/charset/decode.ts'
import { createHttpClient } from '../../../http/create-client.ts'
import { openHostTimes } from '../../../runs/folder/host-times.ts'
import { hostsFolder } from '../../../runs/folder/layout.ts'
import type { ReadPage } from './read-saved-page.ts'

/**
 * The article at a URL, fetched under all the rules of politeness: robots.txt, the pace of a host that names none, and
 * the times that earlier processes of the state folder noted.
 */
export async function fetchArticle(url: string, stateDir: string): Promise<ReadPage> {
  const client = createHttpClient({
    concurrency: 1,
    rate_limit: 1 / 3,
    retries: 2,
    retry_seconds: 1,
    request_timeout: 60,
    robots_wait: 10,
    robots: 'obey',
    headers: {},
    cookies: {},
    allow_private: false,
    max_wait_ms: 60_000,
    ...(existsSync(stateDir) ? { memory: openHostTimes(hostsFolder(stateDir)) } : {}),
  })
  try {
    const fetched = await client.fetch(url, { operation: 'detail' })
    if (!fetched.ok) return { ok: false, error: fetched.failure.message }
    const { text } = await decodePage(fetched.page, { charset: null })
    return { ok: true, article: readArticle(text, fetched.page.url) }
  } finally {
    await client.close()
  }
}
