import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gazette, valid } from '../gazette.ts'

const ROWS: [base: string, listing: string, origins: string[]][] = [
  ['https://a.example', 'https://a.example/{num}', ['https://a.example']],
  ['https://a.example', 'http://a.example/{num}', ['https://a.example', 'http://a.example']],
  ['https://a.example', 'https://api.b.example:8443/{num}', ['https://a.example', 'https://api.b.example:8443']],
  ['http://a.example:80', 'http://A.example/{num}', ['http://a.example']],
]

for (const [base, listing, origins] of ROWS) {
  test(`${base} with a listing at ${listing} names ${origins.join(' and ')}`, () => {
    assert.deepEqual(valid(gazette({ 2: `base_url: ${base}`, 5: `  url_template: '${listing}'` })).origins, origins)
  })
}
