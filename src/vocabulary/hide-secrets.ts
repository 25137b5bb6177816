/** What is shown in the place of something that must not be. */
export const HIDDEN = '[...]'

/** A text in which no URL has its user name and password any more. */
export function hideUsers(text: string): string {
  return text.replaceAll(/\/\/[^\s/@]+@/g, `//${HIDDEN}@`)
}
