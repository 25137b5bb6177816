import type { HostOwner } from '../http/middleware/ownership.ts'
import { openLease } from '../runs/folder/owner/lease.ts'
import type { Task } from '../runs/folder/task.ts'
import type { StoreOwner } from '../store/store-owner.ts'

/** How often the lease is looked at beside requests and writes, in ms. */
const LOOK_MS = 200

/** The right of this process to the hosts of its task. */
export type Ownership = HostOwner & StoreOwner & { close: () => void }

/**
 * Watches the lease of a task; null outside the cluster. `onLost` is called, once, by whoever notices first that it is
 * over, and had better end the process: another worker may begin at any moment.
 */
export function openOwnership(task: Task, onLost: () => void, env = process.env): Ownership | null {
  if (task.owner === undefined) return null
  const { worker, hosts, epoch, lease } = task.owner
  const look = openLease(lease)
  let lost = false
  const held = (): boolean => {
    if (!lost && !look()) {
      lost = true
      onLost()
    }
    return !lost
  }
  const timer = setInterval(held, LOOK_MS).unref()
  return {
    worker,
    hosts,
    epoch,
    held,
    takeTurn: turnsIn(env['DATABASE_URL']),
    trace: env['REGATTA_TRACE'] === '1' ? `${worker}/${epoch}` : null,
    close: () => clearInterval(timer),
  }
}

/** Connects when the first host of nobody is visited. */
function turnsIn(url: string | undefined): HostOwner['takeTurn'] {
  if (url === undefined) return async () => 0
  let database: Promise<{ take: HostOwner['takeTurn'] }> | undefined
  const open = async (): Promise<{ take: HostOwner['takeTurn'] }> => {
    const [{ connect }, { takeHostTurn }] = await Promise.all([
      import('../database/connect.ts'),
      import('../database/host-turns.ts'),
    ])
    const connected = connect(url, { most: 1 })
    return { take: (host, gap_ms) => takeHostTurn(connected, host, gap_ms) }
  }
  return async (host, gap_ms) => (await (database ??= open())).take(host, gap_ms)
}
