// A look-up service on loopback: answers like Google, Nominatim or numverify after a while, and remembers when it was
// asked. arguments: latency in ms, requests a second above which it refuses (0: none)
import { createServer } from 'node:http'

const [latency = 0, perSecond = 0] = process.argv.slice(2).map(Number)
const arrivals: number[] = []
let inFlight = 0
let mostInFlight = 0
let failures = 0

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/evidence') {
    response.end(JSON.stringify({ arrivals, mostInFlight }))
    return
  }
  const now = performance.now()
  arrivals.push(now)
  mostInFlight = Math.max(mostInFlight, ++inFlight)
  const lastSecond = arrivals.filter((at) => at > now - 1000).length
  setTimeout(() => {
    inFlight--
    const query = url.searchParams.get('address') ?? url.searchParams.get('q') ?? url.searchParams.get('number') ?? ''
    if (perSecond > 0 && lastSecond > perSecond) answer(429, { status: 'OVER_QUERY_LIMIT', results: [] })
    else if (url.pathname === '/phones') answer(...phones(query))
    else if (query.includes('Flaky') && failures++ < 2) answer(503, null)
    else if (query.includes('Forbidden')) answer(200, { status: 'REQUEST_DENIED', results: [] })
    else if (url.pathname === '/google') answer(200, google(query))
    else answer(200, nominatim(query))
  }, latency)

  function answer(status: number, body: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
})

/** What a number gets is in its last digits. */
function phones(number: string): [number, unknown] {
  if (number.endsWith('503') && failures++ < 2) return [503, null]
  if (number.endsWith('104')) return [200, { success: false, error: { code: 104, type: 'usage_limit_reached' } }]
  if (number.endsWith('101')) return [200, { success: false, error: { code: 101, type: 'invalid_access_key' } }]
  if (number.endsWith('000')) return [200, { valid: false, number, location: '', carrier: '', line_type: null }]
  if (number.endsWith('7')) return [200, { valid: true, number, location: 'Novato', carrier: '', line_type: 'paging' }]
  return [200, { valid: true, number, location: 'Springfield', carrier: 'Example Tel', line_type: 'mobile' }]
}

function google(query: string): unknown {
  if (query.includes('Nowhere')) return { status: 'ZERO_RESULTS', results: [] }
  const geometry = { location: { lat: 1.5, lng: -2.5 }, location_type: 'ROOFTOP' }
  return { status: 'OK', results: [{ formatted_address: query, geometry, address_components: [1, 2, 3, 4, 5] }] }
}

function nominatim(query: string): unknown {
  if (query.includes('Nowhere')) return []
  return [{ lat: '1.5', lon: '-2.5', display_name: query, place_rank: 30 }]
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('disconnect', () => process.exit())
