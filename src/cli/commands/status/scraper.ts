import { EXIT_USAGE } from '../../../vocabulary/run/exit-codes.ts'
import type { RunReader } from '../../../runs/run-reader.ts'
import type { Result } from '../../../runs/folder/task.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'
import { NAME } from '../../../vocabulary/product.ts'

/** Shows all that one scraper of a run counted, once it has ended. */
export async function scraperStatus(
  id: string,
  run: string,
  runs: RunReader,
  args: CommonArgs,
  io: Io,
): Promise<number> {
  const scraper = await runs.scraper(run, id)
  if (scraper === null) {
    io.stderr.write(`${NAME}: ${plainText(id)} is not in run ${run}\n`)
    return EXIT_USAGE
  }
  const { result } = scraper.attempt
  if (result === null) {
    io.stderr.write(`${NAME}: ${id} has no statistics in run ${run} yet: they are written at its end\n`)
    return EXIT_USAGE
  }
  const text = args.json ? JSON.stringify(result, null, 2) : lines(result).map(plainText).join('\n')
  io.stdout.write(`${text}\n`)
  return 0
}

function lines({ status, reason, detail, counts, started, finished, stats }: Result): string[] {
  const head = {
    status,
    ...(reason === null ? {} : { reason }),
    ...(detail === '' ? {} : { detail }),
    started,
    finished,
  }
  const rows = [...flat(head), ...flat(counts), ...flat(stats)]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
}

/** 'http.retries.timeout' and 3; what is empty is omitted. */
function flat(value: object, path = ''): [name: string, value: string][] {
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]): [string, string][] => {
    const name = `${path}${key}`
    if (inner === null || inner === undefined) return []
    if (Array.isArray(inner)) return inner.flatMap((one, i) => flat({ [i + 1]: one as unknown }, `${name}.`))
    if (typeof inner === 'object') return flat(inner, `${name}.`)
    return [[name, typeof inner === 'string' ? inner : JSON.stringify(inner)]]
  })
}
