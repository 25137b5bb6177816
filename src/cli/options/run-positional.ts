/** What `positional` takes for a command's [run]. */
export const RUN_POSITIONAL = {
  type: 'string',
  describe: 'id of a run, or its beginning; the one going on, or the newest, by default',
} as const
