import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { NAME } from '../../../vocabulary/product.ts'
import { openRunReader } from '../../../runs/open-run-reader.ts'
import { readJson, writeJson } from '../../../runs/folder/files/json-file.ts'
import { identify, isAlive, type ProcessIdentity } from '../../../runs/folder/owner/process-identity.ts'

/** The demo's working folder and what lies in it. */
export interface DemoFolder {
  path: string
  configs: string
  data: string
  logs: string
  state: string
  /** Says that nobody works in it any more. */
  release(): void
}

export type Claim = { ok: true; folder: DemoFolder } | { ok: false; why: 'foreign' | 'busy'; message: string }

/** Says that a demo made the folder, and which one works in it. */
const MARKER = '.made-by-demo.json'

/**
 * Makes the folder anew. Only a folder that an earlier demo made is emptied, and only of what a demo puts there: nobody
 * else's file is ever touched.
 */
export async function claimFolder(path: string): Promise<Claim> {
  const marker = join(path, MARKER)
  const folder = {
    path,
    configs: join(path, 'configs'),
    data: join(path, 'data'),
    logs: join(path, 'logs'),
    state: join(path, `.${NAME}`),
  }
  if (existsSync(path) && !existsSync(marker)) {
    if (!statSync(path).isDirectory()) return { ok: false, why: 'foreign', message: `${path} is not a folder` }
    if (readdirSync(path).length > 0) {
      return {
        ok: false,
        why: 'foreign',
        message: `${path} is not empty and was not made by a demo: choose another --dir`,
      }
    }
  }
  const other = readJson<{ process: ProcessIdentity | null }>(marker)?.process ?? null
  const runs = openRunReader(folder.state)
  const run = await runs.newest()
  const running = run === null ? null : await runs.orchestrator(run)
  for (const owner of [other, running]) {
    if (owner === null || owner.pid === process.pid || !isAlive(owner)) continue
    return { ok: false, why: 'busy', message: `another demo is using ${path} (pid ${owner.pid})` }
  }
  mkdirSync(path, { recursive: true })
  writeJson(marker, { process: identify(process.pid) })
  for (const part of [folder.configs, folder.data, folder.logs, folder.state])
    rmSync(part, { recursive: true, force: true })
  return { ok: true, folder: { ...folder, release: () => writeJson(marker, { process: null }) } }
}
