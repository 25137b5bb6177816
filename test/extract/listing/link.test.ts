import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveLink } from '../../../src/extract/listing/link.ts'

const BASE = 'https://gazette.example/news/page/2?x=1'
const LINKS: [link: string, url: string | null][] = [
  ['/a', 'https://gazette.example/a'],
  ['a', 'https://gazette.example/news/page/a'],
  ['?page=3', 'https://gazette.example/news/page/2?page=3'],
  ['//cdn.example/a', 'https://cdn.example/a'],
  [' https://other.example/a b ', 'https://other.example/a%20b'],
  ['HTTP://Other.Example/A', 'http://other.example/A'],
  ['/a#part', 'https://gazette.example/a#part'],
  ['#part', null],
  ['', null],
  ['javascript:void(0)', null],
  ['JavaScript:void(0)', null],
  ['mailto:a@b.example', null],
  ['tel:555', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['http://[bad', null],
]

test('links become addresses that can be fetched, or nothing', () => {
  for (const [link, url] of LINKS) assert.equal(resolveLink(link, BASE), url, link)
  assert.equal(resolveLink('https://x.example/', 'no base'), 'https://x.example/')
  assert.equal(resolveLink('/a', 'no base'), null)
})
