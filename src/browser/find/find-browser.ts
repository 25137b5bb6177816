import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { FoundBrowser } from './found-browser.ts'
import { npmChromium } from './npm-chromium.ts'

export type BrowserSearch = { ok: true; browser: FoundBrowser } | { ok: false; fault: string }

/** For people without a browser; said by doctor and by the row of a source that needs one. */
export const HOW_TO_GET_ONE =
  'apt-get install chromium-headless-shell, or npm install --global @sparticuz/chromium, or name a Chromium in REGATTA_BROWSER'

/** The headless shell holds half the memory of a whole Chromium. */
const FIRST = ['chromium-headless-shell', 'chrome-headless-shell']
const LAST = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * The Chromium that pages are shown in: the one that REGATTA_BROWSER names, else a headless shell on the PATH, else
 * that of the npm package @sparticuz/chromium (unpacked when it is needed first, by `fromNpm`), else any Chromium on
 * the PATH. Downloads nothing.
 */
export async function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  fromNpm: (env: NodeJS.ProcessEnv) => Promise<FoundBrowser | null> = npmChromium,
): Promise<BrowserSearch> {
  const named = env['REGATTA_BROWSER']?.trim() ?? ''
  if (named !== '') {
    if (isProgram(named)) return { ok: true, browser: { path: named, by: 'REGATTA_BROWSER', env: {} } }
    return { ok: false, fault: `REGATTA_BROWSER names ${named}, which is no program` }
  }
  const browser = onPath(FIRST, env) ?? (await fromNpm(env)) ?? onPath(LAST, env)
  return browser === null ? { ok: false, fault: 'there is no Chromium on this machine' } : { ok: true, browser }
}

function onPath(names: string[], env: NodeJS.ProcessEnv): FoundBrowser | null {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const name of names) {
    const path = folders.map((folder) => join(folder, name)).find(isProgram)
    if (path !== undefined) return { path, by: name, env: {} }
  }
  return null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
