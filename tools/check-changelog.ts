import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VERSION } from '../src/vocabulary/product.ts'

const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']

/**
 * CHANGELOG.md has a section for what is not released yet, only the usual kinds of change, and one version everywhere.
 */
export function checkChangelog(root: string): string[] {
  const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const sections = [...text.matchAll(/^## \[?([^\]\n]+)/gm)].map((match) => match[1]!)
  const odd = [...text.matchAll(/^### (.+)$/gm)].map((match) => match[1]!).filter((kind) => !KINDS.includes(kind))
  return [
    ...(sections[0] === 'Unreleased' ? [] : ['CHANGELOG.md: the first section must be "## [Unreleased]"']),
    ...odd.map((kind) => `CHANGELOG.md: '### ${kind}' is none of ${KINDS.join(', ')}`),
    ...(manifest.version === VERSION
      ? []
      : [`package.json says ${manifest.version}, src/vocabulary/product.ts ${VERSION}`]),
  ]
}
