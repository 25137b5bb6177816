import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { lockOutput } from '../../tables/lock-output.ts'
import { NAME } from '../../vocabulary/product.ts'
import { isOwnFolder } from '../own-folder.ts'
import type { FoundBrowser } from './found-browser.ts'

const PACKAGE = '@sparticuz/chromium'
const run = promisify(execFile)

/**
 * The Chromium of the npm package @sparticuz/chromium, if it is installed here; null where it is not, or cannot be
 * unpacked. The package holds it compressed and unpacks it into the temporary folder, where it takes whatever is called
 * chromium for its own. So it is unpacked into a folder of its own, named for its version, by one process at a time,
 * and that folder gets its name when it is whole.
 */
export async function npmChromium(env: NodeJS.ProcessEnv): Promise<FoundBrowser | null> {
  const found = installed()
  if (found === null) return null
  for (const cache of [cacheFolder(env), join(tmpdir(), `${NAME}-${process.getuid?.() ?? 0}`)]) {
    try {
      mkdirSync(cache, { recursive: true, mode: 0o700 })
      // What lies in it is run.
      if (!isOwnFolder(cache)) continue
      return await unpacked(found, join(cache, `chromium-${found.version}`))
    } catch {
      // A home that cannot be written, or a full disk: the temporary folder may do.
    }
  }
  return null
}

/** The version of that package, if it is installed here. */
export function npmChromiumVersion(): string | null {
  return installed()?.version ?? null
}

function installed(): { version: string; module: string } | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const module = import.meta.resolve(PACKAGE)
    const manifest = JSON.parse(readFileSync(new URL('../package.json', module), 'utf8')) as { version: string }
    return { version: manifest.version, module: fileURLToPath(module) }
  } catch {
    return null
  }
}

function cacheFolder({ XDG_CACHE_HOME: cache }: NodeJS.ProcessEnv): string {
  return join(cache !== undefined && cache !== '' ? cache : join(homedir(), '.cache'), NAME)
}

async function unpacked({ module }: { module: string }, folder: string): Promise<FoundBrowser> {
  for (;;) {
    const ready = readReady(folder)
    if (ready !== null) return { path: join(folder, 'chromium'), by: PACKAGE, env: environment(folder, ready) }
    const release = lockOutput(`${folder}.lock`)
    if (release === null) await wait(200)
    else {
      try {
        if (readReady(folder) === null) await unpack(module, folder)
      } finally {
        release()
      }
    }
  }
}

/** What was found out when it was unpacked. */
interface Ready {
  /** The machine lacks libraries that the package brings. */
  own_libraries: boolean
}

function readReady(folder: string): Ready | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')) as Ready
  } catch {
    return null
  }
}

async function unpack(module: string, folder: string): Promise<void> {
  const staging = `${folder}.${process.pid}`
  mkdirSync(staging, { recursive: true, mode: 0o700 })
  try {
    const script = `import(${JSON.stringify(module)}).then((it) => it.default.executablePath())`
    // The variable makes the package unpack the libraries, too.
    const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }
    await run(process.execPath, ['-e', script], { env, timeout: UNPACKING_MS })
    writeFileSync(join(staging, 'fonts.conf'), fontsOf(folder))
    const path = join(staging, 'chromium')
    const own_libraries = !(await starts(path, {}))
    if (own_libraries && !(await starts(path, environment(staging, { own_libraries }))))
      throw new Error('it does not start')
    writeFileSync(join(staging, 'ready.json'), JSON.stringify({ own_libraries } satisfies Ready))
    rmSync(folder, { recursive: true, force: true })
    renameSync(staging, folder)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

const UNPACKING_MS = 300_000

async function starts(path: string, env: Record<string, string>): Promise<boolean> {
  try {
    await run(path, ['--no-sandbox', '--version'], { env: { ...process.env, ...env }, timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

/** Without a font no text has a size, and what has no size cannot be clicked. */
function environment(folder: string, { own_libraries }: Ready): Record<string, string> {
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  return own_libraries ? { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : fonts
}

function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}
