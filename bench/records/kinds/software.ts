import { mulberry } from '../synthetic-people.ts'
import { pick, some, times, twoFiles, whole, word, zipf, type MakeKind, type Of, type R } from './made.ts'

interface Program {
  thing: string
  maker: string
  title: string[]
  /** What tells it from the other editions. */
  edition: string[]
  price: number
  about: string[]
}

const TOOLS = [
  'photo',
  'office',
  'antivirus',
  'accounting',
  'typing',
  'language',
  'video',
  'backup',
  'music',
  'design',
  'server',
  'firewall',
  'adventure',
  'learning',
]
const EDITIONS = [
  'deluxe',
  'standard',
  'professional',
  'premier',
  'home',
  'student',
  'upgrade',
  'suite',
  '2005',
  '2006',
  '2007',
  'xp',
  'mac',
  'windows',
  '5 user',
  'v2',
  '3.0',
  '10.0',
  'cd',
  'academic',
]
const ENDS = ['pc', 'win 98 me nt', 'software', 'complete package', 'licence']

/** Programs in families of editions. */
function programs(r: R, families: number, makers: readonly string[], vocabulary: readonly string[]): Program[] {
  const out: Program[] = []
  for (let i = 0; i < families; i++) {
    const maker = makers[zipf(r, makers.length)]!
    const title = [word(r), pick(r, TOOLS)]
    const price = 10 + Math.round(5000 * r() ** 3) / 10
    const about = times(whole(r, 50, 200), () => vocabulary[zipf(r, vocabulary.length)]!)
    do {
      out.push({
        thing: `s${out.length}`,
        maker,
        title,
        edition: some(r, EDITIONS, whole(r, 1, 3)),
        price: Math.round(price * (1 + r()) * 100) / 100,
        about,
      })
    } while (r() < 0.45)
  }
  return out
}

/** Editions of programs in two shops, the second with many that the first does not have. */
export const amazonGoogle: MakeKind = (seed, scale = 1) => shops('amazon-google', seed, scale, false)
/** With descriptions of 50 to 200 words on one side, of some words or none on the other. */
export const amazonGoogleLong: MakeKind = (seed, scale = 1) => shops('amazon-google, descriptions', seed, scale, true)

function shops(name: string, seed: number, scale: number, described: boolean): ReturnType<MakeKind> {
  const r = mulberry(seed)
  const makers = times(120, () => word(r))
  const vocabulary = times(3000, () => word(r))
  const tell = (words: () => string[]): { description?: string } =>
    described ? { description: words().join(' ') } : {}
  const [a, b]: [Of[], Of[]] = [[], []]
  for (const { thing, maker, title, edition, price, about } of programs(r, 1100 * scale, makers, vocabulary)) {
    if (r() < 0.75) {
      const full = `${r() < 0.3 ? `${maker} ` : ''}${title.join(' ')} ${edition.join(' ')}`
      const cost = r() < 0.1 ? '0' : String(price)
      const words = tell(() => (r() < 0.1 ? [] : [...title, ...about]))
      a.push([thing, { title: full, ...words, manufacturer: maker, price: cost }])
    }
    if (r() >= 0.85) continue
    const kept = edition.slice(0, r() < 0.25 ? 1 : 9).map((each) => (r() < 0.5 ? each.replace(/fessional$/, '') : each))
    const end = r() < 0.5 ? ` (${pick(r, ENDS)})` : ''
    const words = tell(() => (r() < 0.3 ? [] : r() < 0.5 ? about.slice(0, whole(r, 8, 30)) : some(r, vocabulary, 15)))
    b.push([
      thing,
      {
        title: `${maker} ${title.join(' ')} ${kept.join(' ')}${end}`,
        ...words,
        manufacturer: r() < 0.9 ? '' : maker,
        price: (price * (0.6 + r() * 0.6)).toFixed(2),
      },
    ])
  }
  for (let i = 0; i < 1500 * scale; i++) {
    const title = `${pick(r, makers)} ${word(r)} ${pick(r, TOOLS)} ${pick(r, EDITIONS)}`
    const words = tell(() => (r() < 0.4 ? [] : some(r, vocabulary, whole(r, 8, 30))))
    b.push([`n${i}`, { title, ...words, manufacturer: '', price: (10 + 500 * r() ** 3).toFixed(2) }])
  }
  return twoFiles(name, a, b, r)
}
