import { NAME } from '../../vocabulary/product.ts'

/** A sentence for whoever expects requests to go through a proxy; null where the environment names none. */
export function unusedProxy(env: NodeJS.ProcessEnv): string | null {
  const name = proxyVariable(env)
  return name === null ? null : `${name} is set, but not used: ${NAME} asks sites directly`
}

/** The first variable that names a proxy for web requests, or null. */
export function proxyVariable(env: NodeJS.ProcessEnv): string | null {
  const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()])
  return names.find((name) => env[name]?.trim()) ?? null
}
