import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Spawn } from './spawn.ts'

/** Where the programs of the child processes lie, and what starts them. */
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
