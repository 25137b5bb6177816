import { eachText } from './cleaner.ts'

/** Joined with the page's address; '' stays ''. Never asks the network, whatever the source. */
export const absoluteUrl = eachText((text, { base }) => {
  const link = text.trim()
  return link === '' ? '' : (URL.parse(link, base)?.href ?? link)
})
