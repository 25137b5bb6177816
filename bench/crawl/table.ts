export interface Sample {
  /** User and system time of the process and its children, per 1,000 pages. */
  cpu_s: number
  pages_per_s: number
  peak_mb: number
}

/** A row per contestant: the median and the range of its rounds, beside Scrapy and the floor where these ran. */
export function printTable(samples: ReadonlyMap<string, { name: string; samples: Sample[] }>): void {
  const cost = (key: string): number | undefined => {
    const found = samples.get(key)
    return found === undefined ? undefined : median(found.samples.map(({ cpu_s }) => cpu_s))
  }
  const [scrapy, floor] = [cost('scrapy'), cost('floor')]
  const rows = [...samples].toSorted(([a], [b]) => cost(b)! - cost(a)!)
  line('', 'CPU s per 1,000 pages', 'pages/s', 'peak MB', 'Scrapy = 1', 'over the floor')
  for (const [key, { name, samples: taken }] of rows) {
    const mine = cost(key)!
    line(
      name,
      withRange(
        taken.map(({ cpu_s }) => cpu_s),
        2,
      ),
      withRange(
        taken.map(({ pages_per_s }) => pages_per_s),
        0,
      ),
      withRange(
        taken.map(({ peak_mb }) => peak_mb),
        0,
      ),
      scrapy === undefined ? '-' : `${(scrapy / mine).toFixed(1)}x`,
      floor === undefined ? '-' : `+${(mine - floor).toFixed(2)}`,
    )
  }
}

function withRange(values: number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits))
  return `${median(values).toFixed(digits)} (${least} to ${most})`
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function line(name: string, ...cells: string[]): void {
  const widths = [24, 20, 18, 12, 16]
  process.stdout.write(`${name.padEnd(33)}${cells.map((cell, i) => cell.padStart(widths[i]!)).join('')}\n`)
}
