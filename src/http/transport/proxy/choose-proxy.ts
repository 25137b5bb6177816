import { BlockList, isIP } from 'node:net'

/** By which proxy a URL is requested; null for none. `fault`: what names it is no proxy, so that nothing can be. */
export type ProxyChoice = (url: URL) => { proxy: URL } | { fault: string } | null

/**
 * Chooses by what a config says (`none` is no proxy, whatever the environment says), or else by HTTP_PROXY, HTTPS_PROXY
 * and ALL_PROXY, in lower case first, for what NO_PROXY does not name. A config's own proxy is for everything.
 */
export function chooseProxy(configured: string | null | undefined, env: NodeJS.ProcessEnv): ProxyChoice {
  if (configured === 'none') return () => null
  if (configured != null) {
    const own = readProxy(configured, 'proxy')
    return () => own
  }
  const [http, https] = (['HTTP_PROXY', 'HTTPS_PROXY'] as const).map((name) => {
    const found = proxyVariable(name, env)
    return found === null ? null : readProxy(found.value, found.name)
  })
  if (http === null && https === null) return () => null
  const isDirect = readNoProxy(env['no_proxy'] ?? env['NO_PROXY'] ?? '')
  return (url) => {
    const proxy = (url.protocol === 'https:' ? https : http) ?? null
    return proxy === null || isDirect(url) ? null : proxy
  }
}

/** The variable that decides for a scheme, and its value; null where none is set. */
export function proxyVariable(
  scheme: 'HTTP_PROXY' | 'HTTPS_PROXY',
  env: NodeJS.ProcessEnv,
): { name: string; value: string } | null {
  for (const name of [scheme.toLowerCase(), scheme, 'all_proxy', 'ALL_PROXY']) {
    const value = env[name]?.trim() ?? ''
    if (value !== '') return { name, value }
  }
  return null
}

/** A name without a scheme is an HTTP proxy, as in curl. Never names the value: it may hold a password. */
function readProxy(text: string, name: string): { proxy: URL } | { fault: string } {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`)
  const isKnown = url !== null && url.hostname !== '' && PROXY_SCHEMES.has(url.protocol)
  return isKnown ? { proxy: url } : { fault: `${name} is no URL of an HTTP, HTTPS or SOCKS5 proxy` }
}

const PROXY_SCHEMES = new Set(['http:', 'https:', 'socks5:', 'socks:', 'socks5h:'])

/**
 * Whether a URL is named by NO_PROXY: names with all below them, addresses, networks (10.0.0.0/8), with or without
 * port.
 */
function readNoProxy(text: string): (url: URL) => boolean {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '')
  if (entries.includes('*')) return () => true
  const networks = new BlockList()
  const names: { name: string; port: string | null }[] = []
  for (const entry of entries) {
    const [, address = '', length = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(entry) ?? []
    const family = isIP(address)
    if (family !== 0 && Number(length) <= (family === 4 ? 32 : 128)) {
      networks.addSubnet(address, Number(length), family === 4 ? 'ipv4' : 'ipv6')
      continue
    }
    const [, name = '', port = null] = /^(\[[^\]]*\]|[^:]*|[0-9a-f:]*)(?::(\d+))?$/i.exec(entry.toLowerCase()) ?? []
    if (name !== '') names.push({ name: bare(name.replace(/^\*?\./, '')), port })
  }
  return ({ hostname, port, protocol }) => {
    const host = bare(hostname.toLowerCase().replace(/\.$/, ''))
    const at = port === '' ? (protocol === 'https:' ? '443' : '80') : port
    const family = isIP(host)
    if (family !== 0 && networks.check(host, family === 4 ? 'ipv4' : 'ipv6')) return true
    return names.some(
      (one) => (one.port === null || one.port === at) && (host === one.name || host.endsWith(`.${one.name}`)),
    )
  }
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
