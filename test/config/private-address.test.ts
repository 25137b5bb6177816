import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPrivateAddress } from '../../src/config/private-address.ts'

const PRIVATE = [
  '127.0.0.1',
  '127.255.255.254',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.127.255.255',
  '0.0.0.0',
  '0.1.2.3',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '[::1]',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001:db8::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '0:0:0:0:0:ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '::127.0.0.1',
]
const PUBLIC = [
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '192.0.1.1',
  '223.255.255.255',
  '2606:4700::1111',
  '::ffff:8.8.8.8',
  '64:ff9b::808:808',
  // Not NAT64: only one of the two groups is that of its prefix.
  '64:ff9a::7f00:1',
  '2600:ff9b::a00:1',
  '64::192.168.1.1',
  '2002:808:808::1',
]

for (const address of PRIVATE) test(`${address} is private`, () => assert.equal(isPrivateAddress(address), true))
for (const address of PUBLIC) test(`${address} is public`, () => assert.equal(isPrivateAddress(address), false))
test('a name is no address', () => assert.equal(isPrivateAddress('localhost'), false))
