/** Nothing shorter nests so deeply that it could not be written again. */
const SHALLOW = 2000

/** The object that a line of a batch is, or null; one that nests too deeply to be written again is none. */
export function batchLine(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw)
    if (raw.length > SHALLOW) JSON.stringify(value)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
