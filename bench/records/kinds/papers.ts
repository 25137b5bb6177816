import { mulberry } from '../synthetic-people.ts'
import {
  cap,
  oneFile,
  pick,
  times,
  twoFiles,
  typo,
  whole,
  word,
  zipf,
  type Kind,
  type MakeKind,
  type Of,
  type R,
} from './made.ts'

interface Paper {
  thing: string
  title: string
  authors: [first: string, last: string][]
  /** Ways to write where it appeared. */
  venue: string[]
  year: number
}

const VENUES = [
  ['SIGMOD Conference', 'International Conference on Management of Data', 'sigmod'],
  ['VLDB', 'Very Large Data Bases', 'vldb'],
  ['ACM Trans. Database Syst.', 'ACM Transactions on Database Systems (TODS)', 'acm tods'],
  ['SIGMOD Record', 'ACM SIGMOD Record', 'sigmod rec.'],
  ['VLDB J.', 'The VLDB Journal', 'vldb journal'],
]
const SMALL_WORDS = ['for', 'of', 'the', 'in', 'with', 'a']

interface Field {
  vocabulary: string[]
  firsts: string[]
  lasts: string[]
}

const field = (r: R): Field => ({
  vocabulary: times(700, () => word(r)),
  firsts: times(60, () => cap(word(r, 2))),
  lasts: times(500, () => cap(word(r, 2))),
})

function paper(r: R, { vocabulary, firsts, lasts }: Field, thing: string): Paper {
  return {
    thing,
    title: times(whole(r, 4, 11), () => (r() < 0.25 ? pick(r, SMALL_WORDS) : vocabulary[zipf(r, 700)]!)).join(' '),
    authors: times(whole(r, 1, 5), () => [firsts[zipf(r, 60)]!, lasts[zipf(r, 500)]!]),
    venue: pick(r, VENUES),
    year: whole(r, 1994, 2004),
  }
}

/** Some of them are there again as another version, which is another work: at another place and later. */
function papers(r: R, known: Field, count: number): Paper[] {
  const out = times(count, (i) => paper(r, known, `p${i}`))
  for (let i = 0; i < count * 0.08; i++) {
    const first = out[whole(r, 0, count)]!
    out.push({ ...first, venue: pick(r, VENUES), year: first.year + whole(r, 1, 3), thing: `${first.thing}v${i}` })
  }
  return out
}

const initials = (authors: Paper['authors']): string => authors.map(([first, last]) => `${first[0]} ${last}`).join(', ')

export const dblpAcm: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (const { thing, title, authors, venue, year } of papers(r, field(r), 1500 * scale)) {
    const named = authors.map((name) => name.join(' ')).join(', ')
    if (r() < 0.93) a.push([thing, { title: cap(title), authors: named, venue: venue[0]!, year: String(year) }])
    if (r() >= 0.85) continue
    const short = (r() < 0.08 ? authors.slice(0, -1) : authors).map(([first, last]) => {
      return r() < 0.2 ? `${first[0]}. ${last}` : `${first} ${last}`
    })
    const written = cap(r() < 0.1 ? typo(r, title) : title)
    b.push([thing, { title: written, authors: short.join(', '), venue: venue[1]!, year: String(year) }])
  }
  return twoFiles('dblp-acm', a, b, r)
}

/** Carefully kept records against what a crawler read: none, one or many for each, and many of other works. */
export const dblpScholar: MakeKind = (seed, scale = 1) => scholar('dblp-scholar', seed, 1200 * scale, 2500 * scale)
export const scholarLarge: MakeKind = (seed, scale = 1) =>
  scholar('scholar, 22,000 rows', seed, 2000 * scale, 17_500 * scale)

function scholar(name: string, seed: number, works: number, others: number): Kind {
  const r = mulberry(seed)
  const known = field(r)
  const all = papers(r, known, works)
  const a: Of[] = []
  for (const { thing, title, authors, venue, year } of all) {
    if (r() >= 0.8) continue
    a.push([thing, { title: cap(title), authors: initials(authors), venue: venue[0]!, year: String(year) }])
  }
  const b = all.flatMap((each) => times(r() < 0.35 ? 0 : 1 + zipf(r, 5), (): Of => [each.thing, asCrawled(r, each)]))
  for (let i = 0; i < others; i++) {
    const { title, authors, venue, year } = paper(r, known, `x${i}`)
    const like = pick(r, all).title.split(' ')
    const near = like.map((each) => (r() < 0.6 ? each : word(r))).join(' ')
    b.push([
      `x${i}`,
      {
        title: cap(r() < 0.3 ? near : title),
        authors: initials(authors),
        venue: r() < 0.4 ? '' : pick(r, venue),
        year: r() < 0.5 ? '' : String(year),
      },
    ])
  }
  return twoFiles(name, a, b, r)
}

function asCrawled(r: R, { title, authors, venue, year }: Paper): Of[1] {
  let written = r() < 0.3 ? typo(r, title) : title
  if (r() < 0.12)
    written = written
      .split(' ')
      .slice(0, -whole(r, 1, 3))
      .join(' ')
  if (r() < 0.08) written = `${written} ${word(r)} ${word(r)}`
  const named = authors.slice(0, r() < 0.25 ? whole(r, 1, 4) : 9).map(([first, last]): [string, string] => {
    return [first, r() < 0.05 ? typo(r, last) : last]
  })
  return {
    title: cap(written),
    authors: r() < 0.07 ? '' : initials(named) + (r() < 0.2 ? ', ...' : ''),
    venue: r() < 0.25 ? '' : pick(r, venue) + (r() < 0.3 ? `, ${word(r)}` : ''),
    year: r() < 0.5 ? '' : String(r() < 0.06 ? year + 1 : year),
  }
}

/** Citations as authors write them: up to 40 of a work, or up to 200. */
export const cora: MakeKind = (seed, scale = 1) => citations('cora', seed, 110 * scale, 40)
export const coraLarge: MakeKind = (seed, scale = 1) => citations('cora, large clusters', seed, 50 * scale, 200)

function citations(name: string, seed: number, works: number, most: number): Kind {
  const r = mulberry(seed)
  const rows = papers(r, field(r), works).flatMap(({ thing, title, authors, venue, year }) => {
    return times(1 + zipf(r, most), (): Of => {
      const named = authors.map(([first, last]) => {
        return r() < 0.4 ? `${last}, ${first[0]}.` : `${first} ${r() < 0.1 ? typo(r, last) : last}`
      })
      return [
        thing,
        {
          author: named.join(r() < 0.5 ? ' and ' : ', '),
          title: (r() < 0.25 ? typo(r, title) : title) + (r() < 0.2 ? '.' : ''),
          venue: r() < 0.3 ? '' : pick(r, ['in proc. of ', 'proceedings of the ', '']) + pick(r, venue),
          volume: r() < 0.6 ? '' : String(year % 40),
          year: r() < 0.3 ? '' : `(${year})`,
          pages: r() < 0.4 ? '' : `pp. ${(year % 300) + 10}-${(year % 300) + 25}`,
        },
      ]
    })
  })
  return oneFile(name, rows, r)
}
