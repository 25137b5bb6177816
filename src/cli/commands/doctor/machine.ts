import { getServers } from 'node:dns'
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { availableMemory } from '../../../fleet/capacity/memory.ts'
import { autoSlots } from '../../../fleet/capacity/slots.ts'
import { localDateTime } from '../../../vocabulary/time/local-time.ts'
import type { Io } from '../../command.ts'
import { type Check, ok, warn } from './check.ts'
import { bytes } from './bytes.ts'
import { chooseProxy, proxyVariable } from '../../../http/transport/proxy/choose-proxy.ts'
import { hideUsers } from '../../../vocabulary/text/hide-secrets.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { counted } from '../../../vocabulary/text/counted.ts'

/** Below this a few scrapers at once already swap. */
const LITTLE_MEMORY = 512 * 1024 * 1024

/** Memory and cores, the clock, name servers and proxies; asks nobody. */
export function checkMachine({ env }: Pick<Io, 'env'>, now = new Date()): Check[] {
  return [checkMemory(), checkClock(now), checkNames(), checkProxy(env)]
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

function checkNames(): Check {
  const servers = getServers()
  if (servers.length === 0) {
    return warn('name servers', 'none are set up', 'write one into /etc/resolv.conf, or give the container --dns')
  }
  return ok('name servers', `${servers.join(', ')} (not asked)`)
}

/** By which proxies sites are requested, where the configs do not name their own; passwords are hidden. */
function checkProxy(env: NodeJS.ProcessEnv): Check {
  const named = (['HTTP_PROXY', 'HTTPS_PROXY'] as const).flatMap((scheme) => {
    const found = proxyVariable(scheme, env)
    if (found === null) return []
    const example = new URL(scheme === 'HTTP_PROXY' ? 'http://x.invalid/' : 'https://x.invalid/')
    const chosen = chooseProxy(null, { [found.name]: found.value })(example)
    return [{ ...found, what: example.protocol, fault: chosen !== null && 'fault' in chosen ? chosen.fault : null }]
  })
  if (named.length === 0) return ok('proxy', 'none: sites are requested directly')
  const fault = named.find((one) => one.fault !== null)
  if (fault?.fault != null)
    return warn('proxy', fault.fault, `correct ${fault.name}, or unset it: no site can be requested by it`)
  const except = (env['no_proxy'] ?? env['NO_PROXY'] ?? '').trim()
  const proxies = named.map(({ name, value, what }) => `${what} by ${hideUsers(value)} (${name})`)
  return ok('proxy', `${proxies.join(', ')}${except === '' ? '' : `; directly: ${except} (NO_PROXY)`}`)
}
