import type { ActionAnswer } from '../../shapes.ts'
import { createWatched, type Watched } from './watched.ts'

/** The token that actions need, and on other machines everything; '' is none. Kept as long as this tab is open. */
const token = createWatched(sessionStorage.getItem('token') ?? '')

/** What the server answered in place of what was asked for. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What was entered, for those who show what it allows. */
export const enteredToken: Pick<Watched<string>, 'get' | 'listen'> = token

/** Uses a token from now on; an empty one is none. */
export function setToken(given: string): void {
  token.set(given.trim())
  sessionStorage.setItem('token', token.get())
}

/** Reads an address of the server. Throws ApiError, or what the browser says when nobody answers. */
export async function getJson<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  return (await answered(await ask(path, { signal: signal ?? null }))).json() as Promise<Answer>
}

/** Asks for an action. Throws like `getJson`. */
export async function sendAction(request: Readonly<Record<string, unknown>>): Promise<ActionAnswer> {
  const init = { method: 'POST', body: JSON.stringify(request), headers: { 'content-type': 'application/json' } }
  return (await answered(await ask('/api/actions', init))).json() as Promise<ActionAnswer>
}

/** An answer as it comes, for events and downloads. Throws like `getJson`. */
export async function open(path: string, signal: AbortSignal): Promise<Response> {
  return answered(await ask(path, { signal }))
}

function ask(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  if (token.get() !== '') headers.set('authorization', `Bearer ${token.get()}`)
  return fetch(path, { ...init, headers, cache: 'no-store' })
}

async function answered(response: Response): Promise<Response> {
  if (response.ok) return response
  const text = await response.text()
  let message = text
  try {
    message = (JSON.parse(text) as { error?: string }).error ?? text
  } catch {
    // A proxy in between answers in its own way.
  }
  throw new ApiError(response.status, message)
}
