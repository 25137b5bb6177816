import { openingHoursText } from '../../../hours/opening-hours.ts'
import { batchLine } from '../../session/batch-line.ts'
import { timesIn } from './times-in.ts'

/**
 * The answer to one line of a batch, as JSON: `{"id","facts","opening_hours"}`, or `{"id","error"}` for a line that is
 * not an object with a text. Language and kind of the line come before those of the command.
 */
export function answerLine(
  raw: string,
  given: { language: string | undefined; kind: string | undefined },
): { line: string; well: boolean } {
  const asked = batchLine(raw)
  const id = asked?.['id'] ?? null
  const text = asked?.['text']
  if (asked === null || typeof text !== 'string') {
    const error = asked === null ? 'not a JSON object' : 'text must be a string'
    return { line: JSON.stringify({ id, error }), well: false }
  }
  const [language, kind] = [textOr(asked['language'], given.language), textOr(asked['kind'], given.kind)]
  const facts = timesIn(text, { language, kind })
  return { line: JSON.stringify({ id, facts, opening_hours: openingHoursText(facts) }), well: true }
}

function textOr(value: unknown, otherwise: string | undefined): string | null {
  return typeof value === 'string' ? value : (otherwise ?? null)
}
