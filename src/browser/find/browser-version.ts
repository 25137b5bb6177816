import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { FoundBrowser } from './found-browser.ts'

/** What a browser calls itself, such as 'Chromium 156.0.8078.108'; null where it does not start. */
export async function browserVersion({ path, env }: FoundBrowser): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--no-sandbox', '--version'], {
      env: { ...process.env, ...env },
      timeout: 30_000,
    })
    return stdout.trim().split('\n').at(-1) ?? ''
  } catch {
    return null
  }
}
