import { z } from 'zod'
import { line, oneOrMore } from './leaf.ts'

const domain = line
  .toLowerCase()
  .regex(/^(\*\.)?[^\s/:?#@]+$/, { error: 'must be a host name such as news.example, without scheme and path' })
const prefix = line.startsWith('/', { error: 'must be a path that begins with /' })

/** A regular expression of this language; says what is wrong with it. */
const regex = z.string({ error: 'must be a regular expression' }).superRefine((text, ctx) => {
  const fault = regexFault(text)
  if (fault !== null) ctx.addIssue({ code: 'custom', message: `must be a regular expression (${fault})` })
})

function regexFault(text: string): string | null {
  try {
    return new RegExp(text).source === '' ? 'it is empty' : null
  } catch (error) {
    if (/\(\?(P<|[aiLmsux]+\))/.test(text)) return 'Python forms such as (?i) and (?P<name>...) are not known'
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error)
  }
}

/** Which of the listed URLs are visited; deny wins over allow. */
export const filters = z
  .strictObject(
    {
      allow_domains: oneOrMore(domain, 'must be a host name, or a list of them')
        .nullish()
        .meta({ description: 'Only these hosts and those below them.' }),
      deny_domains: oneOrMore(domain, 'must be a host name, or a list of them')
        .nullish()
        .meta({ description: 'Never these hosts or those below them.' }),
      deny_path_prefixes: oneOrMore(prefix, 'must be a path prefix, or a list of them')
        .nullish()
        .meta({ description: 'No path that begins so.', examples: [['/video/', '/sport/']] }),
      deny_path_regex: oneOrMore(regex, 'must be a regular expression, or a list of them')
        .nullish()
        .meta({ description: 'No path that matches.' }),
      deny_url_regex: oneOrMore(regex, 'must be a regular expression, or a list of them')
        .nullish()
        .meta({ description: 'No URL that matches.' }),
    },
    { error: 'must be a mapping such as deny_path_prefixes: [/video/]' },
  )
  .nullish()
  .meta({ description: 'Which of the listed URLs are visited.' })
