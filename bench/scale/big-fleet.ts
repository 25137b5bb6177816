import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Scrapers of one country; the fleets that users grew to have about ten. */
const PER_COUNTRY = 40
/** Every so many scrapers there is one whose source is also in the country before: a group of two. */
const SHARED = 250

/**
 * Writes a fleet of so many configs, of every common kind of listing and about a kilobyte each, below `folder`/configs.
 */
export function writeBigFleet(folder: string, size: number, { regions = 0 } = {}): void {
  for (let n = 0; n < size; n++) {
    const country = `land_${String(Math.floor(n / PER_COUNTRY)).padStart(3, '0')}`
    const region = regions > 0 ? [`region_${n % regions}`] : []
    const dir = join(folder, 'configs', ...region, regions > 0 ? `${country}_${n % regions}` : country)
    if (n % PER_COUNTRY < Math.max(1, regions)) mkdirSync(dir, { recursive: true })
    const shared = n > PER_COUNTRY && n % SHARED === 7
    const source = `paper_${String(shared ? n - PER_COUNTRY : n).padStart(5, '0')}`
    writeFileSync(join(dir, `${source}.yaml`), config(n, country))
  }
}

function config(n: number, country: string): string {
  const site = `https://paper-${n}.example`
  return `# yaml-language-server: $schema=../../schema/source.schema.json
name: Paper ${n} of ${country}
country: ${country}
base_url: ${site}
concurrency: ${4 + (n % 8)}
rate_limit: 0.${1 + (n % 5)}
retries: 3
${KINDS[n % KINDS.length]!(site)}
  article:
    title: h1.headline_${n % 97}, h1
    body: div.story_${n % 89} p::text
    date: ["time::attr(datetime)", "span.published"]
    tags: a[rel=tag]
    authors: [".byline a", "span.author"]

cleaning:
  date: handle_mixed_dates
  title: clean_title
  body: clean_html_text
  tags: normalize_tags

headers:
  Accept-Language: en-GB,en;q=0.8
filters:
  deny_path_prefixes: [/video/, /podcast/, /sport/live/]
  deny_url_regex: ['[?&]print=1', '/page/\\d+$']
`
}

const KINDS: ((site: string) => string)[] = [
  (site) => `listing:
  type: pagination
  url_template: ${site}/news?page={num}
  start_page: 1
  step: 1
  batch_size: 5
selectors:
  thumbnail:
    container: ul.river > li.item
    title: h2 a::text
    url: h2 a::attr(href)
    date: time::attr(datetime)`,
  (site) => `listing:
  type: archive
  url_template: ${site}/{year}/{month}/{day}/
  start_date: 2024-01-01
selectors:
  thumbnail:
    container: article.card
    title: a.title
    url: a.title::attr(href)`,
  (site) => `listing:
  type: pagination
  start_url: ${site}/latest
  url_template: [ "${site}/politics/page/{num}", "${site}/business/page/{num}" ]
selectors:
  thumbnail:
    container: div.list div.teaser
    title: h3
    url: a
    date: span.when`,
  (site) => `listing:
  type: api
  url_template: ${site}/wp-json/wp/v2/posts?page={page}&per_page=100
  json_paths:
    url: link
    title: title.rendered
    date: date
selectors:`,
]
