import { parseSource } from '../src/config/parse/parse.ts'
import { codeOf, markdownFiles } from './markdown.ts'

/** What a page may leave out when it shows a part of a config. */
const REST: Record<string, string> = {
  name: 'name: Gazette',
  base_url: 'base_url: https://gazette.example',
  listing: 'listing: { type: pagination, url_template: "https://gazette.example/news?page={num}" }',
  selectors: 'selectors: { thumbnail: { container: li, title: a, url: "a::attr(href)" }, article: { body: p } }',
}
const OF_A_CONFIG = /^(listing|selectors|cleaning|filters|fields|rate_limit|concurrency|robots|headers):/m

/** Every config, or part of one, that a page shows is right: nobody copies a mistake out of the docs. */
export function checkExamples(root: string): string[] {
  return markdownFiles(root).flatMap(({ path, text }) =>
    codeOf(text)
      .filter(({ kind, text: yaml }) => /^ya?ml$/.test(kind) && OF_A_CONFIG.test(yaml))
      .flatMap((example) => checkExample(example.text).map((say) => `${path}:${example.line}: ${say}`)),
  )
}

function checkExample(yaml: string): string[] {
  const missing = Object.entries(REST).filter(([key]) => !new RegExp(`^${key}:`, 'm').test(yaml))
  const whole = [yaml, ...missing.map(([, line]) => line)].join('\n')
  const parsed = parseSource(whole, { file: 'the example', country: 'fiji', source: 'gazette' }, { lint: false })
  const findings = parsed.ok ? parsed.lint : [...parsed.problems, ...parsed.lint]
  return findings.map(({ line, column, message }) => `in the example, ${line}:${column}: ${message}`)
}
