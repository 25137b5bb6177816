import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainLink } from '../../../src/extract/listing/plain-link.ts'

const LINKS: [written: string, meant: string][] = [
  ['https://g.example/s?a=1&b=2', 'https://g.example/s?a=1&b=2'],
  ['https://g.example/s?a=1&amp;b=2', 'https://g.example/s?a=1&b=2'],
  ['https://g.example/s?a=1&amp;amp;b=2&#038;c=3', 'https://g.example/s?a=1&b=2&c=3'],
  ['https:&#x2F;&#x2F;g.example&#x2F;1', 'https://g.example/1'],
  [' https://g.example/o&#39;neill ', "https://g.example/o'neill"],
  ['https://g.example/s?copy=1&copy;=2&lt=3', 'https://g.example/s?copy=1&copy;=2&lt=3'],
  ['https://g.example/s?a=1&amplitude=2', 'https://g.example/s?a=1&amplitude=2'],
  ['https://g.example/&#10;&#0;', 'https://g.example/&#10;&#0;'],
]

for (const [written, meant] of LINKS) test(`the link ${written}`, () => assert.equal(plainLink(written), meant))
