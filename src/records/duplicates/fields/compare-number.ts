/**
 * 1 equal, then by the part in which they differ: .92 up to 1 %, .8 up to 5 %, .7 up to 15 %, .5 up to 40 %, else 0.
 */
export function compareNumber(a: number, b: number): number {
  if (a === b) return 1
  const larger = Math.max(Math.abs(a), Math.abs(b))
  const part = Math.abs(a - b) / larger
  if (part <= 0.01) return 0.92
  if (part <= 0.05) return 0.8
  if (part <= 0.15) return 0.7
  return part <= 0.4 ? 0.5 : 0
}

/** The number in a cell (`$1,299.00`, `12.5 %`, `1.299,00 €`), or null when there is none or more than one. */
export function parseNumber(value: string): number | null {
  const text = value.replace(/[\s$€£¥%]|usd|eur/gi, '')
  if (!/^[-+]?[.,]*\d[\d.,]*$/.test(text)) return null
  const decimal = /[.,](?=\d*$)/.exec(text)
  const isGroup = decimal !== null && /^[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(text) && decimal[0] === ','
  if (decimal === null || isGroup) return Number(text.replace(/[.,]/g, ''))
  const whole = text.slice(0, decimal.index).replace(/[.,]/g, '')
  const number = Number(`${whole}.${text.slice(decimal.index + 1)}`)
  return Number.isFinite(number) ? number : null
}
