// Fetches the pages named as arguments and never closes its client: the process must end by itself nevertheless.
import { politeClient } from '../polite-client.ts'

const client = politeClient()
const outcomes = await Promise.all(process.argv.slice(2).map((url) => client.fetch(url, { operation: 'detail' })))
process.stdout.write(JSON.stringify(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.failure.kind))))
