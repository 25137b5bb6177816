/** JSON also for what Parquet holds and JSON does not: integers of 64 bits and bytes (base64). */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return Number.isSafeInteger(Number(part)) ? Number(part) : String(part)
    return part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part
  })
}
