// The same job for Crawlee: node crawlee-crawl.ts <origin> <file for the records> <folder with it installed>
// memory|default With its default storage the records lie in storage/datasets/default, a file each.
import { appendFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [origin = '', output = '', folder = '', storage = 'memory'] = process.argv.slice(2)
const require = createRequire(join(folder, 'anything.js'))

/** As much of Crawlee as is used here; it is not a package of this repository. */
interface Selection {
  text: () => string
  attr: (name: string) => string | undefined
  toArray: () => unknown[]
}
interface Visit {
  request: { url: string; label?: string }
  $: (css: unknown) => Selection
  enqueueLinks: (options: { selector: string; label: string; strategy: string }) => Promise<unknown>
}
interface Crawlee {
  CheerioCrawler: new (options: object, config: unknown) => Crawler
  Configuration: new (options: object) => unknown
  log: { setLevel: (level: number) => void }
}
interface Crawler {
  run: (urls: object[]) => Promise<unknown>
  pushData: (item: object) => Promise<void>
}

const { CheerioCrawler, Configuration, log } = require('@crawlee/cheerio') as Crawlee
log.setLevel(1)
const inMemory = storage === 'memory'
const config = new Configuration(inMemory ? { persistStorage: false } : {})
writeFileSync(output, '')
let lines: string[] = []

const crawler: Crawler = new CheerioCrawler(
  {
    minConcurrency: 16,
    maxConcurrency: 16,
    maxRequestRetries: 2,
    ...(inMemory ? { useSessionPool: false, persistCookiesPerSession: false } : {}),
    async requestHandler({ request, $, enqueueLinks }: Visit) {
      if (request.label !== 'STORY') {
        await enqueueLinks({ selector: 'li.entry h3 a', label: 'STORY', strategy: 'all' })
        await enqueueLinks({ selector: 'a[rel="next"]', label: 'LIST', strategy: 'all' })
        return
      }
      const texts = (css: string): string[] =>
        $(css)
          .toArray()
          .map((element) => $(element).text())
      const story = {
        url: request.url,
        title: texts('h1.headline')[0],
        date: $('.byline time').attr('datetime')?.slice(0, 10),
        body: texts('.story-text p').join(' '),
        tags: texts('.topics a'),
      }
      if (!inMemory) await crawler.pushData(story)
      else if (lines.push(JSON.stringify(story)) === 64) flush()
    },
  },
  config,
)

function flush(): void {
  appendFileSync(output, lines.map((line) => `${line}\n`).join(''))
  lines = []
}

await crawler.run([{ url: `${origin}/latest`, label: 'LIST' }])
flush()
process.exit()
