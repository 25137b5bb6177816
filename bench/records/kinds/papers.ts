import { mulberry } from '../synthetic-people.ts'
import { pick, word, zipf, typo, cap, clean, dirty, type Of, type Kind, type R } from './made.ts'

interface Paper {
  title: string
  authors: string[][]
  venue: string[]
  year: number
  e: string
}

function papers(r: R, n: number): Paper[] {
  const vocab = Array.from({ length: 700 }, () => word(r)),
    names = Array.from({ length: 500 }, () => cap(word(r, 2))),
    firsts = Array.from({ length: 60 }, () => cap(word(r, 2)))
  const venues = [
    ['SIGMOD Conference', 'International Conference on Management of Data', 'sigmod'],
    ['VLDB', 'Very Large Data Bases', 'vldb'],
    ['ACM Trans. Database Syst.', 'ACM Transactions on Database Systems (TODS)', 'acm tods'],
    ['SIGMOD Record', 'ACM SIGMOD Record', 'sigmod rec.'],
    ['VLDB J.', 'The VLDB Journal', 'vldb journal'],
  ]
  const out: Paper[] = []
  for (let i = 0; i < n; i++) {
    const title = Array.from({ length: 4 + Math.floor(r() * 7) }, () =>
      r() < 0.25 ? pick(r, ['for', 'of', 'the', 'in', 'with', 'a']) : vocab[zipf(r, 700)]!,
    ).join(' ')
    out.push({
      title,
      authors: Array.from({ length: 1 + Math.floor(r() * 4) }, () => [firsts[zipf(r, 60)]!, names[zipf(r, 500)]!]),
      venue: pick(r, venues),
      year: 1994 + Math.floor(r() * 10),
      e: `p${i}`,
    })
  }
  // the same work again as another version: other venue and year
  for (let i = 0; i < n * 0.08; i++) {
    const p = out[Math.floor(r() * n)]!
    out.push({ ...p, venue: pick(r, venues), year: p.year + 1 + Math.floor(r() * 2), e: `${p.e}v${i}` })
  }
  return out
}
export function dblpAcm(seed = 1): Kind {
  const r = mulberry(seed),
    ps = papers(r, 1500)
  const A = ps
    .filter(() => r() < 0.93)
    .map((p): Of => [
      p.e,
      {
        title: cap(p.title),
        authors: p.authors.map((a) => a.join(' ')).join(', '),
        venue: p.venue[0]!,
        year: String(p.year),
      },
    ])
  const B = ps
    .filter(() => r() < 0.85)
    .map((p): Of => [
      p.e,
      {
        title: r() < 0.1 ? cap(typo(r, p.title)) : cap(p.title),
        authors: (r() < 0.08 ? p.authors.slice(0, -1) : p.authors)
          .map(([f, l]) => (r() < 0.2 ? `${f![0]}. ${l}` : `${f} ${l}`))
          .join(', '),
        venue: p.venue[1]!,
        year: String(p.year),
      },
    ])
  return clean('dblp-acm', A, B, r)
}
export function dblpScholar(seed = 2): Kind {
  const r = mulberry(seed),
    ps = papers(r, 1200)
  const A = ps
    .filter(() => r() < 0.8)
    .map((p): Of => [
      p.e,
      {
        title: cap(p.title),
        authors: p.authors.map(([f, l]) => `${f![0]} ${l}`).join(', '),
        venue: p.venue[0]!,
        year: String(p.year),
      },
    ])
  const B: Of[] = []
  for (const p of ps) {
    const k = r() < 0.35 ? 0 : 1 + zipf(r, 5)
    for (let i = 0; i < k; i++) {
      let t = p.title
      if (r() < 0.3) t = typo(r, t)
      if (r() < 0.12)
        t = t
          .split(' ')
          .slice(0, -1 - Math.floor(r() * 2))
          .join(' ')
      if (r() < 0.08) t = `${t} ${word(r)} ${word(r)}`
      B.push([
        p.e,
        {
          title: cap(t),
          authors:
            r() < 0.07
              ? ''
              : p.authors
                  .slice(0, r() < 0.25 ? 1 + Math.floor(r() * 3) : 9)
                  .map(([f, l]) => `${f![0]} ${r() < 0.05 ? typo(r, l!) : l}`)
                  .join(', ') + (r() < 0.2 ? ', ...' : ''),
          venue: r() < 0.25 ? '' : pick(r, p.venue) + (r() < 0.3 ? ', ' + word(r) : ''),
          year: r() < 0.5 ? '' : String(r() < 0.06 ? p.year + 1 : p.year),
        },
      ])
    }
  }
  for (let i = 0; i < 2500; i++) {
    const p = papers(r, 1)[0]!
    B.push([
      `x${i}`,
      {
        title: cap(
          r() < 0.3
            ? pick(r, ps)
                .title.split(' ')
                .map((w) => (r() < 0.6 ? w : word(r)))
                .join(' ')
            : p.title,
        ),
        authors: p.authors.map(([f, l]) => `${f![0]} ${l}`).join(', '),
        venue: r() < 0.4 ? '' : pick(r, p.venue),
        year: r() < 0.5 ? '' : String(p.year),
      },
    ])
  }
  return clean('dblp-scholar', A, B, r)
}
export function cora(seed = 3): Kind {
  const r = mulberry(seed),
    ps = papers(r, 110),
    rows: Of[] = []
  for (const p of ps) {
    const k = 1 + Math.floor(40 * r() ** 3)
    for (let i = 0; i < k; i++)
      rows.push([
        p.e,
        {
          author: p.authors
            .map(([f, l]) => (r() < 0.4 ? `${l}, ${f![0]}.` : `${f} ${r() < 0.1 ? typo(r, l!) : l}`))
            .join(r() < 0.5 ? ' and ' : ', '),
          title: (r() < 0.25 ? typo(r, p.title) : p.title) + (r() < 0.2 ? '.' : ''),
          venue: r() < 0.3 ? '' : pick(r, ['in proc. of ', 'proceedings of the ', '']) + pick(r, p.venue),
          volume: r() < 0.6 ? '' : String(p.year % 40),
          year: r() < 0.3 ? '' : `(${p.year})`,
          pages: r() < 0.4 ? '' : `pp. ${(p.year % 300) + 10}-${(p.year % 300) + 25}`,
        },
      ])
  }
  return dirty('cora', rows, r)
}
