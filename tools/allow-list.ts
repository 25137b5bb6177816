import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What breaks a rule: `key` is how a list of exceptions names it. */
export interface Breach {
  key: string
  problem: string
}

/**
 * The breaches that tools/allowed/RULE.txt does not excuse. A line of it is a key, two blanks and the reason; a line
 * that excuses nothing, or says no reason, is a problem of its own.
 */
export function notAllowed(root: string, rule: string, breaches: Breach[]): string[] {
  const allowed = readAllowed(root, rule)
  const excused = new Set(allowed.map(({ key }) => key))
  const broken = new Set(breaches.map(({ key }) => key))
  return [
    ...breaches.filter(({ key }) => !excused.has(key)).map(({ problem }) => problem),
    ...allowed.filter(({ reason }) => reason.trim() === '').map(({ key, place }) => `${place}: ${key}: say why`),
    ...allowed
      .filter(({ key }) => !broken.has(key))
      .map(({ key, place }) => `${place}: ${key}: excuses nothing any more`),
  ]
}

/** What is excused from a rule, and the reason of each. */
export function allowedKeys(root: string, rule: string): Map<string, string> {
  return new Map(readAllowed(root, rule).map(({ key, reason }) => [key, reason]))
}

function readAllowed(root: string, rule: string): { key: string; reason: string; place: string }[] {
  const path = `tools/allowed/${rule}.txt`
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''
  const lines = text.split('\n').map((line, at) => ({ line, place: `${path}:${at + 1}` }))
  return lines
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'))
    .map(({ line, place }) => ({
      key: line.split('  ')[0]!.trim(),
      reason: line.split('  ').slice(1).join(' '),
      place,
    }))
}
