import { BlockList, isIP } from 'node:net'
import { SPECIAL_IPV4, SPECIAL_IPV6 } from './special-addresses.ts'

const list = new BlockList()
for (const [blocks, family] of [
  [SPECIAL_IPV4, 'ipv4'],
  [SPECIAL_IPV6, 'ipv6'],
] as const) {
  for (const { block } of blocks) {
    const [address = '', bits] = block.split('/')
    list.addSubnet(address, Number(bits), family)
  }
}

/** Whether an IP address is not of the public internet: private, loopback, link-local, reserved, multicast. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').split('%', 1)[0]!
  switch (isIP(bare)) {
    case 4:
      return list.check(bare, 'ipv4')
    case 6: {
      const inner = innerIpv4(bare)
      return list.check(bare, 'ipv6') || (inner !== null && list.check(inner, 'ipv4'))
    }
    default:
      return false
  }
}

/**
 * The IPv4 address that an IPv6 address leads to, where it is of a form that has one in it: mapped (::ffff:0:0/96) and
 * compatible (::/96, RFC 4291), translated (::ffff:0:0:0/96, RFC 2765), NAT64 (64:ff9b::/96, RFC 6052), 6to4
 * (2002::/16, RFC 3056) or ISATAP (the interface 0:5efe or 200:5efe in any network, RFC 5214).
 */
function innerIpv4(address: string): string | null {
  const groups = expand(address)
  const dotted = (high: number, low: number): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  if (groups[0] === 0x2002) return dotted(groups[1]!, groups[2]!)
  const before = groups.slice(0, 6).map((group) => group.toString(16))
  const holds = EMBEDDING.has(before.join(':')) || /(^|:)(0|200):5efe$/.test(before.join(':'))
  return holds ? dotted(groups[6]!, groups[7]!) : null
}

/** The first 96 bits of addresses that end in an IPv4 address. */
const EMBEDDING = new Set(['0:0:0:0:0:0', '0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0'])

/** The eight groups of an IPv6 address, from any spelling: URL writes it in the canonical one. */
function expand(address: string): number[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const numbers = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)))
  const left = numbers(head)
  const right = numbers(tail ?? '')
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right]
}

// Names that the public DNS never resolves: RFC 6761, RFC 6762, RFC 8375, ICANN's .internal; and those without a dot.
const LOCAL_NAME = /^[^.:]+\.?$|(^|\.)(localhost|local|test|internal|home\.arpa)\.?$/

/** Whether a host as a URL has it can only be this machine or one of its own network. */
export function isPrivateName(hostname: string): boolean {
  return isPrivateAddress(hostname) || LOCAL_NAME.test(hostname.toLowerCase())
}
