import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface FleetSize {
  singles: number
  groups: number
  members: number
  countries: number
  /** Seconds between two requests to a site. */
  pace: number
}

/** Ports that a fleet needs: one for each single, one for each group, whose members share a site. */
export function sitesOf({ singles, groups }: FleetSize): number {
  return singles + groups
}

/** Writes a fleet of singles in many countries, and of groups whose members share a source name and a site. */
export function writeFleet(folder: string, size: FleetSize, ports: number[], articles: (n: number) => number): void {
  const write = (country: number, source: string, port: number, n: number): void => {
    const place = join(folder, 'configs', `land_${String(country % size.countries).padStart(3, '0')}`)
    mkdirSync(place, { recursive: true })
    writeFileSync(
      join(place, `${source}.yaml`),
      config({ name: `${source} ${country}`, port, articles: articles(n), n, pace: size.pace }),
    )
  }
  for (let n = 0; n < size.singles; n++) write(n, `paper_${n}`, ports[n]!, n)
  for (let group = 0; group < size.groups; group++) {
    for (let member = 0; member < size.members; member++) {
      write(member, `chain_${group}`, ports[size.singles + group]!, size.singles + group * size.members + member)
    }
  }
}

interface Paper {
  name: string
  port: number
  articles: number
  n: number
  pace: number
}

function config({ name, port, articles, n, pace }: Paper): string {
  return `name: ${name}
base_url: http://127.0.0.1:${port}
rate_limit: ${pace}
concurrency: 4
listing: { type: pagination, url_template: 'http://127.0.0.1:${port}/news?of=${n}&n=${articles}&page={num}', start_page: 1 }
max_pages: 1
selectors:
  thumbnail: { container: li.item, title: a, url: 'a::attr(href)' }
  article: { title: h1, date: time, body: .body p }
`
}
