/** The floors of ARCHITECTURE.md, read from the document itself so that it and the check cannot drift apart. */
export interface Floors {
  /** Top to bottom; folders on one floor do not import each other. */
  floors: string[][]
  /** Pairs that never import each other, wherever they stand. */
  apart: [string, string][]
}

export function readFloors(architecture: string): Floors {
  const start = architecture.indexOf('Imports go **down**')
  const block = /\n\n((?: {4}\S.*\n)+)/.exec(architecture.slice(start))
  if (start === -1 || block === null) throw new Error('ARCHITECTURE.md has no list below "Imports go **down**"')
  const floors = block[1]!
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/)[0]!.split(' | '))
  const apart = [...architecture.matchAll(/`([a-z-]+)` and `([a-z-]+)` never import each other/g)].map(
    (match): [string, string] => [match[1]!, match[2]!],
  )
  return { floors, apart }
}

/** Why `from` may not import `to` (both folders of src), or null when it may. */
export function forbidden({ floors, apart }: Floors, from: string, to: string): string | null {
  if (from === to) return null
  const [above, below] = [floorOf(floors, from), floorOf(floors, to)]
  if (above === -1) return `src/${from} is not among the floors of ARCHITECTURE.md`
  if (below === -1) return `src/${to} is not among the floors of ARCHITECTURE.md`
  if (apart.some((pair) => pair.includes(from) && pair.includes(to))) return `${from} and ${to} never import each other`
  if (above === below) return `${from} and ${to} are on one floor and do not import each other`
  return below < above ? `${to} is above ${from}: imports go down only` : null
}

function floorOf(floors: string[][], folder: string): number {
  return floors.findIndex((floor) => floor.includes(folder))
}
