import { z } from 'zod'
import { placeholders } from '../expand/url-template.ts'
import { element } from './element.ts'
import { choice, line, oneOrMore, whole } from './leaf.ts'
import { selector } from './selector-list.ts'

const NAME = '{title}-{filename}'
const MOST = 100

const rule = z
  .strictObject(
    {
      link: selector.nullish().meta({
        description: 'Links of documents on the page of a record.',
        examples: ['a.pdf::attr(href)'],
      }),
      click: element.nullish().meta({
        description: 'In place of link: a button that opens or saves the document; needs client: browser or auto.',
        examples: ['button.print'],
      }),
      where: choice(['page', 'listing']).nullish().meta({
        description: 'Where the links or the button stand: on the page of the record, or in its entry of the listing.',
        default: 'page',
      }),
      max_per_record: whole(1, 10_000)
        .nullish()
        .meta({ description: 'Most documents of one record that this rule downloads.', default: MOST }),
      name: line
        .superRefine((text, ctx) => {
          if (placeholders(text).length === 0)
            ctx.addIssue({ code: 'custom', message: 'must name a field, such as {title} or {filename}' })
        })
        .nullish()
        .meta({
          description:
            'Name of the file: fields of the record, and {filename}, {ext}, {index} and {sha256} of the document.',
          default: NAME,
          examples: ['{ref}.pdf'],
        }),
      type: line
        .regex(/^[a-z0-9]{1,8}$/, { error: 'must be an extension in lower case, such as pdf' })
        .nullish()
        .meta({
          description: 'Kind that its content has to be; anything but a web page without it.',
          examples: ['pdf'],
        }),
      contains: line
        .nullish()
        .meta({ description: 'Text that has to be in the PDF; may name fields of the record.', examples: ['{ref}'] }),
    },
    { error: 'must be a mapping with link or click, name, type, contains, where, max_per_record' },
  )
  .superRefine(({ link, click }, ctx) => {
    if ((link == null) === (click == null))
      ctx.addIssue({ code: 'custom', message: 'must have a link or a click, and not both' })
  })

/** The documents of a record, as users write them. */
export const documents = oneOrMore(
  rule.transform(({ link, click, name, type, contains, where, max_per_record }) => ({
    link: link ?? [],
    ...(click == null ? {} : { click }),
    name: name ?? NAME,
    type: type ?? null,
    contains: contains ?? null,
    where: where ?? 'page',
    max_per_record: max_per_record ?? MOST,
  })),
  'must be a list of documents, each with a link or a click',
)
  .nullish()
  .meta({ description: 'Documents that are downloaded with each record.' })

/** Only a browser can press a button. */
export function buttonsNeedBrowser(
  {
    client,
    documents: rules,
  }: { client?: string | null | undefined; documents?: { click?: string }[] | null | undefined },
  ctx: { addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void },
): void {
  if ((client ?? 'http') !== 'http') return
  for (const [i, { click }] of (rules ?? []).entries()) {
    if (click !== undefined)
      ctx.addIssue({
        code: 'custom',
        path: ['documents', i, 'click'],
        message: 'must stand in a config with client: browser or auto',
      })
  }
}
