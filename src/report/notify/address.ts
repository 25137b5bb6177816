import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { NAME } from '../../vocabulary/product.ts'
import { BLOCKED_PORTS } from './blocked-ports.ts'

/** Where a message goes, with all that it takes to get it there. `label` names it without a secret. */
export type Destination = MailServer | Hook

export interface Hook {
  kind: 'webhook' | 'slack'
  label: string
  url: string
  headers: Record<string, string>
  secrets: string[]
}

export interface MailServer {
  kind: 'mail'
  label: string
  host: string
  port: number
  /** 'implicit' from the first byte; 'required' and 'offered' by STARTTLS. */
  tls: 'implicit' | 'required' | 'offered' | 'off'
  login: { user: string; password: string } | null
  from: string
  to: string[]
  secrets: string[]
}

export type ReadAddress = { ok: true; destination: Destination } | { ok: false; message: string }

const FORMS = `smtp://..., smtps://..., https://..., http://..., slack:https://...`

/**
 * Reads an address. What is wrong is told without the address itself, which may hold a secret. `env` has the defaults
 * of a mail: REGATTA_NOTIFY_FROM, REGATTA_NOTIFY_TO.
 */
export function readAddress(text: string, env: NodeJS.ProcessEnv): ReadAddress {
  const slack = text.startsWith('slack:')
  const url = URL.parse(slack ? text.slice('slack:'.length) : text)
  if (url === null || url.hostname === '') return wrong(`an address is one of ${FORMS}`)
  if (url.protocol === 'https:' || url.protocol === 'http:') return readHook(url, slack ? 'slack' : 'webhook')
  if (!slack && (url.protocol === 'smtp:' || url.protocol === 'smtps:')) return readMail(url, env)
  return wrong(`an address is one of ${FORMS}; not ${JSON.stringify(url.protocol)}`)
}

function readHook(url: URL, kind: 'webhook' | 'slack'): ReadAddress {
  if (url.port !== '' && BLOCKED_PORTS.has(Number(url.port))) {
    return wrong(`port ${url.port} is that of another service, and no HTTP client posts there`)
  }
  const label = `${kind} ${url.origin}`
  const { href, pathname, search, username, password } = url
  // fetch refuses an address with a login in it.
  const basic = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')
  const headers: Record<string, string> = username === '' ? {} : { authorization: `Basic ${basic}` }
  url.username = ''
  url.password = ''
  const secrets = [href, url.href, pathname + search, pathname, search, password, decoded(password), basic]
  // '/' is no secret and stands in every sentence.
  const long = secrets.filter((one) => one.length > 3)
  return { ok: true, destination: { kind, label, url: url.href, headers, secrets: long } }
}

function readMail(url: URL, env: NodeJS.ProcessEnv): ReadAddress {
  for (const name of url.searchParams.keys()) {
    if (!['from', 'to', 'tls'].includes(name)) return wrong(`a mail address takes from=, to= and tls=, not ${name}=`)
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const given = url.searchParams.get('tls')
  if (given !== null && given !== 'required' && given !== 'off') return wrong('tls= is one of required, off')
  if (url.protocol === 'smtps:' && given === 'off') return wrong('smtps:// and tls=off contradict each other')
  const login = url.username === '' ? null : { user: decoded(url.username), password: decoded(url.password) }
  const to = list(url.searchParams.get('to') ?? env['REGATTA_NOTIFY_TO'] ?? '')
  const from = (url.searchParams.get('from') ?? env['REGATTA_NOTIFY_FROM'] ?? `${NAME}@${hostname()}`).trim()
  if (to.length === 0) return wrong('no recipient: add ?to=... or set REGATTA_NOTIFY_TO')
  const bad = [...to, from].find((address) => !/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address))
  if (bad !== undefined) return wrong(`${JSON.stringify(bad)} is not a mail address`)
  const port = url.port === '' ? usualPort(url.protocol, login !== null) : Number(url.port)
  const tls = url.protocol === 'smtps:' ? 'implicit' : (given ?? usualTls(host, login !== null))
  const label = `mail by ${url.hostname}:${port}`
  return { ok: true, destination: { kind: 'mail', label, host, port, tls, login, from, to, secrets: mailSecrets(url) } }
}

function usualPort(protocol: string, login: boolean): number {
  return protocol === 'smtps:' ? 465 : login ? 587 : 25
}

/**
 * A password never crosses a network in the clear; the machine's own mail server has no certificate for 'localhost'.
 */
function usualTls(host: string, login: boolean): MailServer['tls'] {
  if (host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))) return 'off'
  return login ? 'required' : 'offered'
}

/** A server may repeat what it was sent, also as it was encoded for it. */
function mailSecrets(url: URL): string[] {
  if (url.password === '') return []
  const [user, password] = [decoded(url.username), decoded(url.password)]
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  return [url.href, url.password, password, base64(password), base64(`\0${user}\0${password}`)]
}

/**
 * Why an address must not stand on a command line, where everybody on the machine sees it in the list of processes and
 * the shell's history keeps it; null where it may.
 */
export function secretIn(text: string): string | null {
  if (text.startsWith('slack:')) return 'the address of a Slack hook is a secret'
  const url = URL.parse(text)
  if (url === null) return null
  if (url.password !== '') return 'it holds a password'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (url.username !== '' || url.search !== '') return 'it may hold a token'
  // What services put into the address of a hook is long and has no meaning.
  return url.pathname.split('/').some((part) => part.length >= 16 && /\d/.test(part))
    ? 'it seems to hold a token'
    : null
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function wrong(message: string): ReadAddress {
  return { ok: false, message }
}
