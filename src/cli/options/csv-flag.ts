/** Of commands that print rows. */
export const CSV_FLAG = {
  type: 'boolean',
  default: false,
  describe: 'print the rows as CSV, for a spreadsheet',
} as const

/** Why both cannot be had; yargs itself takes a flag that has a default for one that was given. */
export const CSV_AND_JSON = '--csv does not go with --json'
