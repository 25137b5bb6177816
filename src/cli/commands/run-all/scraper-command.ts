import { shownPath } from '../../../config/files/shown-path.ts'
import type { RunCommand } from '../../../view/screens/plan-view.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { CommonArgs } from '../../command.ts'
import type { RunArgs } from '../../options/run-options.ts'

const FOLDERS = [
  ['config-dir', 'configDir', 'configs'],
  ['data-dir', 'dataDir', 'data'],
  ['log-dir', 'logDir', 'logs'],
  ['state-dir', 'stateDir', `.${NAME}`],
] as const

/** The command that runs one scraper as this run would, with the flags that differ from the defaults. */
export function scraperCommand(args: RunArgs & CommonArgs, cwd: string): RunCommand {
  const flags: string[] = []
  for (const [flag, key, usual] of FOLDERS) {
    const path = shownPath(args[key], cwd)
    if (path !== usual) flags.push(`--${flag} ${quoted(path)}`)
  }
  if (args.full) flags.push('--full')
  if (args.maxPages !== undefined) flags.push(`--max-pages ${args.maxPages}`)
  if (args.maxArticles !== undefined) flags.push(`--max-articles ${args.maxArticles}`)
  if (args.maxRecords !== undefined) flags.push(`--max-records ${args.maxRecords}`)
  if (args.poolSize !== undefined) flags.push(`--pool-size ${args.poolSize}`)
  if (args.batchSize !== undefined) flags.push(`--batch-size ${args.batchSize}`)
  if (args.preset !== undefined) flags.push(`--preset ${args.preset}`)
  if (args.timeout !== undefined) flags.push(`--timeout ${args.timeout / 1000}s`)
  if (args.maxRss !== undefined) flags.push(`--max-rss ${args.maxRss}mb`)
  if (args.validate) flags.push('--validate')
  return (id) => [`${NAME} run ${quoted(id)}`, ...flags].join(' ')
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
