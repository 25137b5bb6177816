import type { z } from 'zod'
import { HIDDEN, hideUsers } from '../../vocabulary/text/hide-secrets.ts'
import { plainText, shorten } from '../../vocabulary/text/plain-text.ts'
import type { JsonValue } from '../../vocabulary/record.ts'
import { pathText } from './finding.ts'
import type { Step } from './finding.ts'
import { HINT } from '../schema/leaf.ts'

type Issue = z.core.$ZodIssue

/** One thing that the schema found wrong, in words; its place in the text is looked up by `path`. */
export interface SchemaFault {
  /** As far as the data has it. */
  path: Step[]
  rule: 'missing' | 'value' | 'unknown-key'
  /** Where to point: at the value, or at its key. */
  at: 'value' | 'key'
  message: string
  value?: JsonValue
}

/** Turns what zod says into sentences such as `rate_limit must be a number of seconds, 0 or more: found "fast"`. */
export function describeIssues(issues: readonly Issue[], data: unknown): SchemaFault[] {
  return issues.flatMap((issue) => describe(issue, [], data))
}

function describe(issue: Issue, parent: Step[], data: unknown): SchemaFault[] {
  const path = [...parent, ...(issue.path as Step[])]
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue.errors)
    if (meant !== undefined) return meant.flatMap((inner) => describe(inner, path, data))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) =>
        methodFault([...path, key], data) ?? { path: [...path, key], rule: 'unknown-key', at: 'key', message: '' },
    )
  }
  const [must = '', hint = ''] = issue.message.split(HINT)
  const { real, value, missing } = look(data, path)
  if (issue.code === 'invalid_key') {
    return [
      {
        path: real,
        rule: 'value',
        at: 'key',
        message: `${pathText(real)}: the key ${issue.issues[0]?.message ?? must}`,
      },
    ]
  }
  if (missing) {
    const wanted = [...real, ...path.slice(real.length)]
    return [{ path: wanted, rule: 'missing', at: 'value', message: `${pathText(wanted)} is missing: it ${must}` }]
  }
  const shown = withoutSecrets(value, real)
  const message = `${pathText(real)} ${must}: found ${found(shown)}${hint}`
  const fault: SchemaFault = { path: real, rule: 'value', at: 'value', message }
  return [isSingle(shown) ? { ...fault, value: shown as JsonValue } : fault]
}

/** Whoever writes so does not mean a GET, which is all that is sent. */
function methodFault(path: Step[], data: unknown): SchemaFault | null {
  if (path.join('.') !== 'listing.method') return null
  const { value } = look(data, path)
  if (typeof value !== 'string' || /^get$/i.test(value.trim())) return null
  return {
    path,
    rule: 'value',
    at: 'value',
    message: `listing.method: a POST has form or json_body, everything else is a GET: found ${found(value)}`,
    value,
  }
}

/** Of several forms the one that was probably meant: whose faults lie deeper, or are at least not that of its kind. */
function meantBranch(branches: Issue[][]): Issue[] | undefined {
  const deeper = branches.find((branch) => branch.length > 0 && branch.every((issue) => issue.path.length > 0))
  return deeper ?? branches.find((branch) => branch.length > 0 && !branch.some(isTypeFault))
}

function isTypeFault(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_union')
}

/**
 * Follows a path as far as the data goes. A single value where the schema knows a list as well ends it (`[0]` of a text
 * is the text), a mapping without the key makes it missing.
 */
function look(data: unknown, path: Step[]): { real: Step[]; value: unknown; missing: boolean } {
  let value = data
  for (const [i, step] of path.entries()) {
    if (value === null || value === undefined) return { real: path.slice(0, i), value, missing: true }
    if (typeof value !== 'object' || Array.isArray(value) !== (typeof step === 'number')) {
      return { real: path.slice(0, i), value, missing: typeof step !== 'number' }
    }
    if (!Object.hasOwn(value, step)) return { real: path.slice(0, i), value: undefined, missing: true }
    value = (value as Record<Step, unknown>)[step]
  }
  return { real: path, value, missing: value === undefined }
}

/** Messages go into summaries, logs and mails. */
function withoutSecrets(value: unknown, [top]: Step[]): unknown {
  if (typeof value === 'object') return value
  if (top === 'headers' || top === 'cookies') return HIDDEN
  return typeof value === 'string' ? hideUsers(value) : value
}

function isSingle(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function found(value: unknown): string {
  if (value === null) return 'nothing'
  if (value === HIDDEN) return HIDDEN
  if (typeof value === 'string') return plainText(JSON.stringify(shorten(value, 120)))
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return typeof value === 'object' ? 'a mapping' : `${value as number | boolean}`
}
