import { isPrivateName } from '../../config/private-address.ts'

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

/** name[:port] without its port. */
function nameOf(host: string): string {
  return host.replace(/:\d+$/, '')
}
