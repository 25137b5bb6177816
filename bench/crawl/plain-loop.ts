// What many a scraper is: undici, cheerio.load, a loop. node plain-loop.ts <origin> <file for the records>
import { createWriteStream } from 'node:fs'
import { load } from 'cheerio'
import { Agent, request } from 'undici'

const [origin = '', output = ''] = process.argv.slice(2)
const dispatcher = new Agent({ connections: 16 })
const out = createWriteStream(output)
const queue: string[] = []
let listing: string | undefined = `${origin}/latest`

async function get(url: string): Promise<string> {
  const { statusCode, body } = await request(url, { dispatcher })
  if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`)
  return body.text()
}

async function readListing(url: string): Promise<void> {
  const $ = load(await get(url))
  for (const link of $('li.entry h3 a')) queue.push(new URL($(link).attr('href')!, url).href)
  const next = $('a[rel="next"]').attr('href')
  listing = next === undefined ? undefined : new URL(next, url).href
}

async function readStory(url: string): Promise<void> {
  const $ = load(await get(url))
  const texts = (css: string): string[] =>
    $(css)
      .toArray()
      .map((element) => $(element).text())
  const story = {
    url,
    title: texts('h1.headline')[0],
    date: $('.byline time').attr('datetime')?.slice(0, 10),
    body: texts('.story-text p').join(' '),
    tags: texts('.topics a'),
  }
  out.write(`${JSON.stringify(story)}\n`)
}

let reading: Promise<void> | undefined
async function work(): Promise<void> {
  for (;;) {
    const url = queue.shift()
    if (url !== undefined) await readStory(url)
    else if (reading !== undefined) await reading
    else if (listing !== undefined) await (reading = readListing(listing).finally(() => (reading = undefined)))
    else return
  }
}
await Promise.all(Array.from({ length: 16 }, work))
await new Promise<void>((resolve) => void out.end(() => resolve()))
await dispatcher.close()
