import type { FetchedPage } from '../../http/client.ts'
import { type DecodedPage, decodePage } from '../../http/charset/decode.ts'
import type { RunContext } from '../run-context.ts'
import { increment } from '../outcome/counters.ts'

/** The page's text and its charset; which charset it was read in, and why, is counted. */
export async function decodedPage(
  page: FetchedPage,
  { task, counters, log }: Pick<RunContext, 'task' | 'counters' | 'log'>,
): Promise<Pick<DecodedPage, 'text' | 'charset'>> {
  const { text, charset, source, unknown = [] } = await decodePage(page, task.config)
  increment(counters.charset_source, source)
  increment(counters.charsets, `${charset} (${source})`)
  for (const label of unknown) {
    const name = `${label} (no charset)`
    if (counters.charsets[name] === undefined) log.warn({ url: page.url, label, read_as: charset }, 'unknown charset')
    increment(counters.charsets, name)
  }
  return { text, charset }
}
