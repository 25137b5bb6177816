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
