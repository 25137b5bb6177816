import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REASONS } from '../src/vocabulary/run/reason.ts'
import { codeOf } from './markdown.ts'

const PAGE = 'docs/reasons.md'

/** Every reason a scraper can end with is explained in docs/reasons.md, and nothing else is. */
export function checkReasons(root: string): string[] {
  if (!existsSync(join(root, PAGE))) return [`${PAGE} is missing`]
  const text = readFileSync(join(root, PAGE), 'utf8')
  const reasons = new Set<string>(Object.values(REASONS).flat())
  const named = new Set(codeOf(text).map((code) => code.text))
  const explained = [...text.matchAll(/^(?:#+ |\| *|[-*] )`([a-z_]+)`/gm)].map((match) => match[1]!)
  return [
    ...[...reasons].filter((reason) => !named.has(reason)).map((reason) => `${PAGE}: '${reason}' is not explained`),
    ...explained
      .filter((word) => !reasons.has(word))
      .map((word) => `${PAGE}: '${word}' is no reason in src/vocabulary/run/reason.ts`),
  ]
}
