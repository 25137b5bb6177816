import { isPrivateAddress } from './private-address.ts'

export interface OwnHosts {
  /** Whether the source's cookies and credentials may go there. */
  isOwn: (url: URL) => boolean
  /** Whether a URL may be asked although its host is private by its very name (an address, localhost). */
  mayVisit: (url: URL) => boolean
  /** Whether a name may lead to a private address. */
  mayVisitName: (hostname: string) => boolean
  /** Without a list, the hosts of the source are that of the first page it asks for. */
  sawFirst: (url: URL) => void
}

/**
 * The hosts that a source itself names. One that is private by its name may be visited; a public name that turns out
 * to lead to a private address may not, since whoever owns the name decides where it leads.
 */
export function createOwnHosts(listed: string[] | undefined, allow_private: boolean): OwnHosts {
  let hosts = listed?.map((host) => host.toLowerCase()) ?? null
  const names = (): string[] => hosts?.map((host) => nameOf(host)) ?? []

  return {
    isOwn(url) {
      const name = url.hostname.toLowerCase()
      return names().some(
        (own) => name === own || name.endsWith(`.${own.replace(/^www\./, '')}`) || `www.${name}` === own,
      )
    },
    mayVisit: ({ host, hostname }) => allow_private || !isPrivateName(hostname) || (hosts?.includes(host) ?? false),
    mayVisitName: (hostname) => allow_private || (isPrivateName(hostname) && names().includes(hostname)),
    sawFirst(url) {
      hosts ??= [url.host]
    },
  }
}

// Names that the public DNS never resolves: RFC 6761, RFC 6762, RFC 8375, ICANN's .internal; and those without a dot.
const LOCAL_NAME = /^[^.:]+$|(^|\.)(localhost|local|test|internal|home\.arpa)\.?$/

/** Whether a host as a URL has it can only be this machine or one of its own network. */
export function isPrivateName(hostname: string): boolean {
  return isPrivateAddress(hostname) || LOCAL_NAME.test(hostname.toLowerCase())
}

/** name[:port] without its port. */
function nameOf(host: string): string {
  return host.replace(/:\d+$/, '')
}
