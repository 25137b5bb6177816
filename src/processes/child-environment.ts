/** Where a run tells people of itself, and keys to services: nothing that a scraper needs, or a page should ever get near to. */
const OURS_ALONE = /^REGATTA_(?:NOTIFY|GEOCODE)/

/** The environment that scrapers and group runners inherit. Taken once a run: every look at a variable asks the C library. */
export function inheritedEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !OURS_ALONE.test(name)))
}
