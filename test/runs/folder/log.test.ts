import assert from 'node:assert/strict'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createLog, formatLine } from '../../../src/runs/folder/log.ts'
import type { Log } from '../../../src/runs/folder/log.ts'

function written(level: 'debug' | 'info', write: (log: Log) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'regatta-log-'))
  const fd = openSync(join(folder, 'log'), 'a')
  try {
    write(createLog(level, fd))
    return readFileSync(join(folder, 'log'), 'utf8')
  } finally {
    closeSync(fd)
    rmSync(folder, { recursive: true })
  }
}

describe('the log', () => {
  it('is one readable line an event: local time, level, message, fields', () => {
    const text = written('info', (log) =>
      log.info({ url: 'https://x.example/a?b=c', entries: 25, ok: true }, 'listing page'),
    )
    assert.match(
      text,
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} INFO {2}listing page {2}url="https:\/\/x\.example\/a\?b=c" entries=25 ok=true\n$/,
    )
  })

  it('leaves out what is below its level', () => {
    assert.equal(
      written('info', (log) => log.debug('unseen')),
      '',
    )
  })

  it('cannot be forged: nothing in a message or a field starts a line or reaches the terminal', () => {
    const forged = 'x\n2026-01-01 00:00:00.000 INFO  all well\r\u001b[31mred\u0007\u2028\u202e\u0085'
    const text = written('info', (log) => log.warn({ title: forged, list: [forged], [`a b`]: forged }, forged))
    assert.equal(text.split('\n').length, 2, text)
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    assert.doesNotMatch(text.slice(0, -1), /[\u0000-\u001f\u007f-\u009f\u2028\u202e]/)
  })

  it('does not fail with its disk', () => {
    const full = openSync('/dev/full', 'a')
    createLog('info', full).info('nobody hears this')
    closeSync(full)
  })

  it('never shows cookies and credentials', () => {
    const line = written('info', (log) => log.info({ headers: { cookie: 'secret', authorization: 'secret' } }, 'asked'))
    assert.doesNotMatch(line, /secret/)
  })

  it('quotes values that would not read as one word', () => {
    const line = formatLine(JSON.stringify({ level: 30, time: 0, msg: 'm', a: 'two words', b: 'one', c: '', d: null }))
    assert.match(line, / {2}a="two words" b=one c="" d=null\n$/)
  })
})
