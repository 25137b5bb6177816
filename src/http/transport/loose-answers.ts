import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Dispatcher } from 'undici'
import type { AddressLookup } from './lookup.ts'

/**
 * Requests by Node's own client, whose parser takes answers with lines that end in LF alone, as curl and browsers do
 * (https://www.rfc-editor.org/rfc/rfc9112#section-2.2); undici's takes none. The connection is for this request alone.
 */
export function dispatchLoosely(
  { origin, path, headers }: LooseRequest,
  handler: Dispatcher.DispatchHandler,
  { lookup, max_headers }: { lookup: AddressLookup; max_headers: number },
): void {
  const { protocol, hostname, port } = new URL(origin)
  const request = (protocol === 'https:' ? httpsRequest : httpRequest)({
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    path,
    headers,
    lookup,
    agent: false,
    insecureHTTPParser: true,
    maxHeaderSize: max_headers,
  })
  const controller = controllerOf(request)
  const fail = (error: Error): void => handler.onResponseError?.(controller, controller.reason ?? error)
  request.on('error', fail)
  request.on('response', (answer: IncomingMessage) => {
    answer.on('error', fail)
    handler.onResponseStart?.(controller, answer.statusCode ?? 0, answer.headers, answer.statusMessage)
    answer.on('data', (chunk: Buffer) => handler.onResponseData?.(controller, chunk))
    answer.on('end', () => handler.onResponseEnd?.(controller, answer.trailers))
  })
  handler.onRequestStart?.(controller, undefined)
  if (!controller.aborted) request.end()
}

/** A GET as undici is given it. */
export interface LooseRequest {
  origin: string
  path: string
  headers: Record<string, string>
}

function controllerOf(request: ClientRequest): Dispatcher.DispatchController {
  let reason: Error | null = null
  return {
    get aborted() {
      return reason !== null
    },
    get reason() {
      return reason
    },
    paused: false,
    abort(why) {
      reason ??= why
      request.destroy(why)
    },
    pause: () => undefined,
    resume: () => undefined,
  }
}
