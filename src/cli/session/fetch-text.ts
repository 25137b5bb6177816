import { existsSync } from 'node:fs'
import { decodePage } from '../../http/charset/decode.ts'
import { createHttpClient } from '../../http/create-client.ts'
import { openHostTimes } from '../../runs/folder/host-times.ts'
import { hostsFolder } from '../../runs/folder/layout.ts'

/** A page with its address behind redirects, or why it could not be had. */
export type FetchedText = { ok: true; text: string; url: string } | { ok: false; error: string }

/**
 * The text of a page, fetched under all the rules of politeness: robots.txt, the pace of a host that names none, and
 * the times that earlier processes of the state folder noted.
 */
export async function fetchText(url: string, stateDir: string): Promise<FetchedText> {
  const pages = openPages(stateDir)
  try {
    return await pages.fetch(url)
  } finally {
    await pages.close()
  }
}

/** Several pages under the same rules. */
export function openPages(stateDir: string): { fetch(url: string): Promise<FetchedText>; close(): Promise<void> } {
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
  return {
    async fetch(url) {
      const fetched = await client.fetch(url, { operation: 'detail' })
      if (!fetched.ok) return { ok: false, error: fetched.failure.message }
      const { text } = await decodePage(fetched.page, { charset: null })
      return { ok: true, text, url: fetched.page.url }
    },
    close: () => client.close(),
  }
}
