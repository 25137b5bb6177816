import { line } from './leaf.ts'

/** The module with code of the user's own: beside the config or below it, so that a config never runs anything else. */
export const hooks = line
  .superRefine((path, ctx) => {
    if (/^\.\/(?!.*(?:^|\/)\.\.(?:\/|$))[^\\\0]+\.[cm]?[jt]s$/.test(path)) return
    ctx.addIssue({ code: 'custom', message: 'must be a file beside the config, such as ./gazette.hooks.ts' })
  })
  .nullish()
  .meta({
    description: 'A module of your own that may export entries, record and done.',
    examples: ['./gazette.hooks.ts'],
  })
