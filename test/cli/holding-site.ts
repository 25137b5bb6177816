import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A site of one article, which it holds back until `release`; `waiting` resolves when so many are asked for. */
export async function holdingSite(
  t: TestContext,
  count: number,
): Promise<{ port: number; waiting: Promise<void>; release: () => void }> {
  const held: ServerResponse[] = []
  let enough = (): void => {}
  const waiting = new Promise<void>((reached) => (enough = reached))
  let isOpen = false
  const answer = (response: ServerResponse): void =>
    void response.end('<h1>Port opens</h1><p class="b">Ships are back today.</p>')
  const site: Server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html')
    if (url === '/list?p=1') return void response.end('<div class="it"><a class="t" href="/a">Port opens</a></div>')
    if (url !== '/a') return void response.writeHead(404).end()
    if (isOpen) return answer(response)
    held.push(response)
    if (held.length === count) enough()
  })
  site.listen(0, '0.0.0.0')
  await once(site, 'listening')
  t.after(() => site.close())
  const release = (): void => {
    isOpen = true
    for (const response of held) answer(response)
  }
  return { port: (site.address() as AddressInfo).port, waiting, release }
}

/** The config of a scraper of that site, which `address` names as one of many hosts. */
export function writeHoldingConfig(folder: string, id: string, address: string): void {
  const file = join(folder, 'configs', `${id}.yaml`)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(
    file,
    `name: ${id}\nbase_url: http://${address}\nrate_limit: 0\nlisting: { type: pagination, url_template: 'http://${address}/list?p={num}' }
selectors: { thumbnail: { container: .it, title: a.t, url: 'a.t::attr(href)' }, article: { body: .b } }\n`,
  )
}
