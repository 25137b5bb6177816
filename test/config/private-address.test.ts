import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPrivateAddress, isPrivateName } from '../../src/config/private-address.ts'
import { SPECIAL_IPV4, SPECIAL_IPV6 } from '../../src/config/special-addresses.ts'

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
  // What clouds tell their machines, keys among it.
  '169.254.170.2',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
  // An IPv4 address within, in every form that has one.
  '::2',
  '::10.0.0.1',
  '::ffff:0:127.0.0.1',
  '::ffff:0:a9fe:a9fe',
  '64:ff9b::192.168.0.1',
  '64:ff9b::169.254.169.254',
  '64:ff9b:1::8.8.8.8',
  '64:ff9b:1:7f00:0:100::',
  '64:ff9b:1:ffff:ffff:ffff:ffff:ffff',
  '2002:a00:1::1',
  '2002:c0a8:101:1::5',
  '2002:a9fe:a9fe::',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2606:4700::5efe:10.0.0.1',
  '2606:4700::200:5efe:c0a8:1',
  '2606:4700:1:2:0:5efe:7f00:1',
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
  '::8.8.8.8',
  '::ffff:0:8.8.8.8',
  '2606:4700::5efe:8.8.8.8',
  '2606:4700::5eff:10.0.0.1',
  '2606:4700::1:5efe:10.0.0.1',
  '64:ff9b:0:1::7f00:1',
  '::fffe:127.0.0.1',
  '::1:0:0:10.0.0.1',
  '168.63.129.15',
  '168.63.129.17',
  '100.200.100.200',
]

for (const address of PRIVATE) test(`${address} is private`, () => assert.equal(isPrivateAddress(address), true))
for (const address of PUBLIC) test(`${address} is public`, () => assert.equal(isPrivateAddress(address), false))

/** The block's first and last address, and those right before and behind it, as numbers of `bits` bits. */
function edges(block: string, bits: number, toNumber: (address: string) => bigint): Record<string, bigint> {
  const [address, length] = block.split('/')
  const first = toNumber(address!)
  const last = first + (1n << BigInt(bits - Number(length))) - 1n
  return { first, last, before: first - 1n, behind: last + 1n }
}

function numberOf4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function numberOf6(address: string): bigint {
  const [left = '', right = ''] = address.split('::')
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const zeros = Array<string>(8 - groups(left).length - groups(right).length).fill('0')
  return [...groups(left), ...zeros, ...groups(right)].reduce((sum, part) => sum * 65536n + BigInt(`0x${part}`), 0n)
}

const written4 = (number: bigint): string => [24n, 16n, 8n, 0n].map((by) => (number >> by) & 255n).join('.')
const written6 = (number: bigint): string =>
  [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((by) => ((number >> by) & 65535n).toString(16)).join(':')

// Blocks that touch another one have no public neighbour on that side.
const WITHOUT_NEIGHBOUR = new Set([
  '0.0.0.0/8 before',
  '224.0.0.0/4 behind',
  '240.0.0.0/4 before',
  '240.0.0.0/4 behind',
  '::/128 before',
  '::/128 behind',
  '::1/128 before',
  // 0.0.0.2 in the compatible form
  '::1/128 behind',
  '100::/64 behind',
  '100:0:0:1::/64 before',
  'fe80::/10 behind',
  'fec0::/10 before',
  'fec0::/10 behind',
  'ff00::/8 before',
  'ff00::/8 behind',
])

for (const { blocks, bits, toNumber, written } of [
  { blocks: SPECIAL_IPV4, bits: 32, toNumber: numberOf4, written: written4 },
  { blocks: SPECIAL_IPV6, bits: 128, toNumber: numberOf6, written: written6 },
]) {
  for (const { block, name } of blocks) {
    test(`${block} (${name}) is private from end to end, its neighbours are not`, () => {
      for (const [which, number] of Object.entries(edges(block, bits, toNumber))) {
        if (WITHOUT_NEIGHBOUR.has(`${block} ${which}`)) continue
        const inside = which === 'first' || which === 'last'
        assert.equal(isPrivateAddress(written(number)), inside, `${which}: ${written(number)}`)
      }
    })
  }
}

/**
 * The rows of IANA's two registries as of 2026-11, but for those that hold an IPv4 address (::ffff:0:0/96,
 * 64:ff9b::/96, 2002::/16).
 */
const REGISTRIES = {
  ipv4: `0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.0/29
    192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24
    192.88.99.0/24 192.88.99.2/32 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24
    240.0.0.0/4 255.255.255.255/32`,
  ipv6: `::1/128 ::/128 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32 2001:1::1/128 2001:1::2/128
    2001:1::3/128 2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28 2001:30::/28 2001:db8::/32
    2620:4f:8000::/48 3fff::/20 5f00::/16 fc00::/7 fe80::/10`,
}

const WAYS = {
  ipv4: { bits: 32, toNumber: numberOf4, written: written4 },
  ipv6: { bits: 128, toNumber: numberOf6, written: written6 },
}

for (const [family, rows] of Object.entries(REGISTRIES)) {
  for (const block of rows.split(/\s+/)) {
    test(`${block} of IANA's registry is private`, () => {
      const { bits, toNumber, written } = WAYS[family as keyof typeof REGISTRIES]
      const { first, last } = edges(block, bits, toNumber)
      for (const number of [first!, (first! + last!) / 2n, last!]) {
        assert.equal(isPrivateAddress(written(number)), true, written(number))
      }
    })
  }
}

for (const written of [
  '127.1',
  '0x7f.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '0177.0.0.1',
  '127.0.0.1.',
  '0',
  '0xa9fea9fe',
  '\u2460\u2461\u2466.0.0.1',
  '127\u30020\u30020\u30021',
  '\uff11\uff12\uff17.0.0.1',
  '[::ffff:127.0.0.1]',
  '[0:0:0:0:0:0:7f00:1]',
  'localhost',
  'LOCALHOST.',
  'a.localhost',
  'printer',
  'printer.',
  'metadata.google.internal',
  'foo.local.',
]) {
  test(`${written} in a URL is private`, () =>
    assert.equal(isPrivateName(new URL(`http://${written}/`).hostname), true))
}

test('a name is no address', () => assert.equal(isPrivateAddress('localhost'), false))
