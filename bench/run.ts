// Lists the benches with the question each one answers, or runs one: `npm run bench -- launch 50 300`.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const benches = new Map(
  globSync('*.ts', { cwd: import.meta.dirname })
    .filter((file) => file !== basename(import.meta.filename))
    .toSorted()
    .map((file) => [basename(file, '.ts'), join(import.meta.dirname, file)]),
)
const [name, ...args] = process.argv.slice(2)
const file = benches.get(name ?? '')

if (file === undefined) {
  for (const [known, path] of benches) process.stdout.write(`${known.padEnd(10)} ${question(path)}\n`)
  process.stdout.write('\nnpm run bench -- <name> [arguments]\n')
  process.exitCode = name === undefined ? 0 : 2
} else {
  process.exitCode = spawnSync(process.execPath, [...process.execArgv, file, ...args], { stdio: 'inherit' }).status ?? 1
}

/** The first sentence of the comment that every bench begins with. */
function question(path: string): string {
  const comment = /^(?:\/\/.*\n)+|^\/\*\*[\s\S]*?\*\//.exec(readFileSync(path, 'utf8'))?.[0] ?? ''
  const text = comment
    .replace(/^\s*(?:\/\*\*|\*\/|\*|\/\/) ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.replace(/^Question: /, '').replace(/(?<=[.?:]) .*$/, '')
}
