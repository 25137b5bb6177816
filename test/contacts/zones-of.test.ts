import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zonesOf } from '../../src/contacts/phones/zones-of.ts'
import { ZONE_TABLE } from '../../src/contacts/phones/zone-table.ts'

const numbers: [string, string | null][] = [
  ['+12125550123', 'America/New_York'],
  ['+13125550123', 'America/Chicago'],
  // The exchange decides within Alaska; elsewhere the area does.
  ['+19074561234', 'America/Juneau'],
  ['+18085550123', 'Pacific/Honolulu'],
  ['+551133334444', 'America/Sao_Paulo'],
  ['+6433334444', 'Pacific/Auckland'],
  ['+6799212345', 'Pacific/Fiji'],
  ['+18005550199', null],
  ['+80012345678', null],
  ['+', null],
]

for (const [number, zone] of numbers) {
  test(`zone of ${number}`, () => assert.equal(zonesOf(number), zone))
}

test('every zone of the table is one that programs know', () => {
  const zones = ZONE_TABLE.split(/\s/).filter((token) => /^[A-Z]/.test(token))
  assert.ok(zones.length > 300)
  for (const zone of zones.flatMap((token) => token.split('&'))) {
    assert.doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone: zone }), zone)
  }
})
