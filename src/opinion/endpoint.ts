/** A model behind an OpenAI-compatible endpoint, which is asked for JSON. */
export interface Endpoint {
  /** One question; never throws for what the world does. */
  ask(task: string, material: string): Promise<Answered>
  /** Tokens of all answers so far, as the endpoint counts them; 0 where it does not say. */
  tokens(): number
}

/** `value` is the JSON of the answer. */
export type Answered = { ok: true; value: unknown } | { ok: false; error: string }

/** Where the endpoint is and what it is asked with. */
export interface EndpointSettings {
  /** Base of the API, such as http://127.0.0.1:11434/v1. */
  url: string
  model: string
  /** Null for an endpoint that wants none. */
  key: string | null
}

/**
 * The settings that the environment names: REGATTA_OPINION_URL, REGATTA_OPINION_MODEL and, where the endpoint wants
 * one, REGATTA_OPINION_KEY. A text says what is missing.
 */
export function endpointSettings(environment: Readonly<Record<string, string | undefined>>): EndpointSettings | string {
  const url = environment['REGATTA_OPINION_URL'] ?? ''
  const model = environment['REGATTA_OPINION_MODEL'] ?? ''
  if (url === '') return 'a second opinion needs REGATTA_OPINION_URL, the base of an OpenAI-compatible API'
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return 'REGATTA_OPINION_URL must be an http or https URL'
  if (model === '') return 'a second opinion needs REGATTA_OPINION_MODEL, the name of a model'
  return { url, model, key: environment['REGATTA_OPINION_KEY'] ?? null }
}

/** https://platform.openai.com/docs/api-reference/chat/create, as most servers of models understand it. */
export function openEndpoint(
  { url, model, key }: EndpointSettings,
  { timeout_ms = TIMEOUT_MS }: { timeout_ms?: number } = {},
): Endpoint {
  const address = `${url.replace(/\/{1,9}$/, '')}/chat/completions`
  let tokens = 0
  const headers = {
    'content-type': 'application/json',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  }
  return {
    async ask(task, material) {
      const messages = [
        { role: 'system', content: task },
        { role: 'user', content: material.slice(0, MOST_SENT) },
      ]
      const body = JSON.stringify({ model, temperature: 0, response_format: { type: 'json_object' }, messages })
      try {
        // A key goes nowhere else: a redirect is an error.
        const signal = AbortSignal.timeout(timeout_ms)
        const response = await fetch(address, { method: 'POST', headers, body, signal, redirect: 'error' })
        if (!response.ok) return { ok: false, error: `${new URL(address).host} answered HTTP ${response.status}` }
        const answer = (await response.json()) as Completion
        tokens += answer.usage?.total_tokens ?? 0
        const content = answer.choices?.[0]?.message?.content
        if (typeof content !== 'string') return { ok: false, error: 'its answer has no text' }
        return { ok: true, value: JSON.parse(withoutFence(content)) }
      } catch (error) {
        return { ok: false, error: error instanceof Error ? error.message : String(error) }
      }
    },
    tokens: () => tokens,
  }
}

const TIMEOUT_MS = 60_000
/** Characters of a text or a page: what stands behind is not sent. */
const MOST_SENT = 8000

interface Completion {
  choices?: { message?: { content?: unknown } }[]
  usage?: { total_tokens?: number }
}

/** Models like to wrap JSON in a block of Markdown. */
function withoutFence(text: string): string {
  const trimmed = text.trim()
  if (!trimmed.startsWith('```')) return trimmed
  const start = trimmed.indexOf('\n') + 1
  const end = trimmed.lastIndexOf('```')
  return trimmed.slice(start, end > start ? end : undefined)
}
