import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findChallenge } from '../../../src/http/middleware/challenge.ts'
import { CHALLENGES } from '../../sites/challenges.ts'

for (const [name, { status, headers, body }] of Object.entries(CHALLENGES)) {
  const lowered = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), String(value)]))
  const seen = findChallenge({ status, headers: lowered, body: Buffer.from(body) })
  const isArticle = name.startsWith('article')
  test(`${name} is ${isArticle ? 'a page' : 'a challenge'}`, () => {
    if (isArticle) assert.equal(seen, null)
    else assert.match(seen ?? 'nothing', /^(Cloudflare|DataDome|PerimeterX|Akamai|Imperva|captcha) \(.+\)$/)
  })
}

test('a 429 is a wait, not a challenge; an image is neither', () => {
  const body = Buffer.from(CHALLENGES['cloudflare-200']!.body)
  assert.equal(findChallenge({ status: 429, headers: {}, body }), null)
  assert.equal(findChallenge({ status: 200, headers: { 'content-type': 'image/png' }, body }), null)
})

test('a title is read with its blanks, and one that is longer than any challenge has is none', () => {
  const page = (title: string): Buffer =>
    Buffer.from(`<head><title lang="en">${title}</title></head><p id="px-captcha">`)
  const seen = (title: string): string | null => findChallenge({ status: 200, headers: {}, body: page(title) })
  assert.match(seen(`\n${' '.repeat(4000)}Human Verification\t\n${' '.repeat(1000)}`) ?? '', /^PerimeterX/)
  assert.match(seen(`Human Verification ${'x'.repeat(181)}`) ?? '', /^PerimeterX/)
  assert.equal(seen(`Human Verification ${'x'.repeat(182)}`), null)
  assert.equal(findChallenge({ status: 200, headers: {}, body: Buffer.from('<title>captcha') }), null)
})

test('comments, scripts and tags without an end are no text of a plea, and cost no more than their length', () => {
  for (const rest of ['<!--', '<script>', '<p title="']) {
    const body = Buffer.from(`<title>captcha</title><div class="g-recaptcha">${rest.repeat(6000)}`)
    assert.match(findChallenge({ status: 200, headers: {}, body }) ?? '', /^captcha/)
  }
})
