/** Folder for pictures of pages that failed, beside the log of their run; it goes with the log. */
export function picturesFolder(log: string): string {
  return `${log.replace(/\.log$/, '')}.pages`
}
