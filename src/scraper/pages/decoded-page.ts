import type { FetchedPage } from '../../http/client.ts'
import { decodePage } from '../../http/charset/decode.ts'
import type { RunContext } from '../run-context.ts'
import { increment } from '../outcome/counters.ts'

/** The page's text; which charset it was read in, and why, is counted. */
export async function decodedPage(
  page: FetchedPage,
  { task, counters }: Pick<RunContext, 'task' | 'counters'>,
): Promise<string> {
  const { text, charset, source } = await decodePage(page, task.config)
  increment(counters.charset_source, source)
  increment(counters.charsets, `${charset} (${source})`)
  return text
}
