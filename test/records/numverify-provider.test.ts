import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numverifyProvider } from '../../src/records/phone-lookup/numverify-provider.ts'

const service = numverifyProvider('https://phones.example/validate?format=1', 'secret')

test('a number is sent as digits, beside what the URL says', () => {
  const { url } = service.request('+14158586273')
  assert.equal(url.href, 'https://phones.example/validate?format=1&number=14158586273&access_key=secret')
})

const failures: [string, number, unknown, string][] = [
  ['no JSON', 200, null, 'temporary'],
  ['another service', 200, { status: 'OK' }, 'temporary'],
  ['a used-up plan', 200, { success: false, error: { type: 'usage_limit_reached' } }, 'quota_exceeded'],
  ['a wrong key', 200, { success: false, error: { type: 'invalid_access_key' } }, 'denied'],
  ['a number that it cannot read', 200, { success: false, error: { type: 'non_numeric_phone_number' } }, 'invalid'],
  ['an error without a type', 200, { success: false, error: null }, 'invalid'],
  ['an overloaded server', 502, null, 'temporary'],
  ['too many requests', 429, null, 'quota_exceeded'],
]

for (const [what, status, body, error] of failures) {
  test(`${what}: ${error}`, () => assert.deepEqual(service.read(status, body), { error }))
}

test('what is no text, and a line type that nobody knows, are nothing', () => {
  const body = { valid: true, carrier: 5, location: ' ', line_type: 'quantum' }
  const found = { valid: true, lineType: null, carrier: null, location: null, confidence: 80 }
  assert.deepEqual(service.read(200, body), { found })
})

test('line types are said in our words', () => {
  const said = ['fixed_line', 'Mobile', 'premium_rate', 'satellite']
  const ours = said.map((line_type) => service.read(200, { valid: true, line_type }))
  assert.deepEqual(
    ours.map((lookup) => 'found' in lookup && lookup.found.lineType),
    ['landline', 'mobile', 'premium', 'satellite'],
  )
})
