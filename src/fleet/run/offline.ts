import { lookup } from 'node:dns/promises'
import { setTimeout } from 'node:timers/promises'
import { readAttempt } from '../../runs/folder/attempt.ts'
import { allMembers, type Member, type RunPlan } from '../../runs/folder/run-plan.ts'
import type { Observer } from './observer.ts'

/** Other hosts that are looked up before a run is given up: a site may have moved, ten have not. */
const MOST_LOOKUPS = 10
const LOOKUP_MS = 10_000

/** The detail of each scraper that is not started for that. */
export const NOT_STARTED = 'not started, since this machine seems to be offline'

/** Said once, in the event stream and on the screen. */
export const OFFLINE = 'this machine seems to be offline: not one host could be resolved'

/**
 * Whether the machine and not the sites is to blame: every scraper that ran failed because no name could be resolved.
 * One dead name alone is its site's trouble.
 */
export function isOffline(members: readonly Member[], observer: Observer): boolean {
  const ran = members.filter((member) => observer.row(member)?.started != null)
  const hosts = new Set(ran.flatMap((member) => member.hosts))
  return hosts.size > 1 && ran.every((member) => failedToResolve(member, observer))
}

function failedToResolve(member: Member, observer: Observer): boolean {
  if (observer.row(member)?.reason !== 'host_down') return false
  const kinds = readAttempt(member.folder).result?.stats.failure_kinds
  return typeof kinds === 'object' && kinds !== null && Object.keys(kinds).every((kind) => kind === 'dns')
}

/** Looks a host name up; rejects when it cannot be resolved. */
type Resolve = (hostname: string) => Promise<unknown>

/** Notices that nothing can be resolved while most of a run is still to come. */
export class OfflineWatch {
  readonly #first: number
  readonly #resolve: Resolve
  #state: 'unknown' | 'asking' | 'online' | 'offline' = 'unknown'

  /** `slots`: how many units run at once. */
  constructor(slots: number, resolve: Resolve = lookup) {
    this.#first = Math.max(2, slots)
    this.#resolve = resolve
  }

  /** While it looks other hosts up: nothing should be started before it is known. */
  get isAsking(): boolean {
    return this.#state === 'asking'
  }

  /**
   * True once, when the first slots' worth of scrapers failed to resolve their hosts and none of the hosts that wait
   * can be resolved either.
   */
  async notices(plan: RunPlan, observer: Observer): Promise<boolean> {
    if (this.#state !== 'unknown') return false
    const members = allMembers(plan)
    const ended = members.filter((member) => observer.ended(member) && observer.row(member)?.started != null)
    if (ended.some((member) => !failedToResolve(member, observer))) {
      this.#state = 'online'
      return false
    }
    const waiting = new Set(members.filter((member) => !observer.ended(member)).flatMap(({ hosts }) => hosts))
    const failed = Math.min(ended.length, new Set(ended.flatMap(({ hosts }) => hosts)).size)
    if (failed < this.#first || waiting.size === 0) return false
    this.#state = 'asking'
    const found = await Promise.all([...waiting].slice(0, MOST_LOOKUPS).map((host) => this.#isThere(host)))
    this.#state = found.includes(true) ? 'online' : 'offline'
    return this.#state === 'offline'
  }

  async #isThere(host: string): Promise<boolean> {
    const { hostname } = new URL(`http://${host}`)
    const late = new AbortController()
    try {
      const found = this.#resolve(hostname.replace(/^\[|\]$/g, '')).then(() => true)
      return await Promise.race([found, setTimeout(LOOKUP_MS, false, { signal: late.signal, ref: false })])
    } catch {
      return false
    } finally {
      late.abort()
    }
  }
}
