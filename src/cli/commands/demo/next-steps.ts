import { basename, delimiter, dirname, join, relative, resolve, sep } from 'node:path'
import type { Palette } from '../../../view/palette.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { Summary } from '../../../vocabulary/run/summary.ts'
import type { DemoFolder } from './folder.ts'
import { placeArguments } from './run-demo-fleet.ts'

/** Commands worth trying now, each as it can be pasted. */
export function nextSteps(folder: DemoFolder, summary: Summary, cwd: string, palette: Palette): string[] {
  const program = invocation(cwd)
  const row =
    summary.scrapers.find(({ reason, log }) => reason === 'host_down' && log !== null) ??
    summary.scrapers.find(({ log }) => log !== null)
  const out = relative(cwd, resolve(folder.path, 'records.csv'))
  const steps: [string, string[]][] = [
    ['show the summary again', ['status', ...placeArguments(folder, cwd, ['state'])]],
    ...(row === undefined
      ? []
      : [
          ['read one log', ['logs', `${row.country}/${row.source}`, ...placeArguments(folder, cwd, ['log'])]] as [
            string,
            string[],
          ],
        ]),
    [
      'export the records',
      ['export', '--format', 'csv', '--out', out, ...placeArguments(folder, cwd, ['config', 'data'])],
    ],
  ]
  const width = Math.max(...steps.map(([what]) => what.length))
  return [
    palette.strong('Next'),
    ...steps.map(
      ([what, words]) => `  ${palette.faint(what.padEnd(width))}  ${program} ${words.map(quoted).join(' ')}`,
    ),
  ]
}

/** How this program was started, so that a line typed in the same terminal starts it again. */
export function invocation(
  cwd: string,
  { script = process.argv[1] ?? '', node = process.execPath, path = process.env['PATH'] ?? '' } = {},
): string {
  const folder = dirname(script)
  if (basename(script) === NAME) {
    // npx and npm run put this folder on the path of what they start, and not of the terminal.
    if (folder.endsWith(join('node_modules', '.bin'))) return `npx ${NAME}`
    return path.split(delimiter).includes(folder) ? NAME : quoted(script)
  }
  // The repository's own Node, which a terminal may not have.
  const runner = node.split(sep).includes('node_modules') ? 'npx node' : 'node'
  return `${runner} ${quoted(relative(cwd, script))}`
}

function quoted(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
