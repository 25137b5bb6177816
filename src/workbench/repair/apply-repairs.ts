import { isScalar, parseDocument, Scalar } from 'yaml'
import type { Repair } from './suggest-repairs.ts'

/** The text of a config with the selectors of some repairs in place of theirs; comments and the rest stay. */
export function applyRepairs(text: string, repairs: readonly Repair[]): string {
  const document = parseDocument(text)
  for (const { path, to } of repairs) {
    const old: unknown = document.getIn(path, true)
    const value = new Scalar(to)
    if (isScalar(old) && old.comment != null) value.comment = old.comment
    document.setIn(path, value)
  }
  return document.toString({ lineWidth: 0 })
}

/** The lines in which two texts differ, as a diff shows them; lines before and behind are equal. */
export function changedLines(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const old = a.slice(start, a.length - end)
  const now = b.slice(start, b.length - end)
  const kept = new Set(old.filter((line) => now.includes(line)))
  return [
    ...old.filter((line) => !kept.has(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !kept.has(line)).map((line) => `+ ${line}`),
  ]
}
