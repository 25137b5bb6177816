import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startWeb } from '../../src/cli/commands/demo/web-process.ts'
import type { WebChoice, WebProcess } from '../../src/cli/commands/demo/web-process.ts'
import { writeConfigs } from '../../src/cli/commands/demo/write-configs.ts'

export const PROGRAM = fileURLToPath(new URL('../../bin/regatta.mjs', import.meta.url))

interface DemoFolder {
  folder: string
  web: () => WebProcess
  /** Runs the program in the folder and waits for its end. */
  regatta: (...words: string[]) => { status: number | null; stdout: string; stderr: string }
}

/** A folder with the demo's configs, and the web that they name: there for the tests of one file, gone after them. */
export function demoFolder(choice: WebChoice = { latency: { min: 0, max: 5 } }): DemoFolder {
  const folder = mkdtempSync(join(tmpdir(), 'regatta-demo-'))
  let web: WebProcess | null = null
  before(async () => {
    web = await startWeb(choice)
    await writeConfigs(join(folder, 'configs'), web.address.sites)
  })
  after(async () => {
    await web?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    web() {
      if (web === null) throw new Error('the web is there once the tests begin')
      return web
    },
    regatta: (...words) => spawnSync(process.execPath, [PROGRAM, ...words], { cwd: folder, encoding: 'utf8' }),
  }
}
