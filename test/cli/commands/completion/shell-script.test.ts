import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { scratchFolder } from '../../../store/scratch.ts'

const has = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0
const skip = (program: string): string | false => !has(program, '--version') && `needs ${program}`

/** A folder with three configs and the program on the PATH. */
function fleet(t: TestContext): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = scratchFolder(t)
  for (const id of ['fiji/fiji_sun', 'fiji/rnz', 'tonga/matangi']) {
    mkdirSync(join(folder, 'configs', id, '..'), { recursive: true })
    writeFileSync(join(folder, 'configs', `${id}.yaml`), '')
  }
  writeFileSync(join(folder, 'news.csv'), '')
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'regatta'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('src/bin/cli.ts')}" "$@"\n`)
  chmodSync(join(bin, 'regatta'), 0o755)
  return { folder, env: { ...process.env, PATH: `${bin}:${process.env['PATH']}`, HOME: folder, TERM: 'xterm' } }
}

const LINES: [line: string, found: string[]][] = [
  ['regatta run-', ['run-all']],
  ['regatta run-all fi', ['fiji/', 'fiji/fiji_sun', 'fiji/rnz']],
  ['regatta run-all tonga/', ['tonga/', 'tonga/matangi']],
  ['regatta logs tonga/ma', ['tonga/matangi']],
  ['regatta run-all --country to', ['tonga']],
  ['regatta run-all --max-par', ['--max-parallel']],
  ['regatta run-all --preset l', ['large']],
  ['regatta export --format p', ['parquet']],
]

test('bash completes commands, flags, values, countries and sources', { skip: skip('bash') }, (t) => {
  const { folder, env } = fleet(t)
  for (const [line, found] of LINES) {
    const words = line.split(' ')
    const script = `source <(regatta completion bash)
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length - 1}
compopt() { :; }
_regatta; printf '%s\n' "\${COMPREPLY[@]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8' })
    assert.deepEqual(stdout.trim().split('\n'), found, `${line}: ${stderr}`)
  }
})

test('bash takes the value behind = for a word of its own', { skip: skip('bash') }, (t) => {
  const { folder, env } = fleet(t)
  const script = `source <(regatta completion bash)
COMP_WORDS=(regatta run-all --country=to) COMP_CWORD=2
_regatta; printf '%s\n' "\${COMPREPLY[@]}"`
  assert.equal(spawnSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8' }).stdout, 'tonga\n')
})

test('fish completes the same, and files where only it knows', { skip: skip('fish') }, (t) => {
  const { folder, env } = fleet(t)
  const complete = (line: string): string[] => {
    const script = `regatta completion fish | source; complete -C '${line}'`
    const { stdout } = spawnSync('fish', ['--no-config', '-c', script], { cwd: folder, env, encoding: 'utf8' })
    return stdout
      .trim()
      .split('\n')
      .map((found) => found.split('\t')[0]!)
  }
  for (const [line, found] of LINES) assert.deepEqual(complete(line).toSorted(), found, line)
  assert.deepEqual(complete('regatta records new'), ['news.csv'])
})

test('zsh completes the same at its prompt, and files where only it knows', { skip: skip('zsh') }, async (t) => {
  const { folder, env } = fleet(t)
  // A pseudo-terminal of zsh's own: keys go in, and what stands on the line comes out.
  const type = async (line: string): Promise<string> => {
    const one = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "autoload -Uz compinit; compinit -u -D; source <(regatta completion zsh); PROMPT='zsh''prompt> '"
zpty -r -m shell seen '*zshprompt> *'
zpty -w -n shell '${line}'$'\t''#end'$'\n'
zpty -r -m shell seen '*#end*'
print -r -- "$seen"`
    const child = spawn('zsh', ['-f', '-c', one], { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    for await (const chunk of child.stdout) text += String(chunk)
    // The line as it was last drawn, without what the terminal was told.
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return text.replaceAll(/\u001b\[[?0-9;]*[A-Za-z]|\r|[^ -~\n]/g, '')
  }
  assert.match(await type('regatta run-all tonga/ma'), /regatta run-all tonga\/matangi *#end/)
  assert.match(await type('regatta run-all --country to'), /--country tonga *#end/)
  assert.match(await type('regatta records new'), /records news\.csv *#end/)
  assert.match(await type('regatta run-al'), /regatta run-all *#end/)
})
