import { findBrowser } from '../../../browser/find/find-browser.ts'
import { isDriverInstalled } from '../../../browser/launch-browser.ts'

/** Why no page can be shown in a browser on this machine, with what helps; null where one can. */
export async function missingBrowser(env: NodeJS.ProcessEnv): Promise<string | null> {
  if (!isDriverInstalled()) return 'playwright-core is not installed: npm install --global playwright-core'
  const search = await findBrowser(env)
  return search.ok ? null : `${search.fault}: ${search.remedy}`
}
