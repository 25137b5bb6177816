import type { LoginEnd } from './log-in.ts'
import type { FetchFailure } from '../../http/client.ts'
import type { Log } from '../../runs/folder/log.ts'
import type { FailedReason } from '../../vocabulary/run/reason.ts'
import type { GiveUp } from '../limits/hosts.ts'

/**
 * Who is logged in, for all pages of a run: one login at a time, and one for each session that ended, however many
 * pages notice it. A login that is refused, and a session that ends before it has shown a single page, end the run.
 */
export interface Session {
  /** Waits for whoever is logging in. The number of the session that is then there; null when there will be none. */
  enter(): Promise<number | null>
  /** A page of this session was answered; `witness` is one that showed that somebody is logged in. */
  prove(generation: number, witness: string | null): void
  /**
   * A page of this session was not for members. 'again': there is a new session. 'odd': the session lives, so that it
   * is the page's own way.
   */
  doubt(generation: number, why: Doubt): Promise<'again' | 'odd' | 'ended'>
  stats(): SessionStats
}

export interface Doubt {
  url: string
  viewer: 'anonymous' | 'doubtful'
  probe: (url: string, signal: AbortSignal | undefined) => Promise<boolean>
}

export interface SessionStats {
  logins: number
  /** The run began with the session of an earlier one. */
  reused: boolean
  /** Sessions that ended during the run. */
  expired: number
}

export interface LoginSessionOptions {
  /** Null where nothing can be filled in: the cookies came from a browser. */
  logIn: (() => Promise<LoginEnd>) | null
  /** Whether there are cookies to begin with. */
  hasCookies: boolean
  /** Called after each login. */
  onLogin(): void
  onEnd(why: GiveUp): void
  log: Pick<Log, 'info' | 'warn'>
  sleep(ms: number): Promise<void>
}

/** Waits before a login is tried again that could not be tried at all, in ms. */
const WAITS_MS = [1000, 2000]

/** Nobody logs in before the first page is requested. */
export function createSession(options: LoginSessionOptions): Session {
  const { log } = options
  const stats: SessionStats = { logins: 0, reused: options.hasCookies, expired: 0 }
  let generation = 0
  /** A page of this session was answered. */
  let isProven = false
  let isThere = options.hasCookies
  let isOver = false
  let witness: string | null = null
  let underWay: Promise<void> | null = null

  const end = (reason: FailedReason, detail: string): void => {
    if (isOver) return
    isOver = true
    options.onEnd({ reason, detail })
  }

  /** Nobody else does what `work` does, and nobody enters until it is done. */
  const alone = (work: () => Promise<void>): Promise<void> => {
    underWay = work().finally(() => (underWay = null))
    return underWay
  }

  async function renew(): Promise<void> {
    if (options.logIn === null)
      return end('login_failed', 'the cookies let nobody in any more: log in with a browser and export them again')
    for (let tries = 0; ; tries++) {
      const ended = await options.logIn()
      switch (ended.kind) {
        case 'in':
          generation++
          stats.logins++
          isThere = true
          isProven = false
          witness = ended.landed
          log.info({ landed: ended.landed, session: stats.logins }, 'logged in')
          return options.onLogin()
        case 'refused':
          return end('login_failed', ended.detail)
        case 'unreachable': {
          const { failure } = ended
          const wait_ms = WAITS_MS[tries]
          if (failure.kind === 'aborted') return end('login_failed', failure.message)
          if (!mayPass(failure) || wait_ms === undefined)
            return end(reasonOf(failure), `the login cannot be reached: ${failure.message}`)
          log.info({ why: failure.message, wait_ms }, 'login put off')
          await options.sleep(wait_ms)
        }
      }
    }
  }

  async function settle(seen: number, { url, viewer, probe }: Doubt): Promise<'again' | 'odd' | 'ended'> {
    if (isOver) return 'ended'
    if (seen !== generation) return 'again'
    // Only a session that has shown pages can have ended by itself, and only a page that says so says it for sure.
    const isSure = viewer === 'anonymous' && (isProven || generation === 0)
    if (!isSure && witness !== null && (await probe(witness, undefined))) {
      isProven = true
      return 'odd'
    }
    if (!isProven && generation > 0) {
      end('login_failed', `the session was over again right after a login: ${url} is not for members`)
      return 'ended'
    }
    stats.expired++
    log.warn({ url }, 'the session is over')
    await renew()
    return isOver ? 'ended' : 'again'
  }

  return {
    async enter() {
      while (underWay !== null) await underWay
      if (!isThere && !isOver) await alone(renew)
      return isOver ? null : generation
    },
    prove(seen, url) {
      if (seen !== generation) return
      isProven = true
      witness = url ?? witness
    },
    async doubt(seen, why) {
      while (underWay !== null) await underWay
      let next: 'again' | 'odd' | 'ended' = 'again'
      await alone(async () => {
        next = await settle(seen, why)
      })
      return next
    },
    stats: () => stats,
  }
}

/** Of a login that never came to a verdict: a second one does no harm. */
function mayPass({ kind, status }: FetchFailure): boolean {
  return kind === 'connect' || kind === 'timeout' || kind === 'protocol' || (status ?? 0) >= 500
}

function reasonOf({ kind, status }: FetchFailure): FailedReason {
  switch (kind) {
    case 'dns':
    case 'connect':
    case 'timeout':
    case 'protocol':
    case 'circuit_open':
      return 'host_down'
    case 'blocked':
    case 'rate_limited':
      return kind
    case 'http':
      return (status ?? 0) >= 500 ? 'host_down' : 'login_failed'
    case 'aborted':
    case 'anonymous':
    case 'disk':
    case 'gone':
    case 'not_built':
    case 'private_address':
    case 'redirect':
    case 'robots_disallowed':
    case 'robots_unreachable':
    case 'too_large':
      return 'login_failed'
  }
}
