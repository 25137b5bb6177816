import { BlockList, isIP } from 'node:net'

const blocks = new BlockList()
const V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
]
const V6 = ['::/128', '::1/128', 'fc00::/7', 'fe80::/10']
for (const [kind, list] of [
  ['ipv4', V4],
  ['ipv6', V6],
] as const) {
  for (const block of list) blocks.addSubnet(block.split('/')[0]!, Number(block.split('/')[1]), kind)
}

// Names that the public DNS never resolves: RFC 6761, RFC 6762, RFC 8375, ICANN's .internal; and those without a dot.
const LOCAL_NAME = /^[^.]+$|(^|\.)(localhost|local|internal|home\.arpa)$/

/** Whether a host as a URL has it (no port, IPv6 in brackets) can only be this machine or one of its own network. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  const version = isIP(host)
  if (version !== 0) return blocks.check(host, version === 4 ? 'ipv4' : 'ipv6')
  return LOCAL_NAME.test(host)
}
