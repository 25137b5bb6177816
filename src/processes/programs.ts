import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Spawn } from './spawn.ts'

/** Paths of the programs of child processes, and what starts them. */
export interface Programs {
  scraper: string
  group: string
  spawn: Spawn
}

/** The programs that belong to this one: bundles beside this bundle, or the sources in a checkout that is not built. */
export function childPrograms(spawn: Spawn): Programs {
  return { scraper: locate('scraper'), group: locate('group'), spawn }
}

function locate(name: string): string {
  const bundled = fileURLToPath(new URL(`./${name}.mjs`, import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL(`../bin/${name}.ts`, import.meta.url))
}

/** Addresses that receive notifications, and keys to services: no scraper needs them, and no page may get near them. */
const WITHHELD = /^(?:REGATTA_(?:NOTIFY|GEOCODE|PHONE_LOOKUP)|MONITORING_URL$)/

/**
 * The environment that scrapers and group runners inherit. Taken once a run: every look at a variable asks the C
 * library.
 */
export function inheritedEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name)))
}
