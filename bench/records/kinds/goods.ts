import { mulberry } from '../synthetic-people.ts'
import {
  cap,
  oneFile,
  pick,
  shuffle,
  some,
  times,
  twoFiles,
  whole,
  word,
  zipf,
  type Cells,
  type MakeKind,
  type Of,
  type R,
} from './made.ts'

interface Good {
  thing: string
  brand: string
  kind: string
  model: string
  words: string[]
  price: number
  /** Sentences about it. */
  about: string[]
}

const GOODS = [
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
]
const FEATURES = [
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

/** Some in families: the same with another size or colour and a neighbouring model number. */
function goods(r: R, count: number): Good[] {
  const brands = times(40, () => cap(word(r, 2)))
  const phrases = times(150, () => times(whole(r, 2, 5), () => word(r)).join(' '))
  const out: Good[] = []
  for (let i = 0; i < count; i++) {
    const first = pick(r, ['A', 'DX', 'LP', 'SD', 'HT', 'CN', 'MX']) + (r() < 0.4 ? '-' : '')
    const base = {
      thing: `g${i}`,
      brand: brands[zipf(r, 40)]!,
      kind: pick(r, GOODS),
      model: `${first}${whole(r, 100, 9100)}${r() < 0.3 ? pick(r, ['S', 'B', 'X', 'US']) : ''}`,
      words: some(r, FEATURES, 3),
      price: 5 + Math.round(9000 * r() ** 3) / 10,
      about: times(whole(r, 2, 9), () => phrases[zipf(r, 150)]!),
    }
    out.push(base)
    while (r() < 0.35) {
      out.push({
        ...base,
        thing: `g${i}f${out.length}`,
        model: base.model.replace(/\d+/, (digits) => String(Number(digits) + whole(r, 1, 11))),
        words: [...base.words.slice(0, 2), pick(r, FEATURES)],
        price: Math.round(base.price * (0.8 + r() * 0.5) * 100) / 100,
      })
    }
  }
  return out
}

export const walmartAmazon: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (const { thing, brand, kind, model, words, price } of goods(r, 1500 * scale)) {
    if (r() < 0.5) {
      a.push([
        thing,
        {
          title: `${brand} ${words[0]} ${kind} ${r() < 0.4 ? model : ''} ${words.slice(1).join(' ')}`,
          category: kind.split(' ').at(-1)!,
          brand: r() < 0.1 ? '' : brand,
          modelno: r() < 0.25 ? '' : model,
          price: r() < 0.1 ? '' : String(price),
        },
      ])
    }
    if (r() >= 0.6) continue
    const end = r() < 0.3 ? ` - ${pick(r, ['new', 'oem', 'retail', word(r)])}` : ''
    b.push([
      thing,
      {
        title: `${brand} ${r() < 0.7 ? model : ''} ${some(r, words, whole(r, 1, 4)).join(' ')} ${kind}${end}`,
        category: pick(r, ['electronics - general', 'computers', 'accessories']),
        brand: r() < 0.3 ? '' : brand.toLowerCase(),
        modelno: r() < 0.3 ? '' : r() < 0.4 ? model.replace('-', '') : model,
        price: r() < 0.25 ? '' : (price * (0.75 + r() * 0.5)).toFixed(2),
      },
    ])
  }
  return twoFiles('walmart-amazon', a, b, r)
}

/** What a shop writes: the name ends with the model, the description begins with the name. */
function inShop(r: R, { brand, kind, model, words, about, price }: Good): Cells {
  const name = `${brand} ${words.join(' ')} ${kind} - ${model.replace('-', '')}`
  return { name, description: `${name}/ ${about.join('/ ')}`, price: r() < 0.6 ? '' : `$${price.toFixed(2)}` }
}

/** What another one writes: shorter, often without a description. */
function inOtherShop(r: R, { brand, kind, model, words, about, price }: Good): Cells {
  const code = r() < 0.15 ? '' : r() < 0.3 ? model.toLowerCase() : model
  return {
    name: `${brand} ${r() < 0.3 ? `${word(r)} ` : ''}${code} ${some(r, words, 2).join(' ')} ${kind}`,
    description: r() < 0.45 ? '' : `${some(r, about, 2).join(' ')} ${word(r)} ${words[0]}`,
    price: r() < 0.1 ? '' : `$${(price * (0.7 + r() * 0.4)).toFixed(2)}`,
  }
}

/** Two shops with long descriptions on one side and short or none on the other. */
export const abtBuy: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (const good of goods(r, 700 * scale)) {
    if (r() < 0.9) a.push([good.thing, inShop(r, good)])
    if (r() < 0.9) b.push([good.thing, inOtherShop(r, good)])
  }
  return twoFiles('abt-buy', a, b, r)
}

export const abtBuyOneFile: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const rows = goods(r, 600 * scale).flatMap((good): Of[] => {
    const one: Of = [good.thing, inShop(r, good)]
    return r() < 0.8 ? [one, [good.thing, inOtherShop(r, good)]] : [one]
  })
  return oneFile('abt-buy, one file', rows, r)
}

export const goodsOneFile: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const rows = goods(r, 700 * scale).flatMap(({ thing, brand, model, words, kind, price }) => {
    return times(1 + (r() < 0.4 ? 1 + zipf(r, 4) : 0), (): Of => [
      thing,
      {
        title: `${brand} ${r() < 0.8 ? model : ''} ${shuffle(r, [...words])
          .slice(0, 2)
          .join(' ')} ${kind}`,
        brand: r() < 0.3 ? '' : brand,
        price: r() < 0.3 ? '' : (price * (0.8 + r() * 0.4)).toFixed(2),
      },
    ])
  })
  return oneFile('products, one file', rows, r)
}
