import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

const CHILD = fileURLToPath(new URL('../children/simulated-fleet.ts', import.meta.url))
// Only util-linux's `script` takes a command this way.
const hasScript = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '')
const skip = !hasScript && 'needs the program script of util-linux for a terminal'

interface Shown {
  script: ChildProcess
  /** All that reached the terminal so far. */
  text: () => string
  /** Resolves when the terminal has shown it. */
  shows: (what: string) => Promise<void>
  ended: Promise<unknown>
}

/** The simulated fleet on a terminal of 80 x 24. Its own pid is the first thing shown. */
function show(t: TestContext, words: string): Shown {
  const command = `stty cols 80 rows 24; echo pid=$$; exec "${process.execPath}" "${CHILD}" ${words}`
  const script = spawn('script', ['-qfec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] })
  t.after(() => script.kill('SIGKILL'))
  let text = ''
  const waiting = new Set<() => void>()
  script.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    for (const check of waiting) check()
  })
  const shows = (what: string): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!text.includes(what)) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return { script, text: () => text, shows, ended: once(script, 'close') }
}

function pidOf(text: string): number {
  return Number(/pid=(\d+)/.exec(text)![1])
}

const HIDDEN = '\u001b[?25l'
const SHOWN = '\u001b[?25h'

function cursorGivenBack(text: string): boolean {
  return text.includes(HIDDEN) && text.lastIndexOf(SHOWN) > text.lastIndexOf(HIDDEN)
}

test('a whole run ends with its table and the cursor', { skip }, async (t) => {
  const { text, ended } = show(t, 'live 40 300 ascii')
  await ended
  assert.match(text(), /Total: 40 \| Success: 34 \| Warnings: 4 \| Failed: 2/)
  assert.ok(cursorGivenBack(text()))
})

const ENDINGS: [what: string, flags: string, end: (shown: Shown) => void][] = [
  ['Ctrl-C that nobody handles', '', ({ script }) => script.stdin!.write('\u0003')],
  ['Ctrl-C that ends the view', 'polite', ({ script }) => script.stdin!.write('\u0003')],
  ['SIGTERM', '', ({ text }) => process.kill(pidOf(text()), 'SIGTERM')],
  ['an exception', 'throw', () => undefined],
]

test('however it ends, the cursor is given back', { skip }, async (t) => {
  for (const [what, flags, end] of ENDINGS) {
    const shown = show(t, `live 40 ${flags === 'throw' ? 500 : 600_000} ${flags}`)
    await shown.shows(HIDDEN)
    end(shown)
    await shown.ended
    assert.ok(cursorGivenBack(shown.text()), what)
  }
})

test('a terminal that is closed ends the view and not the run', { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'terminal-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const kind of ['live', 'lines']) {
    const mark = join(folder, kind)
    const watcher = watch(folder)
    const { script, shows, ended } = show(t, `${kind} 40 1500 ignore-hup mark=${mark}`)
    await shows('16 at once')
    script.kill('SIGKILL')
    await ended
    while (!existsSync(mark)) await once(watcher, 'change')
    watcher.close()
  }
})
