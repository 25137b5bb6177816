import { NAME } from '../../vocabulary/product.ts'
import type { CommonArgs, Io } from '../command.ts'

/** Variables that name a proxy for web requests, the most particular first. */
export const PROXY_VARIABLES: ReadonlySet<string> = new Set(
  ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
)

/** Says so on stderr, unless only results are wanted. */
export function noteUnusedProxy(
  { quiet }: Pick<CommonArgs, 'quiet'>,
  { stderr, env }: Pick<Io, 'stderr' | 'env'>,
): void {
  const sentence = unusedProxy(env)
  if (sentence !== null && !quiet) stderr.write(`${NAME}: ${sentence}\n`)
}

/** A sentence for whoever expects requests to go through a proxy; null where the environment names none. */
export function unusedProxy(env: NodeJS.ProcessEnv): string | null {
  const name = proxyVariable(env)
  return name === null ? null : `${name} is set, but not used: ${NAME} asks sites directly`
}

/** The first variable that names a proxy for web requests, or null. */
export function proxyVariable(env: NodeJS.ProcessEnv): string | null {
  return [...PROXY_VARIABLES].find((name) => env[name]?.trim()) ?? null
}
