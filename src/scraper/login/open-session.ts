import { dirname, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readPlainFile } from '../../config/files/read-plain-file.ts'
import type { Login } from '../../config/login.ts'
import type { Source } from '../../config/source.ts'
import { parseCookiesTxt } from '../../http/cookies-txt.ts'
import type { HttpClient } from '../../http/client.ts'
import type { SessionCookie } from '../../http/session-cookie.ts'
import type { Log } from '../../runs/folder/log.ts'
import type { Task } from '../../runs/folder/task.ts'
import type { CarriedBy } from '../carried-by.ts'
import type { Halt } from '../limits/halt.ts'
import type { Watchdog } from '../limits/watchdog.ts'
import { logInByBrowser } from './log-in-by-browser.ts'
import { logIn, type LoginContext, type LoginEnd } from './log-in.ts'
import { openSessionFile } from './session-file.ts'
import { createSession, type SessionStats } from './session.ts'
import { sessionClient } from './session-client.ts'

export interface OpenedSession {
  client: HttpClient
  stats(): SessionStats
  /** Keeps the cookies as they are now for the next run. */
  close(): void
}

export interface SessionContext extends Pick<CarriedBy, 'storage'> {
  task: Task
  log: Log
  halt: Halt
  watchdog: Watchdog
}

/** Puts the login of a source before its client; with the cookies of an earlier run where they are still there. */
export async function openSession(
  client: HttpClient,
  login: Login,
  { task, log, halt, watchdog, storage }: SessionContext,
): Promise<OpenedSession> {
  const { config } = task
  const imported = login.kind === 'cookies' ? readCookies(login.cookies, config) : null
  if (typeof imported === 'string') halt.end({ status: 'failed', reason: 'invalid_config', detail: imported })
  const given = imported === null || typeof imported === 'string' ? [] : ownCookies(imported, config)
  const file = task.sessions == null ? null : openSessionFile(task.sessions, config, [login, given])
  const kept = file?.read() ?? null
  await client.addCookies(kept?.cookies ?? given)
  if (kept?.storage !== undefined) storage?.restore(kept.storage)
  if (kept !== null) log.info({ cookies: kept.cookies.length }, 'the session of an earlier run is used')

  const save = (): void => {
    try {
      file?.write({ cookies: client.cookies(), ...(storage === undefined ? {} : { storage: storage.read() }) })
    } catch (error) {
      log.warn({ why: String(error) }, 'the session could not be kept for the next run')
    }
  }
  const steps = login.kind === 'steps' ? login : null
  const { base_url, charset, country } = config
  let isOver = false
  const session = createSession({
    logIn:
      steps === null
        ? null
        : () =>
            watchdog.watch('the login', () =>
              enter(steps, config, { client, base_url, charset, country, signal: halt.aborting }),
            ),
    hasCookies: kept !== null || given.length > 0,
    onLogin: save,
    onEnd(why) {
      isOver = true
      halt.end({ status: 'failed', ...why })
    },
    log,
    sleep: (ms) => wait(ms, undefined, { signal: halt.stopping }).catch(() => undefined),
  })
  return {
    client: sessionClient(client, session, { login, charset, country }),
    stats: () => session.stats(),
    close() {
      if (!isOver && (session.stats().logins > 0 || session.stats().reused)) save()
    },
  }
}

/** By forms over HTTP; in the browser where the source has one, with `auto` only for a form that scripts build. */
async function enter(login: Login & { kind: 'steps' }, { client }: Source, at: LoginContext): Promise<LoginEnd> {
  if (client === 'browser') return logInByBrowser(login, at)
  const end = await logIn(login, at)
  return client === 'auto' && end.kind === 'refused' && end.isUntouched === true ? logInByBrowser(login, at) : end
}

/**
 * Cookies for somebody else's hosts, of which a browser has many, stay in the file; one for a host above goes to ours
 * alone.
 */
function ownCookies(cookies: readonly SessionCookie[], { origins }: Pick<Source, 'origins'>): SessionCookie[] {
  const hosts = [...new Set(origins.map((origin) => new URL(origin).hostname))]
  return cookies.flatMap((cookie) => {
    const host = cookie.domain.replace(/^\./, '')
    if (hosts.some((own) => host.endsWith(`.${own}`))) return [cookie]
    const isForAll = cookie.domain !== host
    const ours = hosts.filter((own) => own === host || (isForAll && own.endsWith(`.${host}`)))
    return ours.map((own) => ({ ...cookie, domain: own === host ? cookie.domain : own }))
  })
}

/** In bytes; a browser's whole file has some hundred thousand. */
const LARGEST_COOKIES = 16_000_000

/** A path beside the config, or in the current folder; a sentence where there is no such file. */
function readCookies(path: string, { file }: Pick<Source, 'file'>): SessionCookie[] | string {
  for (const place of [resolve(dirname(file), path), resolve(path)]) {
    try {
      const text = readPlainFile(place, LARGEST_COOKIES)?.toString()
      if (text !== undefined) return parseCookiesTxt(text) ?? `${file}: login.cookies: ${path} holds no cookie`
    } catch {
      // Perhaps it is in the other place.
    }
  }
  return `${file}: login.cookies: ${path} cannot be read, neither beside the config nor in the current folder`
}
