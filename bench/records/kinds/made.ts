export type Cells = Record<string, string>
/** A record and what it is of. */
export type Of = [thing: string, cells: Cells]

/** Records of one kind with what is the same among them: `a b`, places in the rows (and in the other file). */
export interface Kind {
  name: string
  rows: Cells[]
  against?: Cells[]
  truth: Set<string>
}

/** The same records for the same seed; `scale` times as many as usual. */
export type MakeKind = (seed: number, scale?: number) => Kind

/** Random numbers from 0 to 1. */
export type R = () => number

export const pick = <T>(r: R, xs: readonly T[]): T => xs[Math.floor(r() * xs.length)]!
/** Whole numbers from `least` to before `end`. */
export const whole = (r: R, least: number, end: number): number => least + Math.floor(r() * (end - least))
/** Below `n`; small numbers are far more frequent. */
export const zipf = (r: R, n: number): number => Math.floor(n * r() ** 3)
export const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu zan tor mel dri sko pra gle blu cho sha'.split(' ')
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('')

export const word = (r: R, syllables = whole(r, 2, 4)): string => times(syllables, () => pick(r, SYLLABLES)).join('')
export const cap = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

export function typo(r: R, text: string): string {
  if (text.length < 4) return text
  const at = whole(r, 1, text.length - 1)
  const kind = r()
  if (kind < 0.33) return text.slice(0, at) + text.slice(at + 1)
  if (kind < 0.66) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
  return text.slice(0, at) + pick(r, LETTERS) + text.slice(at + 1)
}

export function shuffle<T>(r: R, xs: T[]): T[] {
  for (let i = xs.length - 1; i > 0; i--) {
    const j = whole(r, 0, i + 1)
    ;[xs[i], xs[j]] = [xs[j]!, xs[i]!]
  }
  return xs
}

/** Some of the list, in any order. */
export const some = <T>(r: R, xs: readonly T[], count: number): T[] => shuffle(r, [...xs]).slice(0, count)

/** Two files. */
export function twoFiles(name: string, a: Of[], b: Of[], r: R): Kind {
  shuffle(r, a)
  shuffle(r, b)
  const truth = new Set<string>()
  const places = Map.groupBy(b.keys(), (i) => b[i]![0])
  for (const [i, [thing]] of a.entries()) for (const j of places.get(thing) ?? []) truth.add(`${i} ${j}`)
  return { name, rows: a.map(([, cells]) => cells), against: b.map(([, cells]) => cells), truth }
}

export function oneFile(name: string, a: Of[], r: R): Kind {
  shuffle(r, a)
  const truth = new Set<string>()
  for (const same of Map.groupBy(a.keys(), (i) => a[i]![0]).values()) {
    for (const [at, i] of same.entries()) for (const j of same.slice(at + 1)) truth.add(`${i} ${j}`)
  }
  return { name, rows: a.map(([, cells]) => cells), truth }
}

/** The same kind with nothing twice: whatever is found there is wrong. */
export function withoutMatches({ name, rows, against, truth }: Kind): Kind {
  const second = new Set([...truth].map((pair) => Number(pair.split(' ')[1])))
  const single = (all: Cells[]): Cells[] => all.filter((_, i) => !second.has(i))
  if (against === undefined) return { name, rows: single(rows), truth: new Set() }
  return { name, rows, against: single(against), truth: new Set() }
}
