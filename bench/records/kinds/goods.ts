import { mulberry } from '../synthetic-people.ts'
import { pick, word, zipf, cap, shuffle, clean, dirty, type Of, type Kind, type R } from './made.ts'

interface Good {
  brand: string
  kind: string
  model: string
  words: string[]
  price: number
  e: string
}

function goods(r: R, n: number): Good[] {
  const brands = Array.from({ length: 40 }, () => cap(word(r, 2))),
    kinds = [
      'digital camera',
      'laser printer',
      'lcd monitor',
      'usb flash drive',
      'inkjet cartridge',
      'wireless mouse',
      'laptop bag',
      'hard drive',
      'memory card',
      'headphones',
    ],
    adj = [
      'black',
      'silver',
      'compact',
      'portable',
      '2gb',
      '4gb',
      '8gb',
      '500gb',
      '1tb',
      'wireless',
      'high speed',
      'professional',
      'series',
      'with case',
      'refurbished',
      'pack of 2',
    ]
  const out: Good[] = []
  for (let i = 0; i < n; i++) {
    const b = brands[zipf(r, 40)]!
    const model = `${pick(r, ['A', 'DX', 'LP', 'SD', 'HT', 'CN', 'MX'])}${r() < 0.4 ? '-' : ''}${100 + Math.floor(r() * 9000)}${r() < 0.3 ? pick(r, ['S', 'B', 'X', 'US']) : ''}`
    const base = {
      brand: b,
      kind: pick(r, kinds),
      model,
      words: shuffle(r, [...adj]).slice(0, 3),
      price: 5 + Math.round(9000 * r() ** 3) / 10,
      e: `g${i}`,
    }
    out.push(base)
    // a family: the same with another size or colour and a neighbouring model number
    while (r() < 0.35)
      out.push({
        ...base,
        model: base.model.replace(/\d+/, (d) => String(Number(d) + 1 + Math.floor(r() * 10))),
        words: [...base.words.slice(0, 2), pick(r, adj)],
        price: Math.round(base.price * (0.8 + r() * 0.5) * 100) / 100,
        e: `g${i}f${out.length}`,
      })
  }
  return out
}
export function walmartAmazon(seed = 4): Kind {
  const r = mulberry(seed),
    gs = goods(r, 1500)
  const A = gs
    .filter(() => r() < 0.5)
    .map((g): Of => [
      g.e,
      {
        title: `${g.brand} ${g.words[0]} ${g.kind} ${r() < 0.4 ? g.model : ''} ${g.words.slice(1).join(' ')}`,
        category: g.kind.split(' ').at(-1)!,
        brand: r() < 0.1 ? '' : g.brand,
        modelno: r() < 0.25 ? '' : g.model,
        price: r() < 0.1 ? '' : String(g.price),
      },
    ])
  const B = gs
    .filter(() => r() < 0.6)
    .map((g): Of => [
      g.e,
      {
        title: `${g.brand} ${r() < 0.7 ? g.model : ''} ${shuffle(r, [...g.words])
          .slice(0, 1 + Math.floor(r() * 3))
          .join(' ')} ${g.kind}${r() < 0.3 ? ' - ' + pick(r, ['new', 'oem', 'retail', word(r)]) : ''}`,
        category: pick(r, ['electronics - general', 'computers', 'accessories']),
        brand: r() < 0.3 ? '' : g.brand.toLowerCase(),
        modelno: r() < 0.3 ? '' : r() < 0.4 ? g.model.replace('-', '') : g.model,
        price: r() < 0.25 ? '' : (g.price * (0.75 + r() * 0.5)).toFixed(2),
      },
    ])
  return clean('walmart-amazon', A, B, r)
}
export function amazonGoogle(seed = 5): Kind {
  const r = mulberry(seed),
    makers = Array.from({ length: 120 }, () => word(r)),
    tools = [
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
    ],
    add = [
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
  const items: { maker: string; t: string[]; v: string[]; price: number; e: string }[] = []
  for (let i = 0; i < 1100; i++) {
    const maker = makers[zipf(r, 120)]!,
      t = [word(r), pick(r, tools)],
      price = 10 + Math.round(5000 * r() ** 3) / 10
    do
      items.push({
        maker,
        t,
        v: shuffle(r, [...add]).slice(0, 1 + Math.floor(r() * 2)),
        price: Math.round(price * (1 + r()) * 100) / 100,
        e: `s${items.length}`,
      })
    while (r() < 0.45)
  }
  const A = items
    .filter(() => r() < 0.75)
    .map((s): Of => [
      s.e,
      {
        title: `${r() < 0.3 ? s.maker + ' ' : ''}${s.t.join(' ')} ${s.v.join(' ')}`,
        manufacturer: s.maker,
        price: r() < 0.1 ? '0' : String(s.price),
      },
    ])
  const B = items
    .filter(() => r() < 0.85)
    .map((s): Of => [
      s.e,
      {
        title: `${s.maker} ${s.t.join(' ')} ${s.v
          .slice(0, r() < 0.25 ? 1 : 9)
          .map((w) => w.replace('professional', r() < 0.5 ? 'pro' : 'professional'))
          .join(
            ' ',
          )}${r() < 0.5 ? ` (${pick(r, ['pc', 'win 98 me nt', 'software', 'complete package', 'licence'])})` : ''}`,
        manufacturer: r() < 0.9 ? '' : s.maker,
        price: (s.price * (0.6 + r() * 0.6)).toFixed(2),
      },
    ])
  for (let i = 0; i < 1500; i++)
    B.push([
      `n${i}`,
      {
        title: `${pick(r, makers)} ${word(r)} ${pick(r, tools)} ${pick(r, add)}`,
        manufacturer: '',
        price: (10 + 500 * r() ** 3).toFixed(2),
      },
    ])
  return clean('amazon-google', A, B, r)
}
export function products1(seed = 9): Kind {
  const r = mulberry(seed),
    m = goods(r, 700)
  return dirty(
    'products one file',
    m.flatMap((g): Of[] =>
      Array.from({ length: 1 + (r() < 0.4 ? 1 + zipf(r, 4) : 0) }, () => [
        g.e,
        {
          title: `${g.brand} ${r() < 0.8 ? g.model : ''} ${shuffle(r, [...g.words])
            .slice(0, 2)
            .join(' ')} ${g.kind}`,
          brand: r() < 0.3 ? '' : g.brand,
          price: r() < 0.3 ? '' : (g.price * (0.8 + r() * 0.4)).toFixed(2),
        },
      ]),
    ),
    r,
  )
}
