/** A block of addresses that is no part of the public internet. `source` is where it is set aside. */
export interface SpecialBlock {
  block: string
  name: string
  source: string
}

/**
 * The IANA IPv4 Special-Purpose Address Registry (https://www.iana.org/assignments/iana-ipv4-special-registry/, as of
 * 2026-11), whole, and multicast: no site lives in those few blocks that are globally reachable either. At the end what
 * a cloud has put into public space.
 */
export const SPECIAL_IPV4: readonly SpecialBlock[] = [
  { block: '0.0.0.0/8', name: 'This network', source: 'RFC 791, 3.2' },
  { block: '10.0.0.0/8', name: 'Private-Use', source: 'RFC 1918' },
  // Alibaba Cloud has its metadata service in it, at 100.100.100.200.
  { block: '100.64.0.0/10', name: 'Shared Address Space', source: 'RFC 6598' },
  { block: '127.0.0.0/8', name: 'Loopback', source: 'RFC 1122, 3.2.1.3' },
  // The metadata services of most clouds are at 169.254.169.254, that of containers on AWS at 169.254.170.2.
  { block: '169.254.0.0/16', name: 'Link Local', source: 'RFC 3927' },
  { block: '172.16.0.0/12', name: 'Private-Use', source: 'RFC 1918' },
  // Oracle's cloud has had its metadata service at 192.0.0.192.
  { block: '192.0.0.0/24', name: 'IETF Protocol Assignments', source: 'RFC 6890, 2.1' },
  { block: '192.0.2.0/24', name: 'Documentation (TEST-NET-1)', source: 'RFC 5737' },
  { block: '192.31.196.0/24', name: 'AS112-v4', source: 'RFC 7535' },
  { block: '192.52.193.0/24', name: 'AMT', source: 'RFC 7450' },
  { block: '192.88.99.0/24', name: 'Deprecated (6to4 Relay Anycast)', source: 'RFC 7526' },
  { block: '192.168.0.0/16', name: 'Private-Use', source: 'RFC 1918' },
  { block: '192.175.48.0/24', name: 'Direct Delegation AS112 Service', source: 'RFC 7534' },
  { block: '198.18.0.0/15', name: 'Benchmarking', source: 'RFC 2544' },
  { block: '198.51.100.0/24', name: 'Documentation (TEST-NET-2)', source: 'RFC 5737' },
  { block: '203.0.113.0/24', name: 'Documentation (TEST-NET-3)', source: 'RFC 5737' },
  { block: '224.0.0.0/4', name: 'Multicast', source: 'RFC 5771' },
  { block: '240.0.0.0/4', name: 'Reserved, and Limited Broadcast', source: 'RFC 1112, 4; RFC 8190' },
  { block: '168.63.129.16/32', name: 'Azure WireServer', source: 'Microsoft Learn: What is IP address 168.63.129.16?' },
]

/**
 * The IANA IPv6 Special-Purpose Address Registry (https://www.iana.org/assignments/iana-ipv6-special-registry/, as of
 * 2026-11), whole, with multicast and what is deprecated. Blocks whose addresses lead to an IPv4 address are not in it:
 * `innerIpv4` reads that, and it decides.
 */
export const SPECIAL_IPV6: readonly SpecialBlock[] = [
  { block: '::1/128', name: 'Loopback Address', source: 'RFC 4291' },
  { block: '::/128', name: 'Unspecified Address', source: 'RFC 4291' },
  { block: '64:ff9b:1::/48', name: 'IPv4-IPv6 Translation, local use', source: 'RFC 8215' },
  { block: '100::/64', name: 'Discard-Only Address Block', source: 'RFC 6666' },
  { block: '100:0:0:1::/64', name: 'Dummy IPv6 Prefix', source: 'RFC 9780' },
  // Teredo (2001::/32), benchmarking (2001:2::/48), ORCHID (2001:10::/28 and 2001:20::/28) and drones (2001:30::/28)
  // are in it.
  { block: '2001::/23', name: 'IETF Protocol Assignments', source: 'RFC 2928' },
  { block: '2001:db8::/32', name: 'Documentation', source: 'RFC 3849' },
  { block: '2620:4f:8000::/48', name: 'Direct Delegation AS112 Service', source: 'RFC 7534' },
  { block: '3fff::/20', name: 'Documentation', source: 'RFC 9637' },
  { block: '5f00::/16', name: 'Segment Routing (SRv6) SIDs', source: 'RFC 9602' },
  // AWS has its metadata service in it, at fd00:ec2::254; Google at fd20:ce::254.
  { block: 'fc00::/7', name: 'Unique-Local', source: 'RFC 4193' },
  { block: 'fe80::/10', name: 'Link-Local Unicast', source: 'RFC 4291' },
  { block: 'fec0::/10', name: 'Site-Local Unicast, deprecated', source: 'RFC 3879' },
  { block: 'ff00::/8', name: 'Multicast', source: 'RFC 4291' },
]
