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

export type R = () => number
export const pick = <T>(r: R, xs: readonly T[]): T => xs[Math.floor(r() * xs.length)]!
export const SYL =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu zan tor mel dri sko pra gle blu cho sha'.split(' ')
export const word = (r: R, n = 2 + Math.floor(r() * 2)): string =>
  Array.from({ length: n }, () => pick(r, SYL)).join('')
export const zipf = (r: R, n: number): number => Math.floor(n * r() ** 3)
export const typo = (r: R, s: string): string => {
  if (s.length < 4) return s
  const i = 1 + Math.floor(r() * (s.length - 2))
  const k = r()
  return k < 0.33
    ? s.slice(0, i) + s.slice(i + 1)
    : k < 0.66
      ? s.slice(0, i) + s[i + 1] + s[i] + s.slice(i + 2)
      : s.slice(0, i) + pick(r, 'abcdefghijklmnopqrstuvwxyz'.split('')) + s.slice(i + 1)
}
export const cap = (s: string): string => s[0]!.toUpperCase() + s.slice(1)
export const shuffle = <T>(r: R, xs: T[]): T[] => {
  for (let i = xs.length - 1; i > 0; i--) {
    const j = Math.floor(r() * (i + 1))
    ;[xs[i], xs[j]] = [xs[j]!, xs[i]!]
  }
  return xs
}
export const clean = (name: string, a: Of[], b: Of[], r: R): Kind => {
  shuffle(r, a)
  shuffle(r, b)
  const truth = new Set<string>()
  const by = Map.groupBy(b.keys(), (i) => b[i]![0])
  for (const [i, [e]] of a.entries()) for (const j of by.get(e) ?? []) truth.add(`${i} ${j}`)
  return { name, rows: a.map((x) => x[1]), against: b.map((x) => x[1]), truth }
}
export const dirty = (name: string, a: Of[], r: R): Kind => {
  shuffle(r, a)
  const truth = new Set<string>()
  const by = Map.groupBy(a.keys(), (i) => a[i]![0])
  for (const g of by.values())
    for (let i = 0; i < g.length; i++) for (let j = i + 1; j < g.length; j++) truth.add(`${g[i]} ${g[j]}`)
  return { name, rows: a.map((x) => x[1]), truth }
}
