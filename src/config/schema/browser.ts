import { z } from 'zod'
import { BLOCKED_RESOURCES } from '../source.ts'
import { choice, flag, oneOrMore, seconds, whole } from './leaf.ts'
import { selector } from './selector-list.ts'

const blocked = oneOrMore(
  choice(BLOCKED_RESOURCES),
  `must be true, false, or a list of ${BLOCKED_RESOURCES.join(', ')}`,
)

/** How pages are shown in a browser, as users write it. */
export const browser = z
  .strictObject(
    {
      pool_size: whole(1, 50)
        .nullish()
        .meta({ description: 'Pages that are open at once; 2 to 8 is what a machine bears.', default: 4 }),
      block_resources: z
        .union([flag, blocked], { error: `must be true, false, or a list of ${BLOCKED_RESOURCES.join(', ')}` })
        .nullish()
        .meta({
          description: 'What pages do not load: all of image, stylesheet, font, media, or some.',
          default: true,
        }),
      wait_for: selector.nullish().meta({
        description:
          'A page is read when this is there; its container (listing), or its body (article), where it is not given.',
        examples: ['.story p'],
      }),
      page_timeout: seconds({ above: 0, max: 3600 })
        .nullish()
        .meta({ description: 'Whole time for one page in the browser.', default: 180 }),
      recycle_after: whole(1, 1_000_000)
        .nullish()
        .meta({ description: 'Uses after which a page is closed and another one opened.', default: 10 }),
    },
    { error: 'must be a mapping with pool_size, block_resources, wait_for, page_timeout, recycle_after' },
  )
  .nullish()
  .meta({ description: 'How pages are shown, where client is browser or auto.' })
