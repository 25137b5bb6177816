import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../../../src/cli/main.ts'
import { paperIo } from '../../paper-io.ts'

const PAGE =
  '<nav><a href="/">Home</a><a href="/news"><b>N</b>ews</a><a href="/branches">Our branches</a><a href="#top">Up</a></nav>'

test('discover scores a saved page, and a batch of them', async (t) => {
  const cwd = mkdtempSync(join(tmpdir(), 'discover-'))
  t.after(() => rmSync(cwd, { recursive: true }))
  writeFileSync(join(cwd, 'home.html'), PAGE)
  const io = paperIo({ cwd })
  assert.equal(await main(['discover', 'home.html', '--json'], io), 0)
  const { links }: { links: { url: string; score: number; text: string }[] } = JSON.parse(io.stdout.text)
  assert.deepEqual(
    links.map(({ url, text }) => [url, text]),
    [['/news', 'News']],
  )
  const lines = ['{"id":1,"html":"home.html","url":"https://a.example/"}', '{"id":2,"html":"gone.html"}', 'broken']
  writeFileSync(join(cwd, 'in.jsonl'), lines.join('\n'))
  const batch = ['discover', '--batch', 'in.jsonl', '--out', 'out.jsonl', '--kind', 'directory']
  assert.equal(await main(batch, paperIo({ cwd })), 1)
  const answers = readFileSync(join(cwd, 'out.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
  assert.equal(answers.length, 3)
  assert.match(JSON.stringify(answers[0]), /^\{"id":1,"links":\[\{"url":"\/branches"/)
  assert.ok(answers.slice(1).every(({ error }) => typeof error === 'string'))
})

test('discover without a page, with a missing one and with an address is a usage error', async () => {
  for (const words of [[], ['/nowhere/home.html'], ['https://paper.example/']]) {
    assert.equal(await main(['discover', ...words], paperIo()), 2, words.join())
  }
})
