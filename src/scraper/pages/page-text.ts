import type { Page } from '../../http/client.ts'
import { decodePage } from '../../http/charset/decode.ts'
import type { RunContext } from '../run-context.ts'
import { count } from '../outcome/tally.ts'

/** The page's text; which charset it was read in, and why, is counted. */
export async function pageText(page: Page, { task, tally }: Pick<RunContext, 'task' | 'tally'>): Promise<string> {
  const { text, charset, source } = await decodePage(page, task.config)
  count(tally.charset_source, source)
  count(tally.charsets, `${charset} (${source})`)
  return text
}
