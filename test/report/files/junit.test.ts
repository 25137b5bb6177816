import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAll, getAttributeValue, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { isTag, type Element } from 'domhandler'
import { junit } from '../../../src/report/files/junit.ts'
import { HOSTILE, row, summaryOf } from '../example-summary.ts'

const summary = summaryOf([
  row('fiji/sun', 'success'),
  row('fiji/times', 'warning', 'partial', { pages: { fetched: 3, from_cache: 0, failed: 2 } }),
  row('samoa/observer', 'failed', 'host_down', { detail: 'no answer from observer.example' }),
  row('tonga/matangi', 'interrupted', 'stopped'),
  row('tonga/news', 'skipped', 'not_due', { started: null, finished: null, log: null }),
  row('tonga/broken', 'failed', 'invalid_config', {
    detail: 'configs/tonga/broken.yaml:3:1 no name',
    started: null,
    finished: null,
    log: null,
  }),
])

function elements(xml: string, name: string): Element[] {
  return findAll((element) => element.name === name, parseDocument(xml, { xmlMode: true }).children)
}

function attributes(element: Element): Record<string, string> {
  return { ...element.attribs }
}

test('a suite for every country, a test case for every scraper', () => {
  const xml = junit(summary)
  assert.ok(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites '))
  assert.deepEqual(attributes(elements(xml, 'testsuites')[0]!), {
    name: 'regatta 20261121_120000_0001',
    tests: '6',
    failures: '2',
    errors: '1',
    skipped: '1',
    time: '120.000',
  })
  assert.deepEqual(
    elements(xml, 'testsuite').map((suite) => [getAttributeValue(suite, 'name'), getAttributeValue(suite, 'tests')]),
    [
      ['fiji', '2'],
      ['samoa', '1'],
      ['tonga', '3'],
    ],
  )
  assert.equal(getAttributeValue(elements(xml, 'testsuite')[0]!, 'timestamp'), '2026-11-21T12:00:00')
  assert.deepEqual(attributes(elements(xml, 'testcase')[0]!), { name: 'sun', classname: 'fiji', time: '41.500' })
})

test('each way to end has its element', () => {
  const cases = elements(junit(summary), 'testcase')
  const inner = cases.map((one) => one.children.filter(isTag).map(({ name }) => name))
  assert.deepEqual(inner, [[], ['system-out'], ['failure'], ['error'], ['skipped'], ['failure']])
  const [failure] = elements(junit(summary), 'failure')
  assert.deepEqual(attributes(failure!), {
    message: 'Failed: host_down: no answer from observer.example',
    type: 'host_down',
  })
  assert.match(textContent(failure!), /log: logs\/samoa\/observer/)
})

test('nothing in a name or a detail gets out of its place, and every character is one that XML allows', () => {
  const xml = junit(
    summaryOf([row(`fi<ji/su"n`, 'failed', 'blocked', { detail: HOSTILE, name: HOSTILE, log: HOSTILE })]),
  )
  // https://www.w3.org/TR/xml/#charsets
  // oxlint-disable-next-line no-control-regex -- these are what must not be there
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u007f-\u009f]|[\ud800-\udfff]/)
  assert.doesNotMatch(xml, /\]\]>/)
  // A lenient reader forgives what a strict one stops at.
  const ours = /<\?xml [^<>]*\?>|<\/?(?:testsuites?|testcase|failure)(?: [a-z]+="[^"<>]*")*\/?>/g
  assert.doesNotMatch(xml.replaceAll(ours, ''), /[<>]/)
  assert.equal(elements(xml, 'testcase').length, 1)
  assert.deepEqual(attributes(elements(xml, 'testcase')[0]!), { name: 'su"n', classname: 'fi<ji', time: '41.500' })
  assert.match(getAttributeValue(elements(xml, 'failure')[0]!, 'message')!, /<script>alert\(1\)<\/script>&amp;/)
})
