import { BlockList, isIP } from 'node:net'

// IANA special-purpose registries (RFC 6890 and successors): whatever is not the public internet. 169.254.0.0/16 holds
// the metadata services of the clouds.
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
// ::ffff:0:0/96 is checked by its inner IPv4 address, as are NAT64 and 6to4.
const IPV6 = [
  '::/128',
  '::1/128',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

const list = new BlockList()
for (const [subnets, family] of [
  [IPV4, 'ipv4'],
  [IPV6, 'ipv6'],
] as const) {
  for (const subnet of subnets) {
    const [address, bits] = subnet.split('/')
    list.addSubnet(address!, Number(bits), family)
  }
}

/** Whether an IP address is not of the public internet: private, loopback, link-local, reserved, multicast. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  switch (isIP(bare)) {
    case 4:
      return list.check(bare, 'ipv4')
    case 6: {
      const inner = innerIpv4(bare)
      return inner === null ? list.check(bare, 'ipv6') : list.check(inner, 'ipv4')
    }
    default:
      return false
  }
}

/** The IPv4 address that a mapped (::ffff:), compatible (::), NAT64 (64:ff9b::) or 6to4 (2002::) address leads to. */
function innerIpv4(address: string): string | null {
  const groups = expand(address)
  const dotted = (high: number, low: number): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  const zeros = (count: number): boolean => groups.slice(0, count).every((group) => group === 0)
  if (groups[0] === 0x2002) return dotted(groups[1]!, groups[2]!)
  if (groups[0] === 0x64 && groups[1] === 0xff9b) return dotted(groups[6]!, groups[7]!)
  if (zeros(5) && groups[5] === 0xffff) return dotted(groups[6]!, groups[7]!)
  if (zeros(6) && groups[6] !== 0) return dotted(groups[6]!, groups[7]!)
  return null
}

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
const LOCAL_NAME = /^[^.:]+$|(^|\.)(localhost|local|test|internal|home\.arpa)\.?$/

/** Whether a host as a URL has it can only be this machine or one of its own network. */
export function isPrivateName(hostname: string): boolean {
  return isPrivateAddress(hostname) || LOCAL_NAME.test(hostname.toLowerCase())
}
