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
 * Looked up beside the sites, since many names may be dead at once, as in an old list of sites: where this one is found
 * the machine is not offline. It is the first server of the root of all names, which has been there since 1995.
 */
const MUST_EXIST = 'a.root-servers.net'

/** Looks a host name up; rejects when it cannot be resolved. */
export type LookUpName = (hostname: string) => Promise<unknown>

/**
 * Whether every scraper that ran failed because no name could be resolved. One dead name alone is its site's trouble.
 */
export function resolvedNothing(plan: RunPlan, observer: Observer): boolean {
  const ran = allMembers(plan).filter((member) => observer.row(member)?.started != null)
  return hostsOf(ran).size > 1 && ran.every((member) => failedToResolve(member, observer))
}

function hostsOf(members: readonly Member[]): Set<string> {
  return new Set(members.flatMap(({ hosts }) => hosts))
}

function failedToResolve(member: Member, observer: Observer): boolean {
  if (observer.row(member)?.reason !== 'host_down') return false
  const kinds = readAttempt(member.folder).result?.stats.failure_kinds
  return typeof kinds === 'object' && kinds !== null && Object.keys(kinds).every((kind) => kind === 'dns')
}

/** Notices that nothing can be resolved while most of a run is still to come. */
export class OfflineWatch {
  readonly #first: number
  readonly #resolve: LookUpName
  #state: 'unknown' | 'asking' | 'online' | 'offline' = 'unknown'

  /** `slots`: how many units run at once. */
  constructor(slots: number, resolve: LookUpName = lookup) {
    this.#first = Math.max(2, slots)
    this.#resolve = resolve
  }

  /** While it looks other hosts up: nothing should be started before it is known. */
  get isAsking(): boolean {
    return this.#state === 'asking'
  }

  /**
   * True once, when the first slots' worth of scrapers failed to resolve their hosts, and neither a host that waits nor
   * a name that must exist can be resolved.
   */
  async notices(plan: RunPlan, observer: Observer): Promise<boolean> {
    if (this.#state !== 'unknown') return false
    const members = allMembers(plan)
    const ended = members.filter((member) => observer.ended(member) && observer.row(member)?.started != null)
    if (ended.some((member) => !failedToResolve(member, observer))) {
      this.#state = 'online'
      return false
    }
    const waiting = hostsOf(members.filter((member) => !observer.ended(member)))
    const failed = Math.min(ended.length, hostsOf(ended).size)
    if (failed < this.#first || waiting.size === 0) return false
    return this.#ask(waiting)
  }

  /** At the end of a run: whether the machine and not the sites is to blame. */
  async isToBlame(plan: RunPlan, observer: Observer): Promise<boolean> {
    if (!resolvedNothing(plan, observer)) return false
    return this.#state === 'unknown' ? this.#ask(hostsOf(allMembers(plan))) : this.#state === 'offline'
  }

  async #ask(hosts: ReadonlySet<string>): Promise<boolean> {
    this.#state = 'asking'
    const asked = [MUST_EXIST, ...[...hosts].slice(0, MOST_LOOKUPS)]
    const found = await Promise.all(asked.map((host) => this.#isThere(host)))
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
