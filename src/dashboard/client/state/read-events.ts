/** One server-sent event. */
export interface ServerEvent {
  id: string
  type: string
  data: string
}

/**
 * The events of an answer as they come (HTML standard, 9.2.6, of which the server uses id, event and data). The
 * browser's own EventSource cannot send a token. `onBytes` is called whenever anything arrives.
 */
export async function* readEvents(response: Response, onBytes: () => void): AsyncGenerator<ServerEvent> {
  if (response.body === null) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onBytes()
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventOf(block)
      if (event !== null) yield event
    }
  }
}

function eventOf(block: string): ServerEvent | null {
  const event: ServerEvent = { id: '', type: 'message', data: '' }
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ')
    const value = line.slice(colon + 2)
    switch (line.slice(0, Math.max(0, colon))) {
      case 'id':
        event.id = value
        break
      case 'event':
        event.type = value
        break
      case 'data':
        event.data += value
        break
    }
  }
  return event.data === '' ? null : event
}
