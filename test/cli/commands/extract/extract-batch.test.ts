import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Article } from '../../../../src/extract/article/read-article.ts'
import { main } from '../../../../src/cli/main.ts'
import { paperIo, type PaperIo } from '../../paper-io.ts'

const folder = mkdtempSync(join(tmpdir(), 'regatta-extract-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const STORY = 'Der Fluss stieg über Nacht, und die Brücke am Markt wurde für Fußgänger gesperrt, sagte die Stadt.'
const page = (charset: string): string =>
  `<html lang="de"><head><meta charset="${charset}"><title>Brücke gesperrt</title></head>
  <body><nav><a href="/">Start</a></nav><h1>Brücke gesperrt</h1><div><p>${STORY}</p><p>${STORY}</p></div></body></html>`
writeFileSync(join(folder, 'utf8.html'), page('utf-8'))
writeFileSync(join(folder, 'latin1.html'), Buffer.from(page('iso-8859-1'), 'latin1'))

async function regatta(words: string[]): Promise<{ code: number; io: PaperIo }> {
  const io = paperIo({ cwd: folder })
  return { code: await main(words, io), io }
}

test('a list of pages becomes a list of articles, in any charset; a line that fails says why', async () => {
  const url = 'https://zeitung.example/bruecke'
  const lines = [
    JSON.stringify({ id: 1, html: 'utf8.html', url }),
    JSON.stringify({ id: 'two', html: 'latin1.html', url }),
    JSON.stringify({ id: 3, html: 'missing.html', url }),
    '{"id": 4, "html":',
    JSON.stringify({ id: 5, url }),
  ]
  writeFileSync(join(folder, 'list.jsonl'), lines.join('\n'))
  const { code, io } = await regatta(['extract', '--batch', 'list.jsonl', '--out', 'out.jsonl'])
  assert.equal(code, 1, io.stderr.text)
  const rows = readFileSync(join(folder, 'out.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Article & { id: unknown; error?: string })
  assert.deepEqual(
    rows.map(({ id }) => id),
    [1, 'two', 3, null, 5],
  )
  for (const row of rows.slice(0, 2)) {
    assert.deepEqual([row.title, row.body, row.language], ['Brücke gesperrt', `${STORY}\n${STORY}`, 'de'])
  }
  assert.match(rows[2]?.error ?? '', /missing\.html/)
  assert.match(rows[4]?.error ?? '', /html/)
  const good = await regatta(['extract', '--batch', 'list.jsonl'])
  assert.equal(good.io.stdout.text.trimEnd().split('\n').length, 5)
})

test('one page is shown to a person, and as one JSON document', async () => {
  const shown = await regatta(['extract', 'latin1.html'])
  assert.equal(shown.code, 0, shown.io.stderr.text)
  assert.match(shown.io.stdout.text, /title +Brücke gesperrt\n/)
  const json = await regatta(['extract', 'utf8.html', '--json'])
  assert.equal((JSON.parse(json.io.stdout.text) as Article).title, 'Brücke gesperrt')
})

test('what does not go together is refused', async () => {
  for (const words of [
    ['extract'],
    ['extract', 'a.html', '--batch', 'b'],
    ['extract', 'utf8.html', '--out', 'x'],
    ['extract', '--batch', 'none'],
  ]) {
    assert.equal((await regatta(words)).code, 2, words.join(' '))
  }
  const missing = await regatta(['extract', 'none.html'])
  assert.equal(missing.code, 1)
  assert.match(missing.io.stderr.text, /none\.html/)
})
