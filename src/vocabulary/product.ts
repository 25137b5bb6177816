/** The one place where the program's name stands; everything that is named after it is made from this. */
export const NAME = 'regatta'
export const VERSION = '0.1.0'
export const HOMEPAGE = 'https://github.com/regatta-scrapers/regatta'

/** How regatta names itself to sites when the config does not say otherwise; `contact` is a mail address or a URL. */
export function userAgent(contact: string = HOMEPAGE): string {
  return `${NAME}/${VERSION} (+${contact})`
}

/** The same without a contact of the user's own. */
export const USER_AGENT = userAgent()
/** The agent whose rules apply in robots.txt. */
export const ROBOTS_AGENT = NAME
