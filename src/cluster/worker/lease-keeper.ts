import { join } from 'node:path'
import type { Database } from '../../database/connect.ts'
import { createLease, monotonic, type Lease } from '../../runs/folder/owner/lease.ts'
import { makePrivateFolder } from '../../runs/folder/files/make-folder.ts'
import type { Queue } from '../queue.ts'
import { claimHosts, releaseHosts, renewHosts } from '../sql/claims.ts'
import { keepPatience } from '../sql/patience.ts'
import type { UnitJob } from '../unit-job.ts'
import type { Stage } from '../stages.ts'
import { bringTimes, takeTimes } from './travelling-times.ts'

/** Before the queue may give a job away its worker has been silent for so long, in ms. */
const MARGIN_MS = 1500
const RENEW_MS = 2500
/** While the database does not answer. */
const AGAIN_MS = 300
const LOOK_MS = 200

/** One attempt at a job, as the queue knows it. */
export interface JobAttempt {
  id: string
  retryCount: number
}

/** The right to work on a unit, until it is lost or dropped. */
export interface HeldUnit {
  stage: Stage
  unit: string
  job: JobAttempt
  hosts: string[]
  epoch: number
  /** Where the files of this claim are: the lease, the times of hosts. */
  folder: string
  leaseFile: string
  hostsFolder: string
  /** The scraper that runs now, for whoever looks at assignments. */
  scraper: string
  /** Aborted when somebody else may have it. */
  lost: AbortSignal
}

/**
 * Keeps the rights of a worker. A right lasts from when the queue was last asked, not from when it answered, and its
 * end is in a file that scrapers look at: they fall silent before another worker can begin, also when this process is
 * stopped, cut off or dead.
 */
export interface LeaseKeeper {
  /** Takes a job's unit and its hosts; 'busy' while another unit has one of them, 'lost' when the job is not ours. */
  take(job: JobAttempt, data: UnitJob, folderOf: (epoch: number) => string): Promise<HeldUnit | 'busy' | 'lost'>
  /** Gives it back, with what is known of its hosts. */
  drop(held: HeldUnit): Promise<void>
  /** When the database last answered, in ms of the monotonic clock. */
  readonly answered: number
  close(): void
}

interface Holding {
  held: HeldUnit
  lease: Lease
  until: number
  lose: () => void
}

export interface LeaseKeeperOptions {
  queue: Queue
  database: Database
  worker: string
  /** How long the queue waits for a sign of life before it gives a job to another worker. */
  heartbeat_ms: number
  onError: (error: unknown) => void
}

/** Begins to renew by itself. */
export function createLeaseKeeper(options: LeaseKeeperOptions): LeaseKeeper {
  const { queue, database, worker, heartbeat_ms, onError } = options
  const length_ms = heartbeat_ms - MARGIN_MS
  const holdings = new Map<string, Holding>()
  let answered = monotonic()
  let closed = false

  const touch = async (stage: Stage, jobs: JobAttempt[]): Promise<Set<string>> => {
    const { settled = [] } = (await queue.touch(stage, jobs)) as { settled?: string[] | null }
    return new Set(settled)
  }

  async function renewAll(): Promise<void> {
    // A sign of life of what is lost here would only keep it from those who could go on with it.
    const all = [...holdings.values()].filter(({ held }) => !held.lost.aborted)
    const asked = monotonic()
    const ours = new Set<string>()
    for (const [stage, of] of Map.groupBy(all, ({ held }) => held.stage)) {
      for (const id of await touch(
        stage,
        of.map(({ held }) => held.job),
      ))
        ours.add(id)
    }
    const renewals = all.flatMap(({ held }) => {
      const times = new Map(takeTimes(held.hostsFolder, held.hosts).map((one) => [one.host, one]))
      return held.hosts.map((host) => ({ ...times.get(host), host, epoch: held.epoch, scraper: held.scraper }))
    })
    const kept = renewals.length === 0 ? new Set<string>() : await renewHosts(database, renewals, length_ms)
    answered = asked
    for (const holding of all) {
      const { held } = holding
      if (!ours.has(held.job.id) || !held.hosts.every((host) => kept.has(host))) holding.lose()
      else if (!held.lost.aborted) {
        holding.until = asked + length_ms
        holding.lease.renew(asked, length_ms)
      }
    }
  }

  let timer: NodeJS.Timeout
  const renew = async (): Promise<void> => {
    let next = RENEW_MS
    try {
      await renewAll()
    } catch (error) {
      next = AGAIN_MS
      onError(error)
    }
    if (!closed) timer = setTimeout(() => void renew(), next)
  }
  timer = setTimeout(() => void renew(), RENEW_MS)
  const watch = setInterval(() => {
    for (const { until, lose } of holdings.values()) if (monotonic() >= until) lose()
  }, LOOK_MS)

  return {
    async take(job, data, folderOf) {
      const { stage, unit, hosts, name } = data
      await keepPatience(database, stage, job, heartbeat_ms)
      const asked = monotonic()
      if (!(await touch(stage, [job])).has(job.id)) return 'lost'
      const claim = await claimHosts(database, { unit, worker, scraper: name, hosts, length_ms })
      if (claim === null) return 'busy'
      const { epoch } = claim
      const folder = folderOf(epoch)
      const [leaseFile, hostsFolder] = [join(folder, 'lease'), join(folder, 'hosts')]
      makePrivateFolder(hostsFolder)
      bringTimes(hostsFolder, claim.hosts)
      const lease = createLease(leaseFile)
      const lost = new AbortController()
      const held = { stage, unit, job, hosts, epoch, folder, leaseFile, hostsFolder, scraper: name, lost: lost.signal }
      const lose = (): void => {
        if (lost.signal.aborted) return
        lease.revoke()
        lost.abort()
      }
      lease.renew(asked, length_ms)
      holdings.set(unit, { held, lease, until: asked + length_ms, lose })
      return held
    },
    async drop(held) {
      const holding = holdings.get(held.unit)
      if (holding?.held !== held) return
      holdings.delete(held.unit)
      holding.lease.revoke()
      holding.lease.close()
      if (held.lost.aborted) return
      const times = takeTimes(held.hostsFolder, held.hosts).map((one) => ({ ...one, epoch: held.epoch }))
      if (times.length > 0) await renewHosts(database, times, length_ms)
      await releaseHosts(database, held.hosts, held.epoch)
    },
    get answered() {
      return answered
    },
    close() {
      closed = true
      clearTimeout(timer)
      clearInterval(watch)
      for (const { lose, lease } of holdings.values()) {
        lose()
        lease.close()
      }
    },
  }
}
