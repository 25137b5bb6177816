import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { main } from '../../src/cli/main.ts'
import { memoryIo, record, storeWith } from '../store/examples.ts'
import { scratchFolder } from '../store/scratch.ts'

/** What a terminal would obey, reorder or not show. */
const HOSTILE: readonly string[] = [
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001b[31mred',
  '\u009b31m\u009d0;title\u009c',
  'a\rb',
  'a\u0008b\u007f',
  '\u0000',
  '\u061c\u200f\u202ereversed\u2066\u2069',
  'hid\u200bden\u00ad\u2060\u{e0041}',
  '\u2028line\u0085',
]
const OBEYED = new RegExp(
  '\\r(?!\\n)|[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f' +
    '\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\u{e0041}]',
  'u',
)

async function hostileStore(t: TestContext): Promise<string> {
  const folder = scratchFolder(t)
  const records = HOSTILE.map((text, n) =>
    record(`https://x.example/${n}`, {
      title: text,
      body: text,
      date_raw: text,
      tags: [text],
      extra: { [text]: [text] },
    }),
  )
  await storeWith(folder, 'a/b', records, HOSTILE.join(''))
  return folder
}

async function exported(folder: string, words: string[], isTTY: boolean): Promise<string> {
  const { io, out } = memoryIo(folder)
  if (isTTY) io.stdout.isTTY = true
  assert.equal(await main(['export', '--data-dir', folder, '--ascii=false', ...words], io), 0)
  return out()
}

const titles = (jsonl: string): string[] =>
  jsonl
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { title: string }).title)

test('JSON Lines on a terminal hold nothing that it obeys, and are the same data', async (t) => {
  const folder = await hostileStore(t)
  const shown = await exported(folder, [], true)
  assert.doesNotMatch(shown, OBEYED)
  assert.deepEqual(titles(shown), HOSTILE)
})

test('CSV on a terminal holds nothing that it obeys, and what was there is seen', async (t) => {
  const folder = await hostileStore(t)
  const shown = await exported(folder, ['--format', 'csv'], true)
  assert.doesNotMatch(shown, OBEYED)
  assert.ok(shown.startsWith('country,source,'))
  for (const seen of ['\\u001b]52;c;ZXZpbA==\\u0007', '\\u009b31m', 'a\\u000db', '\\u202ereversed', '\\udb40\\udc41']) {
    assert.ok(shown.includes(seen), seen)
  }
})

test('a pipe gets what is stored, but no raw C1 in JSON', async (t) => {
  const folder = await hostileStore(t)
  const piped = await exported(folder, [], false)
  assert.deepEqual(titles(piped), HOSTILE)
  assert.doesNotMatch(piped, /[\u007f-\u009f]/)
  const csv = await exported(folder, ['--format', 'csv'], false)
  for (const text of HOSTILE.filter((each) => !each.includes('\0'))) assert.ok(csv.includes(text), JSON.stringify(text))
})

test('--json holds no raw C1, whatever a command prints', async (t) => {
  const { io, out } = memoryIo(scratchFolder(t))
  const text = 'a\u009b31m\u0085\u007f'
  const command = {
    command: 'say',
    describe: 'says it',
    examples: [],
    options: (yargs: never) => yargs,
    run: async (_args: unknown, { stdout }: { stdout: { write: (text: string) => unknown } }) => {
      stdout.write(`${JSON.stringify({ text })}\n`)
      return 0
    },
  }
  assert.equal(await main(['say', '--json'], io, { say: async () => command as never }), 0)
  assert.equal(out(), '{"text":"a\\u009b31m\\u0085\\u007f"}\n')
  assert.deepEqual(JSON.parse(out()), { text })
})
