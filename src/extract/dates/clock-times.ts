/**
 * The text with its times of day as blanks of the same length, so that no hour is taken for a day or a year: 10:30,
 * 10h30, 2 pm, 18.30 Uhr, kl. 9.15, 10.30 น, 2000 hrs, and the zone behind them. What else looks like 18.30 may be a
 * date and stays.
 */
export function withoutClockTimes(text: string): string {
  if (!/\d/.test(text)) return text
  return CLOCKS.reduce((rest, pattern) => rest.replace(pattern, (time) => ' '.repeat(time.length)), text)
}

const HALF = String.raw`(?: ?[ap]\.? ?m\b\.?)`
const ZONES =
  'z|utc|gmt|[ecmpa][sd]t|akst|hst|ist|pkt|bst|cest|cet|eest|eet|wet|west|msk|ae[sd]t|ac[sd]t|awst|nz[sd]?t|sgt|hkt|jst|kst|pht|pst|wib|wita|wit|ict|sast|eat|wat|cat|brt|art|clt|gst|nst|sst|fjt|pgt|tot'
const ZONE = String.raw`(?: ?\(?(?:${ZONES})\b\)?)?(?: ?[+-]\d{1,2}(?::?\d{2})?(?![\d/.-])\)?)?`
// What stands behind an hour: o'clock in the languages that write 18.30 or 18.
const MARK =
  "uhr|wib|wita|wit|hrs?|hours?|o'clock|h|น|โมง|ч|час(?:а|ов)?|год(?:ин|ини|ину)?|ora|ore|horas?|heures?|val|gmt|utc|gio|saat|[時时點点시](?: ?\\d{1,2} ?[分분](?:半)?)?"
// What stands in front of one.
const LEAD =
  'um|kl|klo|kell|klukkan|at|a las|a la|las|as|à|a|alle|ore|ora|orele|om|o|ob|u|в|о|у|jam|pukul|jm|pkl|saat|saati|luc|vao luc|เวลา|ម៉ោង|ເວລາ|στις|ωρα|as|às|time|hora|heure|time:|الساعة|ساعت|בשעה|godz|h|kello|oras|alas|ng|время|час|gio|saa'

const CLOCKS = [
  // 2000 hrs, 0930h
  /(?<![\d/.-])\d{3,4} ?(?:hrs?|hours|h|uhr)\b\.?/g,
  new RegExp(
    String.raw`(?:(?<=\d)t)?(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?!\d)${HALF}?(?: ?(?:${MARK})(?![\p{L}\d]))?\.?${ZONE}`,
    'gu',
  ),
  /(?<![\d/.,-])\d{1,2} ?h ?\d{2}(?![\d\p{L}])/gu,
  new RegExp(
    String.raw`(?<![\d/.,:])(?<!\d-)\d{1,2}(?:[.:]\d{2}){0,2} ?(?:- ?\d{1,2}(?:[.:]\d{2})? ?)?(?:(?:${MARK})(?![\p{L}\d])|[ap]\.? ?m\b)\.?${ZONE}`,
    'gu',
  ),
  new RegExp(String.raw`(?<![\p{L}\d])(?:${LEAD})[.:]? ?\d{1,2}[.:h]\d{2}(?:[.:]\d{2})?(?![.:/-]?\d)${ZONE}`, 'gu'),
  // A zone by itself: what follows its sign is no day.
  /\b(?:gmt|utc) ?[+-] ?\d{1,2}(?::?\d{2})?(?!\d)/g,
]
