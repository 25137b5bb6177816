import { accessSync, constants, statSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import type { FoundBrowser } from './found-browser.ts'
import { npmChromium } from './npm-chromium.ts'

/** `remedy`: how to get one. */
export type BrowserSearch = { ok: true; browser: FoundBrowser } | { ok: false; fault: string; remedy: string }

/** For people without a browser; said by doctor, too, where one does not start. */
export const HOW_TO_GET_ONE =
  'apt-get install chromium-headless-shell, or npm install --global @sparticuz/chromium, or name a Chromium in REGATTA_BROWSER'

/** The headless shell holds half the memory of a whole Chromium. */
const FIRST = ['chromium-headless-shell', 'chrome-headless-shell']
const LAST = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * The Chromium that pages are shown in: the one that REGATTA_BROWSER names, else a headless shell on the PATH, else
 * that of the npm package @sparticuz/chromium (unpacked when it is needed first, by `fromNpm`), else any Chromium on
 * the PATH. Where its window is to be seen (`isHeaded`), a whole Chromium on a machine with a screen. Downloads
 * nothing.
 */
export async function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  fromNpm: (env: NodeJS.ProcessEnv) => Promise<FoundBrowser | null> = npmChromium,
): Promise<BrowserSearch> {
  const named = env['REGATTA_BROWSER']?.trim() ?? ''
  if (named !== '' && !isProgram(named))
    return { ok: false, fault: `REGATTA_BROWSER names ${named}, which is no program`, remedy: HOW_TO_GET_ONE }
  const chosen = named === '' ? null : { path: named, by: 'REGATTA_BROWSER', env: {} }
  if (isHeaded(env)) return withWindow(chosen ?? onPath(LAST, env), env)
  const browser = chosen ?? onPath(FIRST, env) ?? (await fromNpm(env)) ?? onPath(LAST, env)
  if (browser === null) return { ok: false, fault: 'there is no Chromium on this machine', remedy: HOW_TO_GET_ONE }
  return { ok: true, browser }
}

/** Whether the browser's window is to be seen (`run --headed`). */
export function isHeaded(env: NodeJS.ProcessEnv): boolean {
  return /^(false|0|no)$/i.test(env['REGATTA_HEADLESS']?.trim() ?? '')
}

function withWindow(browser: FoundBrowser | null, env: NodeJS.ProcessEnv): BrowserSearch {
  const remedy = 'apt-get install chromium'
  if (browser === null) return { ok: false, fault: 'there is no Chromium with a window on this machine', remedy }
  if (/headless[-_]shell/.test(basename(browser.path)))
    return { ok: false, fault: `${browser.path} has no window`, remedy }
  const screens = [env['DISPLAY'] ?? '', env['WAYLAND_DISPLAY'] ?? '']
  if (process.platform !== 'linux' || screens.some((screen) => screen !== '')) return { ok: true, browser }
  const fault = 'a window needs a screen, and there is none here (DISPLAY and WAYLAND_DISPLAY are empty)'
  return { ok: false, fault, remedy: 'run it on a desktop, or give it a screen that nobody sees with xvfb-run' }
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
