import type { EventLog } from '../feed/event-log.ts'

/** How often a line is sent when nothing happens, so that both ends notice a dead connection, in ms. */
const SIGN_OF_LIFE_MS = 15_000

/**
 * Server-sent events: every change behind `after`, then those to come. Where `after` is not known (any more) the first
 * event is `reset`: the page reads everything anew. A page that reads slowly is given what it missed when it reads
 * again.
 */
export function eventStream(events: EventLog, after: string | null): Response {
  const encoder = new TextEncoder()
  let last = after ?? events.last
  let stop = (): void => undefined
  const send = (controller: ReadableStreamDefaultController<Uint8Array>, text: string): void => {
    controller.enqueue(encoder.encode(text))
  }
  const catchUp = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    if ((controller.desiredSize ?? 0) <= 0) return
    const missed = events.after(last)
    if (missed === null) {
      last = events.last
      send(controller, `id: ${last}\nevent: reset\ndata: {}\n\n`)
      return
    }
    for (const { id, patch } of missed) send(controller, `id: ${id}\nevent: patch\ndata: ${JSON.stringify(patch)}\n\n`)
    last = events.last
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        send(controller, 'retry: 1000\n\n')
        const unlisten = events.listen(() => catchUp(controller))
        const timer = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) send(controller, ': still there\n\n')
        }, SIGN_OF_LIFE_MS)
        stop = () => {
          unlisten()
          clearInterval(timer)
        }
      },
      pull: catchUp,
      cancel: () => stop(),
    },
    { highWaterMark: 64 },
  )
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}
