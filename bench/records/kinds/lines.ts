import { mulberry } from '../synthetic-people.ts'
import { cap, oneFile, pick, times, twoFiles, typo, whole, word, zipf, type MakeKind, type Of } from './made.ts'

/** One column that holds everything: name, street, town and phone in a line. */
export const oneColumn: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const rows: Of[] = []
  const towns = times(30, () => word(r))
  for (let i = 0; i < 500 * scale; i++) {
    const name = `${word(r)} ${pick(r, ['motors', 'bakery', 'books', 'and sons', 'garage', 'supplies'])}`
    const street = `${whole(r, 1, 400)} ${word(r)} ${pick(r, ['street', 'avenue', 'road'])}`
    const town = towns[zipf(r, 30)]!
    const phone = `${whole(r, 200, 999)} ${whole(r, 100, 999)} ${whole(r, 1000, 9999)}`
    rows.push([`l${i}`, { line: `${name}, ${street}, ${town}, ${phone}` }])
    if (r() < 0.3) {
      const short = street.replace('street', 'st').replace('avenue', 'ave')
      const parts = [r() < 0.4 ? typo(r, name) : name, r() < 0.2 ? '' : short, town, r() < 0.3 ? '' : phone]
      rows.push([`l${i}`, { line: parts.filter((part) => part !== '').join(' ') }])
    }
  }
  return oneFile('one column', rows, r)
}

/** Two lists of companies: nothing but names, with and without what kind of company it is. */
export const companies: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const trades = ['systems', 'foods', 'energy', 'pharma', 'bank', 'holdings', 'insurance', 'air lines', 'chemical']
  const forms = ['inc', 'corp', 'ltd', 'group', 'plc', 'co', 'corporation', 'company', 'limited']
  const names = times(700 * scale, () => `${cap(word(r))}${r() < 0.3 ? ` ${cap(word(r))}` : ''} ${pick(r, trades)}`)
  const of = (i: number, spoiled: boolean): Of => {
    const name = spoiled && r() < 0.2 ? typo(r, names[i]!) : names[i]!
    const short = spoiled && r() < 0.1 ? name.split(' ').slice(0, -1).join(' ') : name
    return [`c${i}`, { company: `${r() < 0.1 ? 'The ' : ''}${short}${r() < 0.7 ? ` ${pick(r, forms)}` : ''}` }]
  }
  const [a, b]: [Of[], Of[]] = [[], []]
  for (const i of names.keys()) {
    if (r() < 0.7) a.push(of(i, false))
    if (r() < 0.5) b.push(of(i, true))
  }
  return twoFiles('companies', a, b, r)
}
