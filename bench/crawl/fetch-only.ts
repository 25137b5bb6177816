// The floor: the same pages fetched and decoded, and nothing done with them. node fetch-only.ts <origin> <listings>
import { Agent, request } from 'undici'
import { listingPath, PER_LISTING, storyPath } from './site-pages.ts'

const [origin = '', listings = '0'] = process.argv.slice(2)
const paths: string[] = []
for (let n = 1; n <= Number(listings); n++) {
  paths.push(listingPath(n), ...Array.from({ length: PER_LISTING }, (_, i) => storyPath((n - 1) * PER_LISTING + i)))
}
const dispatcher = new Agent({ connections: 16 })
let next = 0

async function work(): Promise<void> {
  while (next < paths.length) {
    const path = paths[next++]!
    const { statusCode, body } = await request(origin + path, { dispatcher })
    const html = await body.text()
    if (statusCode !== 200 || !html.endsWith('</html>')) throw new Error(`${path}: ${statusCode}, not the whole page`)
  }
}
await Promise.all(Array.from({ length: 16 }, work))
await dispatcher.close()
