import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameFault } from '../../../src/config/files/config-name.ts'

for (const name of [
  'fiji',
  'solomon_islands',
  'the gazette',
  "people's_daily",
  'café',
  '日本',
  'a.b-c',
  '24heures',
  'हिन्दी',
]) {
  test(`${name} may be a name`, () => assert.equal(nameFault(name), null))
}

const BAD: [name: string, fault: RegExp][] = [
  ['', /empty/],
  ['.', /dot/],
  ['..', /dot/],
  ['.hidden', /dot/],
  ['-rf', /letter or digit/],
  ['_parked', /letter or digit/],
  [' a', /letter or digit/],
  ['a ', /ends with/],
  ['a.', /ends with/],
  ['a/b', /"\/"/],
  ['a\\b', /"\\\\"/],
  ['a\nb', /U\+000A/],
  ['a\u001b[31m', /U\+001B/],
  ['a\u202eb', /U\+202E/],
  ['a\u200bb', /U\+200B/],
  ['a\ufffdb', /U\+FFFD|"\ufffd"/],
  ['x'.repeat(121), /longer/],
]

for (const [name, fault] of BAD) {
  test(`${JSON.stringify(name).slice(0, 20)} may not`, () => assert.match(nameFault(name) ?? '', fault))
}
