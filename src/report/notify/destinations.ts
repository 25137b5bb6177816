import { readAddress, type Destination } from './address.ts'

export interface FoundDestinations {
  destinations: Destination[]
  /** What could not be used, in words without a secret. */
  problems: string[]
}

/** Looks up what `env:NAME` stands for: one address, or several with blanks between them. */
export function findDestinations(to: string[], env: NodeJS.ProcessEnv): FoundDestinations {
  const found: FoundDestinations = { destinations: [], problems: [] }
  for (const reference of to) {
    const name = reference.startsWith('env:') ? reference.slice('env:'.length) : null
    const texts = name === null ? [reference] : words(env[name] ?? '')
    if (texts.length === 0) found.problems.push(`the environment variable ${name} is not set`)
    for (const [i, text] of texts.entries()) {
      const read = readAddress(text, env)
      const where = name === null ? '--notify' : texts.length === 1 ? name : `${name}, address ${i + 1}`
      if (read.ok) found.destinations.push(read.destination)
      else found.problems.push(`${where}: ${read.message}`)
    }
  }
  return found
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
