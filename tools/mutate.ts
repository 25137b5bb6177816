// Mutation testing of pure modules: `npm run mutate -- src/vocabulary/time/duration.ts` makes one small mistake after
// the other in a copy of the repository and runs the tests that are named for the file. A mistake that they let pass is
// a test that is missing.
import { spawn } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { mutantsOf, type Mutant } from './mutants.ts'
import { print } from './print.ts'
import { sourceFiles, type SourceFile } from './source-files.ts'

/** Without arguments: what takes values and returns values, and has tests of its own. */
const PURE = [
  'src/vocabulary/**/*.ts',
  'src/config/files/pattern.ts',
  'src/fleet/plan/*.ts',
  'src/contacts/**/*.ts',
  'src/http/middleware/*.ts',
  'src/extract/dates/**/*.ts',
]
/** A mutant that loops for ever counts as found after this, in ms. */
const PATIENCE = 60_000

const root = process.cwd()
const wanted = globSync(process.argv.length > 2 ? process.argv.slice(2) : PURE, { cwd: root })
const copy = mkdtempSync(join(tmpdir(), 'mutate-'))
let [killed, survived] = [0, 0]
try {
  for (const name of ['src', 'test', 'schema', 'demo', 'configs', 'package.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const file of sourceFiles(root).filter(({ path }) => wanted.includes(path))) await mutate(file)
} finally {
  rmSync(copy, { recursive: true, force: true })
}
print(`${killed} of ${killed + survived} mutants were found by the tests`)

async function mutate(file: SourceFile): Promise<void> {
  const room = file.path.split('/')[1]!
  const tests = globSync(`test/${room}/**/${basename(file.path, '.ts')}.test.ts`, { cwd: copy })
  if (tests.length === 0) return print(`${file.path}: no test is named for it`)
  if (!(await passes(tests))) return print(`${file.path}: its tests fail without any mutant`)
  for (const mutant of mutantsOf(file)) {
    writeFileSync(join(copy, file.path), mutant.text)
    if (await passes(tests)) report(file, mutant)
    else killed++
  }
  writeFileSync(join(copy, file.path), file.text)
}

function report({ path }: SourceFile, { line, from, to }: Mutant): void {
  survived++
  print(`${path}:${line}: '${from}' -> '${to}' passes`)
}

async function passes(tests: string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['--test', ...tests], { cwd: copy, stdio: 'ignore', timeout: PATIENCE })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  return code === 0
}
