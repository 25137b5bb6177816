import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { BrowserError } from './browser-error.ts'
import type { FoundBrowser } from './find/found-browser.ts'

export interface LaunchSettings {
  found: FoundBrowser
  /** Of makeBrowserFolder: everything that the browser writes lies in it. */
  folder: string
  /** Port of the gateway on loopback, by which every request goes. */
  gateway: number
  /** With a window, for people to see. */
  headed: boolean
  user_agent: string
  /** Whether pages may open windows and give out files: documents come that way. */
  opens: boolean
}

const LAUNCH_MS = 60_000

/**
 * Starts a browser with one session, through playwright-core, which downloads nothing. Rejects with a BrowserError
 * where it cannot be started.
 */
export async function launchBrowser(settings: LaunchSettings): Promise<BrowserContext> {
  // Most scrapers need none of it, and it takes a fifth of a second to load.
  const { chromium } = await import('playwright-core').catch(() => {
    throw new BrowserError('a browser is driven by playwright-core: npm install --global playwright-core')
  })
  const { found, folder, gateway, headed, opens } = settings
  const options = {
    executablePath: found.path,
    headless: !headed,
    args: flags(settings),
    env: { ...needed(process.env), ...found.env, TMPDIR: join(folder, 'tmp') },
    proxy: { server: `http://127.0.0.1:${gateway}` },
    timeout: LAUNCH_MS,
    artifactsDir: join(folder, 'files'),
    downloadsPath: join(folder, 'files'),
    acceptDownloads: opens,
    userAgent: settings.user_agent,
    serviceWorkers: 'block' as const,
    // Our own process decides what a signal means.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  }
  if (opens) preferFiles(folder)
  const start = (chromiumSandbox: boolean): Promise<BrowserContext> =>
    chromium.launchPersistentContext(join(folder, 'profile'), { ...options, chromiumSandbox })
  // Root has no sandbox, and many containers allow none.
  const isRoot = process.getuid?.() === 0
  try {
    return await (isRoot ? start(false) : start(true).catch(() => start(false)))
  } catch (error) {
    throw new BrowserError(`${found.path} does not start: ${firstLines(error)}`, { cause: error })
  }
}

/** A whole Chromium shows a PDF in a viewer of its own, which keeps the file to itself; the headless shells do not. */
function preferFiles(folder: string): void {
  const profile = join(folder, 'profile', 'Default')
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'Preferences'), JSON.stringify({ plugins: { always_open_pdf_externally: true } }))
}

/** Whether playwright-core is installed beside this program. */
export function isDriverInstalled(): boolean {
  try {
    import.meta.resolve('playwright-core')
    return true
  } catch {
    return false
  }
}

function flags({ opens }: LaunchSettings): string[] {
  return [
    // Only the gateway resolves names; what goes around it finds none.
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    // One site and one session: a process for each frame of another site would only cost memory.
    '--disable-site-isolation-trials',
    '--disable-domain-reliability',
    '--no-pings',
    '--mute-audio',
    '--disk-cache-size=50000000',
    ...(opens ? [] : ['--block-new-web-contents']),
  ]
}

/** What a program with a window needs, and by what a run finds its processes. Keys to sites are not among it. */
const NEEDED =
  /^(PATH|HOME|USER|LANG|LC_\w+|TZ|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_\w+|DBUS_\w+|FONTCONFIG_\w+|LD_LIBRARY_PATH|REGATTA_(RUN|TASK))$/

function needed(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined && NEEDED.test(pair[0])),
  )
}

/** Playwright adds the whole command line and the browser's output. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const said = text.split('\n').filter((line) => /error|cannot|fail|not found|closed/i.test(line))
  return (said.length > 0 ? said : [text]).slice(0, 2).join('; ').slice(0, 500)
}
