import { hash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { VERSION } from '../../vocabulary/product.ts'
import { ResultCache } from './result-cache.ts'

/** What is remembered of configs between commands, below the state directory; undefined where nothing can be. */
export function configCache(stateDir: string): ResultCache | undefined {
  const version = programVersion()
  return version === null ? undefined : new ResultCache(join(stateDir, 'config-cache.db'), version)
}

/**
 * A word that differs whenever the code that checks configs may: a build between two releases has the same version. The
 * parts of a build are named by what is in them, but for its entries. Null where the program runs from its sources,
 * whose next edit nothing announces.
 */
function programVersion(): string | null {
  const here = fileURLToPath(import.meta.url)
  if (here.endsWith('.ts')) return null
  const folder = dirname(here)
  const parts = readdirSync(folder).filter((name) => /\.m?js$/.test(name))
  const entries = [...new Set(['cli.js', basename(here)])].filter((name) => parts.includes(name))
  const texts = entries.map((name) => readFileSync(join(folder, name), 'utf8'))
  return hash('sha256', [VERSION, process.version, ...parts.sort(), ...texts].join('\n'), 'base64url')
}
