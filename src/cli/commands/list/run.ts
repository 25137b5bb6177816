import type { Fleet } from '../../../config/files/load.ts'
import { scraperId } from '../../../config/source.ts'
import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import { groupSources } from '../../../fleet/plan/group.ts'
import { openFleetHistory } from '../../../runs/history/open-history.ts'
import { withLocalLog } from '../../../fleet/run/observer.ts'
import { countryLines, listLines } from '../../../view/screens/list-view.ts'
import type { ListedScraper } from '../../../view/screens/list-view.ts'
import { createPalette } from '../../../view/palette.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { ScraperRow } from '../../../vocabulary/run/summary.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { printCsv, RUN_COLUMNS, runCells } from '../../session/print-csv.ts'
import { refuse } from '../../mistake.ts'
import { CSV_AND_JSON } from '../../options/csv-flag.ts'
import { selectFleet } from '../../session/select-fleet.ts'
import type { SelectionArgs } from '../../options/selection-options.ts'
import { NAME } from '../../../vocabulary/product.ts'

interface ListArgs extends SelectionArgs {
  countries: boolean
  csv: boolean
}

/** Prints every selected scraper with its group and last result, or the countries. */
export async function list(args: ListArgs & CommonArgs, io: Io): Promise<number> {
  if (args.csv && args.json) return refuse(io, CSV_AND_JSON)
  const { fleet, refusal, unreadable, keep } = await selectFleet(args, io, { database: io.env['DATABASE_URL'] })
  for (const complaint of [...refusal, ...unreadable, ...fleet.misplaced])
    io.stderr.write(`${NAME}: ${plainText(complaint)}\n`)
  if (refusal.length > 0) return EXIT_USAGE
  keep()
  const history = await openFleetHistory(args.stateDir, io.env['DATABASE_URL'])
  const scrapers = listed(fleet, await history.lastRows(), io)
  const countries = [...Map.groupBy(scrapers, (scraper) => scraper.country)].map(([country, of]) => {
    return { country, scrapers: of.length }
  })
  if (args.csv) {
    if (args.countries) await printCsv(['country', 'scrapers'], countries, io)
    else await printCsv([...LISTED_COLUMNS, ...RUN_COLUMNS.map((name) => `last_${name}`)], scrapers.map(cellsOf), io)
    return 0
  }
  if (args.json) {
    io.stdout.write(`${JSON.stringify(args.countries ? countries : scrapers, null, 2)}\n`)
    return 0
  }
  const palette = createPalette(args)
  const columns = io.stdout.isTTY === true ? io.stdout.columns : undefined
  const layout = { palette, columns, cwd: io.cwd }
  const lines = args.countries ? countryLines(countries, layout) : listLines(scrapers, fleet.parked.length, layout)
  io.stdout.write(lines.map((line) => `${line}\n`).join(''))
  return 0
}

const LISTED_COLUMNS = ['country', 'source', 'name', 'region', 'group', 'labels', 'config', 'invalid']

function cellsOf({ last, labels, ...scraper }: ListedScraper): Record<string, unknown> {
  const run = Object.entries(runCells(last)).map(([name, value]) => [`last_${name}`, value] as const)
  return { ...scraper, labels: labels.join(' '), ...Object.fromEntries(run) }
}

/** Valid and invalid ones alike: a config that cannot run is the first thing its owner wants to see. */
function listed(fleet: Fleet, last: ReadonlyMap<string, ScraperRow>, io: Io): ListedScraper[] {
  const { groups } = groupSources(fleet.sources, 'source')
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [scraperId(member), group.name])))
  const lastOf = (id: string): ListedScraper['last'] => {
    const row = last.get(id)
    return row === undefined ? null : withLocalLog(row, io.cwd)
  }
  return [
    ...fleet.sources.map((source) => ({
      region: source.region,
      country: source.country,
      source: source.source,
      name: source.name,
      group: groupOf.get(scraperId(source)) ?? null,
      labels: source.labels,
      config: source.file,
      invalid: null,
      last: lastOf(scraperId(source)),
    })),
    ...fleet.invalid.map((config) => ({
      region: config.region,
      country: config.country,
      source: config.source,
      name: config.source,
      group: null,
      labels: config.labels ?? [],
      config: config.file,
      invalid: `${config.file}:${config.line}:${config.column} ${config.message}`,
      last: lastOf(scraperId(config)),
    })),
  ].sort((a, b) => (`${a.country}/${a.source}` < `${b.country}/${b.source}` ? -1 : 1))
}
