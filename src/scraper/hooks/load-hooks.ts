import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Hooks } from './hooks.ts'

/** The hooks of a source, with what finds the place of a fault in them. */
export interface LoadedHooks {
  hooks: Hooks
  /** `gazette.hooks.ts:12:5 TypeError: ...` */
  place(error: unknown): string
}

/**
 * Loads the module that a config names; TypeScript is read by Node itself, which strips its types. `file` is as the
 * config has it from the current directory. A file that is not there or does not load is the user's fault, in a
 * sentence.
 */
export async function loadHooks(file: string): Promise<({ ok: true } & LoadedHooks) | { ok: false; why: string }> {
  const path = resolve(file)
  const url = pathToFileURL(path).href
  const place = (error: unknown): string => placeIn(error, url, basename(file))
  if (!existsSync(path)) return { ok: false, why: `hooks: there is no file ${file}` }
  if (!isBeside(path)) return { ok: false, why: `hooks: ${file} leads out of its folder` }
  try {
    const module = (await import(url)) as Record<string, unknown>
    const hooks: Hooks = {}
    for (const name of NAMES) {
      const hook = module[name]
      if (hook === undefined) continue
      if (typeof hook !== 'function') return { ok: false, why: `${file}: ${name} is exported and is no function` }
      Object.assign(hooks, { [name]: hook })
    }
    if (Object.keys(hooks).length === 0) return { ok: false, why: `${file} exports none of ${NAMES.join(', ')}` }
    return { ok: true, hooks, place }
  } catch (error) {
    return { ok: false, why: place(error) }
  }
}

/** Whoever may write a link into the folder shall not choose what is run. */
function isBeside(path: string): boolean {
  return realpathSync(path).startsWith(`${realpathSync(dirname(path))}${sep}`)
}

const NAMES = ['entries', 'record', 'done'] as const

/** The innermost line of the user's own file, with the first line of the error. */
function placeIn(error: unknown, url: string, name: string): string {
  if (!(error instanceof Error)) return `${name}: ${String(error)}`
  const stack = error.stack ?? ''
  const at = stack.indexOf(`${url}:`)
  const [, numbers] = at === -1 ? [] : (/^:(\d+(?::\d+)?)/.exec(stack.slice(at + url.length)) ?? [])
  const message = `${error.name}: ${error.message.split('\n', 1)[0] ?? ''}`
  return numbers === undefined ? `${name} ${message}` : `${name}:${numbers} ${message}`
}
