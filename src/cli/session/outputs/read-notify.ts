import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { secretIn } from '../../../report/notify/address.ts'
import { findDestinations } from '../../../report/notify/destinations.ts'
import { readMessageTemplate } from '../../../report/notify/message.ts'
import { NOTIFY_ON, type NotifyOn, type NotifyPlan } from '../../../runs/folder/run-outputs.ts'
import { parseDuration } from '../../../vocabulary/time/duration.ts'
import type { Io } from '../../command.ts'
import type { NotifyArgs } from '../../options/output-options.ts'

/**
 * Whom to notify, by the flags, else by REGATTA_NOTIFY and REGATTA_NOTIFY_ON; a text says what is wrong. Everything is
 * read and checked here, at the start: a mistake that shows only when something has failed would be found too late.
 */
export function readNotify(args: NotifyArgs, { env, cwd }: Io): NotifyPlan | string {
  const off = args.notify.includes('off')
  if (off && args.notify.length > 1) return '--notify off does not go with another --notify'
  const usual = env['REGATTA_NOTIFY']?.trim() ? ['env:REGATTA_NOTIFY'] : []
  const to = off ? [] : args.notify.length > 0 ? args.notify : usual
  for (const address of args.notify) {
    const why = secretIn(address)
    if (why !== null) return `--notify: ${why}, and a command line is no place for it: ${ADVICE}`
  }
  const on = args.notifyOn ?? (env['REGATTA_NOTIFY_ON']?.trim() || 'failure')
  if (!isNotifyOn(on)) return `REGATTA_NOTIFY_ON must be one of ${NOTIFY_ON.join(', ')}: found ${JSON.stringify(on)}`
  const timeout = parseDuration(args.notifyTimeout)
  if (timeout === null || timeout <= 0 || timeout > 600_000) {
    return `--notify-timeout must be a time up to 10m, such as 10s: found ${JSON.stringify(args.notifyTimeout)}`
  }
  const problem = findDestinations(to, env).problems[0]
  if (problem !== undefined) return problem
  const template = args.notifyTemplate === undefined ? null : resolve(cwd, args.notifyTemplate)
  const fault = template === null ? null : templateFault(template)
  return fault ?? { to, on, template, timeout_ms: timeout }
}

const ADVICE = 'put the address into an environment variable and write --notify env:NAME'

function isNotifyOn(text: string): text is NotifyOn {
  return (NOTIFY_ON as readonly string[]).includes(text)
}

function templateFault(path: string): string | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return `--notify-template: ${(error as Error).message}`
  }
  const read = readMessageTemplate(text)
  return read.ok ? null : `${path}: ${read.message}`
}
