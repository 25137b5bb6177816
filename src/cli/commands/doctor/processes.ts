import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { identify } from '../../../runs/folder/owner/process-identity.ts'
import { type Check, fail, ok, warn } from './check.ts'

/** Log, store and sockets of one scraper, and what the orchestrator holds for it. */
const FILES_WANTED = 1024

/** What following, stopping and adopting processes needs. */
export function checkProcesses(): Check[] {
  return [checkIdentity(), checkPs(), checkOpenFiles()]
}

function checkIdentity(): Check {
  const self = identify(process.pid)
  if (self === null) {
    const mend = process.platform === 'linux' ? 'mount /proc in this container' : 'install ps'
    return fail('processes', 'cannot tell a process from a later one with the same pid', mend)
  }
  const by = process.platform === 'linux' ? '/proc' : 'ps'
  const boot = self.boot_id === '' ? ', but not across a reboot' : ''
  return ok('processes', `identified by pid and start time (${by})${boot}`)
}

/** Only the fallback for stopping runs it, where there is no /proc. */
function checkPs(): Check {
  if (existsSync('/proc/self/stat')) return ok('ps', 'not needed: there is /proc')
  try {
    execFileSync('ps', ['-o', 'pid=', '-p', String(process.pid)], { stdio: 'ignore' })
    return ok('ps', 'works')
  } catch {
    return warn('ps', 'cannot be run', 'install procps, or grandchildren of a scraper may outlive it')
  }
}

function checkOpenFiles(): Check {
  const limit = openFileLimit()
  if (limit === null) return ok('open files', 'limit not known here')
  if (limit === Infinity) return ok('open files', 'no limit')
  if (limit >= FILES_WANTED) return ok('open files', `up to ${limit}`)
  return warn('open files', `up to ${limit} a process`, `ulimit -n ${FILES_WANTED}, or fewer at once: --max-parallel`)
}

function openFileLimit(): number | null {
  try {
    const limits = readFileSync('/proc/self/limits', 'latin1')
    const soft = /^Max open files\s+(\S+)/m.exec(limits)?.[1]
    return soft === undefined ? null : soft === 'unlimited' ? Infinity : Number(soft)
  } catch {
    return askShell()
  }
}

function askShell(): number | null {
  try {
    const said = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim()
    return said === 'unlimited' ? Infinity : Number(said) || null
  } catch {
    return null
  }
}
