import type { Article } from './article.ts'
import { fill, paragraph } from './prose/grammar.ts'
import type { Paper, Scraped } from './paper.ts'
import { randomFrom } from './random.ts'

/** Day of the newest article. Fixed, or the same seed would be another web tomorrow. */
export const NEWEST_DAY = '2025-11-20'

/** The articles of one scraper, newest first. */
export function writeArticles(
  paper: Paper,
  scraped: Scraped,
  { seed, scale, late }: { seed: string; scale: number; late: number },
): Article[] {
  const scraper = `${scraped.country}/${paper.source}`
  const random = randomFrom(`${seed} ${scraper}`)
  const count = Math.max(1, Math.round(scraped.articles * scale))
  const days = newsDays(paper.days, seed + scraper)
  const firstId = random.int(10_000, 90_000)
  const titles = new Set<string>()
  const articles: Article[] = []
  for (let i = 0; i < count; i += 1) {
    const id = firstId + (count - i) * 3
    const title = freshTitle(paper, scraped, titles, randomFrom(`${seed} ${scraper} title ${id}`))
    const date = days[Math.floor((i * days.length) / count)] ?? NEWEST_DAY
    const path = paper.path({ id, date, slug: slug(title), country: scraped.country })
    articles.push({
      id,
      scraper,
      sections: paper.sectionsOf === undefined ? [scraped.section] : paper.sectionsOf(i),
      title,
      date,
      ...text(paper, scraped, `${seed} ${scraper} text ${id}`),
      path,
      listed: paper.moved !== undefined && i % 7 === 3 ? paper.moved(id) : path,
      fate: paper.apartEvery !== undefined && i % paper.apartEvery === paper.apartEvery - 1 ? 'apart' : 'kept',
      late: i < late && paper.listing.kind !== 'archive',
    })
  }
  return articles
}

function text(paper: Paper, scraped: Scraped, seed: string): Pick<Article, 'paragraphs' | 'tags'> {
  const random = randomFrom(seed)
  const paragraphs = Array.from({ length: random.int(8, 20) }, () =>
    paragraph(random.int(2, 5), paper.grammar, scraped.places, random),
  )
  const tags = new Set<string>()
  const wanted = Math.min(random.int(1, 4), paper.grammar.tags.length)
  while (tags.size < wanted) tags.add(random.pick(paper.grammar.tags))
  return { paragraphs, tags: [...tags] }
}

function freshTitle(paper: Paper, scraped: Scraped, taken: Set<string>, random: ReturnType<typeof randomFrom>): string {
  for (let tries = 0; tries < 200; tries += 1) {
    const title = fill(random.pick(paper.grammar.titles), paper.grammar, scraped.places, random)
    if (!taken.has(title)) {
      taken.add(title)
      return title
    }
  }
  const numbered = `${fill(random.pick(paper.grammar.titles), paper.grammar, scraped.places, random)} (${taken.size})`
  taken.add(numbered)
  return numbered
}

/** The days with news among the last `span`, newest first: about three in four, the first and the last always. */
function newsDays(span: number, seed: string): string[] {
  const random = randomFrom(`${seed} days`)
  const newest = Date.parse(NEWEST_DAY)
  const days: string[] = []
  for (let back = 0; back < span; back += 1) {
    const quiet = random.chance(0.25) && back > 0 && back < span - 1
    if (!quiet) days.push(new Date(newest - back * 86_400_000).toISOString().slice(0, 10))
  }
  return days
}

function slug(title: string): string {
  const words = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return words.slice(0, 60).replace(/-+$/, '')
}
