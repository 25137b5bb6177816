/** Where a run tells people of itself, and keys to services: nothing that a scraper needs, or a page should ever get near to. */
const OURS_ALONE = /^REGATTA_(?:NOTIFY|GEOCODE)/

/** The environment that scrapers and group runners inherit, with `more` on top. */
export function childEnvironment(more: NodeJS.ProcessEnv, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(Object.entries(env).filter(([name]) => !OURS_ALONE.test(name))), ...more }
}
