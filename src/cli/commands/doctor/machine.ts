import { getServers } from 'node:dns'
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { availableMemory } from '../../../fleet/capacity/memory.ts'
import { autoSlots } from '../../../fleet/capacity/slots.ts'
import { localDateTime } from '../../../vocabulary/time/local-time.ts'
import type { Io } from '../../command.ts'
import { type Check, ok, warn } from './check.ts'
import { bytes } from './bytes.ts'
import { proxyVariable } from '../../session/unused-proxy.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { counted } from '../../../vocabulary/text/counted.ts'

/** Below this a few scrapers at once already swap. */
const LITTLE_MEMORY = 512 * 1024 * 1024

/** Memory and cores, the clock, and name servers; asks nobody. */
export function checkMachine({ env }: Pick<Io, 'env'>, now = new Date()): Check[] {
  return [checkMemory(), checkClock(now), checkNames(env)]
}

function checkMemory(): Check {
  const cores = availableParallelism()
  const memory = availableMemory()
  const slots = autoSlots(cores, memory)
  const found = `${counted(cores, 'core')}, ${bytes(memory)} free: up to ${slots} scrapers at once`
  if (memory >= LITTLE_MEMORY) return ok('capacity', found)
  return warn('capacity', found, 'free some memory, or give the container more')
}

/** A clock that stands before our own files were made would date every record and log wrong. */
function checkClock(now: Date): Check {
  const made = statSync(new URL(import.meta.url)).mtimeMs
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const found = `${localDateTime(now)} ${zone}`
  if (now.getTime() >= made - 86_400_000) return ok('clock', found)
  return warn(
    'clock',
    `${found}: earlier than ${NAME} itself`,
    'set the clock; dates of records, logs and waits depend on it',
  )
}

function checkNames(env: NodeJS.ProcessEnv): Check {
  const servers = getServers()
  if (servers.length === 0) {
    return warn('name servers', 'none are set up', 'write one into /etc/resolv.conf, or give the container --dns')
  }
  const proxy = proxyVariable(env)
  const found = `${servers.join(', ')} (not asked)`
  if (proxy === null) return ok('name servers', found)
  return warn('name servers', `${found}; ${proxy} is set`, `${NAME} asks sites directly and does not use the proxy`)
}
