import { roundedPace } from '../expand/defaults.ts'
import { NAME } from '../../vocabulary/product.ts'
import { isSecretHeader, whyNotSent } from '../expand/request-header.ts'
import { fillVariables, textsIn, variablesIn } from '../expand/variables.ts'
import { isInternal } from './is-internal.ts'
import type { FileRule } from './rule.ts'

export const headerNotSent: FileRule = {
  name: 'header-not-sent',
  level: 'warning',
  *check({ file }) {
    for (const name of Object.keys(file.headers ?? {})) {
      const why = whyNotSent(name)
      if (why !== null) yield { path: ['headers', name], at: 'key', message: `not sent: ${why}` }
    }
  },
}

/**
 * What looks like a variable and is none: `${a b}`, `${NAME-x}`, `{{ NAME }}`, and in what is not a URL `$NAME` too:
 * there OData has its `$filter`.
 */
const LOOKALIKE = /\$\{[^{}]{1,99}\}|\{\{[^{}]{1,99}\}\}/
const SHELL_VARIABLE = /(?:^|[\s=:])\$[A-Z_][A-Z0-9_]{0,99}\b/

export const notExpanded: FileRule = {
  name: 'not-expanded',
  level: 'warning',
  *check({ file }) {
    const { url_template, start_url } = file.listing as { url_template?: unknown; start_url?: unknown }
    for (const [path, value] of [
      ...textsIn(file.headers, ['headers']),
      ...textsIn(file.cookies, ['cookies']),
      ...textsIn(file.login, ['login']),
      ...textsIn(file.proxy, ['proxy']),
      ...textsIn(file.base_url, ['base_url']),
      ...textsIn(url_template, ['listing', 'url_template']),
      ...textsIn(start_url, ['listing', 'start_url']),
    ]) {
      const isUrl = path[0] === 'base_url' || path[0] === 'listing'
      const rest = fillVariables(value, () => '')
      const found = LOOKALIKE.exec(rest) ?? (isUrl ? null : SHELL_VARIABLE.exec(rest))
      if (found !== null)
        yield {
          path,
          message: `${found[0].trim()} is sent as it stands here: a variable is written \${NAME} or \${NAME:-default}`,
        }
    }
  },
}

export const browserUserAgent: FileRule = {
  name: 'browser-user-agent',
  level: 'info',
  *check({ source: { headers } }) {
    for (const [name, value] of Object.entries(headers)) {
      if (name.toLowerCase() === 'user-agent' && /^Mozilla\/\d/.test(value)) {
        yield {
          path: ['headers', name],
          message: `this pretends to be a browser: without it ${NAME} names itself and a contact URL, as sites ask`,
        }
      }
      if (/^sec-ch-ua/i.test(name))
        yield { path: ['headers', name], at: 'key', message: 'this pretends to be a browser' }
    }
  },
}

export const secret: FileRule = {
  name: 'secret',
  level: 'info',
  *check({ source: { headers, cookies, login, proxy } }) {
    for (const [name, value] of Object.entries(headers)) {
      if (isSecretHeader(name) && variablesIn(value).length === 0) {
        yield {
          path: ['headers', name],
          at: 'key',
          message: 'this stands here in plain text: keep the file out of public places',
        }
      }
    }
    if (Object.values(cookies).some((value) => variablesIn(value).length === 0))
      yield {
        path: ['cookies'],
        at: 'key',
        message: 'these stand here in plain text: keep the file out of public places',
      }
    if (proxy !== undefined && variablesIn(proxy).length === 0 && (URL.parse(proxy)?.password ?? '') !== '')
      yield {
        path: ['proxy'],
        at: 'key',
        message: 'its password stands here in plain text: ${NAME} takes it from the environment',
      }
    const filled = login?.kind === 'steps' ? login.steps.filter((step) => step.action === 'fill') : []
    if (filled.length > 0 && filled.every(({ value }) => variablesIn(value).length === 0))
      yield {
        path: ['login'],
        at: 'key',
        message: 'its password stands here in plain text: ${NAME} takes it from the environment',
      }
  },
}

/**
 * Requests start `rate_limit` apart, so the n-th is in flight beside the first only when that takes (n - 1) times as
 * long.
 */
const SLOW_PAGE_SECONDS = 3

export const idleConcurrency: FileRule = {
  name: 'idle-concurrency',
  level: 'info',
  *check({ source: { concurrency, rate_limit }, file }) {
    const needed = (concurrency - 1) * rate_limit
    if (file.concurrency == null || needed < SLOW_PAGE_SECONDS) return
    const message = `${concurrency} requests are in flight only when a page takes ${Number(needed.toFixed(1))} s: rate_limit ${roundedPace(rate_limit)} is what limits`
    yield { path: ['concurrency'], message }
  },
}

export const fastPace: FileRule = {
  name: 'fast-pace',
  level: 'warning',
  *check({ source }) {
    const { rate_limit } = source
    if (isInternal(source) || rate_limit >= 0.1) return
    const speed =
      rate_limit === 0 ? 'as many requests as the network carries' : `${Math.round(1 / rate_limit)} requests a second`
    yield { path: ['rate_limit'], message: `${speed} may reach one site: many block at that, and 0.2 is still fast` }
  },
}

export const robotsIgnored: FileRule = {
  name: 'robots-ignored',
  level: 'warning',
  *check({ source }) {
    if (source.robots === 'ignore' && !isInternal(source))
      yield { path: ['robots'], message: 'robots.txt is not even asked: have you the permission of the site?' }
  },
}
