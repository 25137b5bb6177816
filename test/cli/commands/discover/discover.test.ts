import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../../../src/cli/main.ts'
import { faults } from '../../../scraper/listing-table.ts'
import { startNewsSite } from '../../../scraper/start-news-site.ts'
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

test('a page without a link that is accepted is no error, and it is said what to do', async (t) => {
  const cwd = mkdtempSync(join(tmpdir(), 'discover-'))
  t.after(() => rmSync(cwd, { recursive: true }))
  for (const [page, said] of [
    ['<p>Words.</p>', 'the page has no links\n'],
    ['<a href="/x">Colours</a>', 'no link of 1 scores 7 or more; --all shows what they score\n'],
  ] as const) {
    writeFileSync(join(cwd, 'home.html'), page)
    const io = paperIo({ cwd })
    assert.equal(await main(['discover', 'home.html'], io), 1)
    assert.equal(io.stdout.text, said)
  }
})

test('discover without a page, with a missing one and with an address that nobody answers is a usage error', async () => {
  for (const words of [[], ['/nowhere/home.html'], ['http://127.0.0.1:1/']]) {
    assert.equal(await main(['discover', ...words], paperIo()), 2, words.join())
  }
})

test('discover looks at the pages behind the best links of a site', async (t) => {
  const site = await startNewsSite()
  t.after(() => site.close())
  const place = (n: number): string =>
    `<li><b>House ${n}</b><br>${n}00 Oak Street<br>Dalton, GA 30720<br>(706) 278-100${n}</li>`
  await site.set({
    faults: faults({
      '/': '<nav><a href="/our-parishes">Parishes</a> <a href="/find-a-parish">Find a parish</a> <a href="/about">About</a></nav>',
      '/our-parishes': '<main><p>We thank all parishes for their gifts.</p></main>',
      '/find-a-parish': `<main><ul>${[1, 2, 3, 4].map(place).join('')}</ul></main>`,
    }),
  })
  const io = paperIo()
  assert.equal(await main(['discover', `${site.origin}/`, '--kind', 'directory', '--json', '--all'], io), 0)
  const { links }: { links: { url: string; score: number; reasons: string[] }[] } = JSON.parse(io.stdout.text)
  assert.deepEqual(
    links.map(({ url, score }) => [url, score >= 7]),
    [
      ['/find-a-parish', true],
      ['/our-parishes', false],
      ['/about', false],
    ],
  )
  assert.match(links[0]!.reasons.join(), /4 records, 4 with an address or a contact/)
  assert.match(links[1]!.reasons.join(), /lists nothing/)
  assert.deepEqual((await site.askedSince()).toSorted(), ['/', '/find-a-parish', '/our-parishes'])
})
