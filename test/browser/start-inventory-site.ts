import { fork } from 'node:child_process'
import { once } from 'node:events'
import { articleSource } from '../extract/article-source.ts'
import type { Source } from '../../src/config/source.ts'
import { pagination } from '../scraper/example-source.ts'
import type { InventoryOptions } from '../sites/inventory-site.ts'
import type { Cleanup } from './start-built-site.ts'

/** The inventory of ../sites/inventory-site.ts, running in a process of its own until the test ends. */
export interface InventorySite {
  origin: string
  set(options: Partial<InventoryOptions>): Promise<void>
  /** Requests, as 'GET /path', and how often somebody has logged in. */
  log(): Promise<{ log: string[]; logins: number }>
  source(patch?: Partial<Source>): Source
}

export async function startInventorySite(t: Cleanup, options: Partial<InventoryOptions> = {}): Promise<InventorySite> {
  const child = fork(new URL('../sites/inventory-site.ts', import.meta.url), { stdio: 'inherit' })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const order = async (value: object): Promise<{ log: string[]; logins: number }> => {
    child.send(value)
    const [answer] = (await once(child, 'message')) as [{ log: string[]; logins: number }]
    return answer
  }
  t.after(async () => {
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
  })
  await order({ set: options })
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    set: async (patch) => void (await order({ set: patch })),
    log: () => order({ log: true }),
    source: (patch = {}) =>
      articleSource({
        client: 'browser',
        base_url: origin,
        hosts: [new URL(origin).host],
        origins: [origin],
        concurrency: 5,
        retries: 1,
        retry_seconds: 0.01,
        browser: { pool_size: 5 },
        listing: pagination(origin, { url_template: [`${origin}/items?page={num}`] }),
        max_pages: 1,
        selectors: {
          thumbnail: { container: ['tr.item'], title: ['a::text'], url: ['a::attr(href)'], date: [] },
          article: { title: ['h1'], body: ['.text'], date: [], tags: [], authors: [] },
        },
        fields: { ref: { type: 'text', selector: ['.ref'], required: true } },
        documents: [{ link: [], click: 'button.print', name: '{ref}.pdf', type: 'pdf', contains: '{ref} end' }],
        ...patch,
      }),
  }
}
