// The same pages for Crawlee: node crawlee-pages.ts <origin> <pages> <at once> <folder with it installed> <Chromium>
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [origin = '', pages = '0', atOnce = '5', folder = '', executablePath = ''] = process.argv.slice(2)
const require = createRequire(join(folder, 'anything.js'))

/** As much of Crawlee as is used here; it is not a package of this repository. */
interface Crawlee {
  PlaywrightCrawler: new (options: object, config: unknown) => { run: (urls: string[]) => Promise<unknown> }
  Configuration: new (options: object) => unknown
  log: { setLevel: (level: number) => void }
  playwrightUtils: { blockRequests: (page: unknown) => Promise<void> }
}
interface Visit {
  page: { waitForSelector: (css: string) => Promise<unknown>; content: () => Promise<string> }
}

const { PlaywrightCrawler, Configuration, log, playwrightUtils } = require('@crawlee/playwright') as Crawlee
log.setLevel(1)
let right = 0
const crawler = new PlaywrightCrawler(
  {
    minConcurrency: Number(atOnce),
    maxConcurrency: Number(atOnce),
    launchContext: { launchOptions: { executablePath, args: ['--no-sandbox'] } },
    preNavigationHooks: [({ page }: Visit) => playwrightUtils.blockRequests(page)],
    async requestHandler({ page }: Visit) {
      await page.waitForSelector('.story p')
      if ((await page.content()).includes('class="story"')) right++
    },
  },
  new Configuration({ persistStorage: false }),
)
await crawler.run(Array.from({ length: Number(pages) }, (_, i) => `${origin}/story/${i + 1}`))
process.stdout.write(`crawlee: ${right} of ${pages} pages read\n`)
process.exit()
