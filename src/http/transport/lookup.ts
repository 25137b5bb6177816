import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { LimitError } from './failure.ts'
import { isPrivateAddress } from '../../config/private-address.ts'

export type Resolve = (hostname: string) => Promise<LookupAddress[]>

/** What net.connect takes as `lookup`. */
export type AddressLookup = (
  hostname: string,
  options: { all?: boolean | undefined },
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void

const KEPT_MS = 5 * 60_000

/**
 * Name resolution for connections: answers are kept for five minutes and asked for once at a time (the system's lookup
 * occupies one of four threads), and addresses that `mayVisit` does not open are omitted *here*, where the connection
 * gets its address from, so that a name cannot show one address to a check and another to the connection.
 */
export function createLookup(
  mayVisit: (hostname: string) => boolean,
  resolve: Resolve,
  now: () => number,
): AddressLookup {
  const kept = new Map<string, { until: number; addresses: Promise<LookupAddress[]> }>()

  function resolved(hostname: string): Promise<LookupAddress[]> {
    const known = kept.get(hostname)
    if (known && known.until > now()) return known.addresses
    const addresses = resolve(hostname)
    kept.set(hostname, { until: now() + KEPT_MS, addresses })
    // A failure is not kept: the network may be back for the next try.
    addresses.catch(() => kept.delete(hostname))
    return addresses
  }

  return (hostname, options, callback) => {
    resolved(hostname)
      .then((all) => {
        const open = mayVisit(hostname) ? all : all.filter(({ address }) => !isPrivateAddress(address))
        if (open.length === 0) throw privateAddress(all[0]?.address)
        return open
      })
      .then(
        (open) => (options.all ? callback(null, open) : callback(null, open[0]!.address, open[0]!.family)),
        (error: NodeJS.ErrnoException) => callback(error, ''),
      )
  }
}

/** All addresses of a host, as the operating system resolves it and in its order; rejects with getaddrinfo's error. */
export const resolveBySystem: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, order: 'verbatim' }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    )
  })

/** The failure of a request to a private address; `address` where a public name led there. */
export function privateAddress(address?: string): LimitError {
  const which = address === undefined ? '' : `resolves to ${address}, `
  return new LimitError('private_address', `${which}a private address that this source may not visit`)
}
