import { z } from 'zod'
import { expressionFault } from '../expand/url-expression.ts'
import { line, oneOrMore } from './leaf.ts'

const domain = line
  .overwrite((name) => name.toLowerCase().replace(/^\*?\./, ''))
  .regex(/^[^\s/:?#@*]+$/, { error: 'must be a host name such as news.example, without scheme and path' })
const prefix = line.startsWith('/', { error: 'must be a path that begins with /' })

export const regex = z.string({ error: 'must be a regular expression' }).superRefine((text, ctx) => {
  const fault = expressionFault(text)
  if (fault !== null) ctx.addIssue({ code: 'custom', message: `must be a regular expression (${fault})` })
})

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
      allow_path_prefixes: oneOrMore(prefix, 'must be a path prefix, or a list of them')
        .nullish()
        .meta({ description: 'Only paths that begin so, or that another allow_path or allow_url key names.' }),
      allow_path_regex: oneOrMore(regex, 'must be a regular expression, or a list of them')
        .nullish()
        .meta({ description: 'Only paths that match, or that another allow_path or allow_url key names.' }),
      allow_url_regex: oneOrMore(regex, 'must be a regular expression, or a list of them')
        .nullish()
        .meta({
          description: 'Only URLs that match, or that another allow_path or allow_url key names.',
          examples: [['/20\\d\\d/']],
        }),
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
