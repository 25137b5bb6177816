/** Of commands that print rows. */
export const CSV_FLAG = {
  type: 'boolean',
  default: false,
  conflicts: 'json',
  describe: 'print the rows as CSV, for a spreadsheet',
} as const
