/** A part of a date or a clock: 7 is '07'. */
export function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
