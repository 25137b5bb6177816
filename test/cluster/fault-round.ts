import { readdirSync, readFileSync } from 'node:fs'
import type { ChildProcess } from 'node:child_process'
import type { CuttableLink } from './cuttable-link.ts'
import { overlapping, type Seen, type TestCluster, until } from './test-cluster.ts'

/** What can become of a worker. */
export type Fault = 'kill_all' | 'kill_worker' | 'stop_all' | 'stop_worker' | 'cut' | 'cut_then_mend'

export interface Victim {
  id: string
  process: ChildProcess
  link: CuttableLink
}

export interface FaultFigures {
  fault: Fault
  /** Hosts that another worker took over. */
  hosts: number
  /** From the fault to the claim of the last of them as the database saw it, in s. */
  claimed_s: number
  /** From the fault to the first request of a new owner at the last of them, in s. */
  asked_s: number
  /** From the fault to the last request of the old owner, in s; 0 where it made none. */
  silent_s: number
  /** Requests of an old owner behind the first one of a new owner, of the whole run. */
  overlapping: number
}

/** Makes a fault of a worker that has hosts, waits until others have asked all of them, and says how long it took. */
export async function faultRound(cluster: TestCluster, victim: Victim, fault: Fault): Promise<FaultFigures> {
  const owned = await until(async () => {
    const mine = (await cluster.status()).assignments.filter(({ worker }) => worker === victim.id)
    return mine.length > 0 && mine
  })
  const children = childrenOf(victim.process.pid!)
  const at = Date.now()
  apply(victim, children, fault)
  const taken = await until(async () => {
    const { failovers } = await cluster.status()
    const ours = failovers.filter((one) => one.from === victim.id && Date.parse(one.at) > at)
    return owned.every(({ host }) => ours.some((one) => one.host === host)) && ours
  })
  const hostNumbers = new Map(cluster.ports.map((port, n) => [port, n]))
  const numbers = owned.map(({ host }) => hostNumbers.get(Number(host.slice(host.lastIndexOf(':') + 1)))!)
  const byOld = (one: Seen): boolean => one.from.startsWith(`${victim.id}/`)
  const requests = await until(async () => {
    const seen = await cluster.requests()
    const later = seen.filter((one) => one.at > at && !byOld(one))
    return numbers.every((host) => later.some((one) => one.host === host)) && seen
  })
  const first = numbers.map((host) => requests.find((one) => one.host === host && one.at > at && !byOld(one))!.at)
  const last = requests.filter((one) => numbers.includes(one.host) && byOld(one) && one.at > at).map((one) => one.at)
  return {
    fault,
    hosts: numbers.length,
    claimed_s: seconds(at, Math.max(...taken.map((one) => Date.parse(one.at)))),
    asked_s: seconds(at, Math.max(...first)),
    silent_s: last.length === 0 ? 0 : seconds(at, Math.max(...last)),
    overlapping: overlapping(requests).length,
  }
}

/** Lets a victim go on that was stopped or cut off. */
export function undo({ process: worker, link }: Victim, children: number[] = []): void {
  link.mend()
  for (const pid of [...children, worker.pid!]) signal(pid, 'SIGCONT')
}

function apply({ process: worker, link }: Victim, children: number[], fault: Fault): void {
  switch (fault) {
    case 'kill_all':
      for (const pid of [...children, worker.pid!]) signal(pid, 'SIGKILL')
      return
    case 'kill_worker':
      return signal(worker.pid!, 'SIGKILL')
    case 'stop_all':
      for (const pid of [...children, worker.pid!]) signal(pid, 'SIGSTOP')
      setTimeout(() => [...children, worker.pid!].forEach((pid) => signal(pid, 'SIGCONT')), 14_000).unref()
      return
    case 'stop_worker':
      signal(worker.pid!, 'SIGSTOP')
      setTimeout(() => signal(worker.pid!, 'SIGCONT'), 14_000).unref()
      return
    case 'cut':
      return link.cut()
    case 'cut_then_mend':
      link.cut()
      setTimeout(() => link.mend(), 14_000).unref()
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It is gone.
  }
}

/** Scrapers are processes of their own groups, and still children of their worker. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

function seconds(from: number, to: number): number {
  return Math.round((to - from) / 100) / 10
}
