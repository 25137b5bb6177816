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
 * to lead to a private address may not, since whoever owns the name decides where it leads. Credentials go to a named
 * host and to those below it, at the same port and never from https to http; a name with and without www. is one host,
 * its siblings are others: on a platform they belong to somebody else.
 */
export function createOwnHosts(listed: string[] | undefined, allow_private: boolean): OwnHosts {
  let hosts = listed?.flatMap(readOrigins) ?? null
  const some = (test: (own: Origin) => boolean): boolean => hosts?.some(test) ?? false

  return {
    isOwn(url) {
      const asked = originOf(url)
      return some((own) => isAtOrBelow(asked.name, own.name) && isAsGuarded(asked, own))
    },
    mayVisit: (url) => allow_private || !isPrivateName(url.hostname) || some(({ host }) => host === originOf(url).host),
    mayVisitName: (hostname) =>
      allow_private || (isPrivateName(hostname) && some(({ name }) => name === withoutDot(hostname.toLowerCase()))),
    sawFirst(url) {
      hosts ??= [originOf(url)]
    },
  }
}

interface Origin {
  scheme: string
  /** As a URL writes it (lower case, IDN in its ASCII form), without a dot at its end. */
  name: string
  /** Empty for that of the scheme. */
  port: string
  /** name[:port] */
  host: string
}

/** What an entry of the list stands for; nothing where it is no host. */
function readOrigins(written: string): Origin[] {
  const schemes = written.includes('://') ? [''] : /:\d+$/.test(written) ? ['https://', 'http://'] : ['https://']
  return schemes
    .map((scheme) => URL.parse(scheme + written))
    .filter((url) => url !== null)
    .map(originOf)
}

function originOf({ protocol, hostname, port }: URL): Origin {
  const name = withoutDot(hostname)
  return { scheme: protocol, name, port, host: port === '' ? name : `${name}:${port}` }
}

function isAtOrBelow(name: string, own: string): boolean {
  return withoutWww(name) === withoutWww(own) || name.endsWith(`.${own}`)
}

/** The one step between two ports that takes nothing away: from http to https, each at its usual one. */
function isAsGuarded(asked: Origin, own: Origin): boolean {
  if (asked.scheme === own.scheme) return asked.port === own.port
  return own.scheme === 'http:' && asked.scheme === 'https:' && own.port === '' && asked.port === ''
}

function withoutDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}

function withoutWww(name: string): string {
  return name.startsWith('www.') ? name.slice(4) : name
}
