import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { main } from '../../../src/cli/main.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { paperIo } from '../paper-io.ts'

type Answer = Record<string, unknown>

const PAGE = '<title>A page</title><a href="/news">News</a>'
const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`

/** The answers of a command to a list of requests, in a folder with a page, a pipe, a device and a huge file. */
async function answers(t: TestContext, command: string, lines: string[]): Promise<Answer[]> {
  const cwd = scratchFolder(t)
  writeFileSync(join(cwd, 'page.html'), PAGE)
  writeFileSync(join(cwd, 'large.html'), '')
  truncateSync(join(cwd, 'large.html'), 3_000_000_000)
  writeFileSync(join(cwd, 'many.html'), '<p>'.repeat(310_000))
  execFileSync('mkfifo', [join(cwd, 'pipe')])
  symlinkSync('/dev/zero', join(cwd, 'endless'))
  writeFileSync(join(cwd, 'in.jsonl'), `${lines.join('\n')}\n`)
  await main([command, '--batch', 'in.jsonl', '--out', 'out.jsonl'], paperIo({ cwd }))
  const written = readFileSync(join(cwd, 'out.jsonl'), 'utf8').trimEnd().split('\n')
  return written.map((line) => JSON.parse(line) as Answer)
}

for (const command of ['discover', 'extract']) {
  test(`${command} --batch: a pipe, a device, a huge file and a name that none can have cost their line only`, async (t) => {
    const names = ['page.html', 'pipe', 'endless', 'large.html', 'a\0b.html', '.', '', 'page.html']
    const found = await answers(
      t,
      command,
      names.map((html, id) => JSON.stringify({ id, html })),
    )
    assert.deepEqual(
      found.map(({ id, error }) => [id, typeof error]),
      names.map((name, id) => [id, name === 'page.html' ? 'undefined' : 'string']),
    )
    assert.match(String(found[1]?.['error']), /pipe is not a file/)
    assert.match(String(found[3]?.['error']), /large\.html is larger than 50 MB/)
  })

  test(`${command} --batch says so where a page was not read to its end`, async (t) => {
    const [whole, cut] = await answers(t, command, ['{"html":"page.html"}', '{"html":"many.html"}'])
    assert.equal(whole?.['warning'], undefined)
    assert.match(String(cut?.['warning']), /^it has more than 300000 elements and texts: the rest was not read$/)
  })
}

for (const command of ['discover', 'extract', 'hours']) {
  test(`${command} --batch: lines that nest without end, or never end, cost themselves`, async (t) => {
    const good = '{"id":"good","html":"page.html","text":"Mon 9-5"}'
    const long = `{"id":2,"text":"${'a'.repeat(17_000_000)}"}`
    const found = await answers(t, command, [`{"id":${DEEP},"html":"page.html","text":"x"}`, DEEP, long, good])
    assert.deepEqual(
      found.map(({ id, error }) => [id, typeof error]),
      [
        [null, 'string'],
        [null, 'string'],
        [null, 'string'],
        ['good', 'undefined'],
      ],
    )
  })
}

test('one page: a huge file is refused, a pipe that was typed is read, one with too many elements is said', async (t) => {
  const cwd = scratchFolder(t)
  writeFileSync(join(cwd, 'large.html'), '')
  truncateSync(join(cwd, 'large.html'), 60_000_000)
  writeFileSync(join(cwd, 'many.html'), '<p>'.repeat(310_000))
  for (const command of ['discover', 'extract']) {
    const io = paperIo({ cwd })
    assert.notEqual(await main([command, 'large.html'], io), 0)
    assert.match(io.stderr.text, /large\.html is larger than 50 MB, which no page is/)
  }
  const cut = paperIo({ cwd })
  await main(['discover', 'many.html'], cut)
  assert.match(cut.stderr.text, /many\.html: it has more than 300000 elements and texts/)
})
