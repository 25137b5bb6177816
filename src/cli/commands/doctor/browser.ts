import { browserVersion } from '../../../browser/find/browser-version.ts'
import { findBrowser, HOW_TO_GET_ONE } from '../../../browser/find/find-browser.ts'
import { npmChromiumVersion } from '../../../browser/find/npm-chromium.ts'
import { isDriverInstalled } from '../../../browser/launch-browser.ts'
import type { Io } from '../../command.ts'
import { type Check, ok, warn } from './check.ts'

/** It is unpacked by the first source that needs it, not by a command that leaves no file. */
const PACKED = 'the npm package @sparticuz/chromium'

/** Which Chromium shows the pages of sources with `client: browser` or `auto`; most fleets need none. */
export async function checkBrowser({ env }: Pick<Io, 'env'>): Promise<Check[]> {
  const packed = npmChromiumVersion()
  const search = await findBrowser(env, () =>
    Promise.resolve(packed === null ? null : { path: '', by: PACKED, env: {} }),
  )
  if (!search.ok) return [warn('browser', `${search.fault}; only client: browser needs one`, search.remedy)]
  const { path, by } = search.browser
  const version = by === PACKED ? `Chromium ${packed}` : await browserVersion(search.browser)
  if (version === null) return [warn('browser', `${path} (by ${by}) does not start`, HOW_TO_GET_ONE)]
  const found = by === PACKED ? `${version} of ${by}` : `${version}, ${path} (by ${by})`
  if (!isDriverInstalled())
    return [warn('browser', `${found}; playwright-core is missing`, 'npm install --global playwright-core')]
  return [ok('browser', found)]
}
