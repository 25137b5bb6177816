import type { Cost } from './measure.ts'

/** Children -> runner -> what it cost. */
export type Costs = Map<number, Map<string, Cost>>

/** Prints every measurement, and what one child more costs, for which the runner called `limit` is the floor. */
export function report(costs: Costs, limit: string): void {
  row('', 'children', 'wall s', 'runner s', 'all CPU s', 'peak MB')
  for (const [size, runners] of costs) {
    for (const [name, { wall_s, own_s, tree_s, peak_mb }] of runners) {
      row(name, String(size), wall_s.toFixed(1), own_s.toFixed(2), tree_s.toFixed(1), peak_mb.toFixed(0))
    }
  }
  if (costs.size < 2) return
  process.stdout.write('\nCPU for one child more, in ms: of the runner alone, and of all beyond the limit\n')
  const floor = perChild(costs, limit, (cost) => cost.tree_s)
  for (const name of costs.values().next().value!.keys()) {
    const own = perChild(costs, name, (cost) => cost.own_s)
    row(name, own.toFixed(1), (perChild(costs, name, (cost) => cost.tree_s) - floor).toFixed(1))
  }
}

/** The slope between the smallest and the largest fleet: what starting the runner itself costs falls out. */
function perChild(costs: Costs, name: string, of: (cost: Cost) => number): number {
  const sizes = [...costs.keys()].toSorted((a, b) => a - b)
  const [first, last] = [sizes[0]!, sizes.at(-1)!]
  return ((of(costs.get(last)!.get(name)!) - of(costs.get(first)!.get(name)!)) / (last - first)) * 1000
}

function row(name: string, ...cells: string[]): void {
  process.stdout.write(`${name.padEnd(20)}${cells.map((cell) => cell.padStart(11)).join('')}\n`)
}
