/**
 * What stands next to numbers that look like a date's and are something else: the third page, 2,013 views, a phone.
 * Each looks at a few characters only.
 */

/**
 * Whether the number that begins at `index` is a count or a place in some order: No. 4 May 2025, page 12, $4, 1.5 May.
 */
export function isNumbering(text: string, index: number): boolean {
  return NUMBERING.test(text.slice(Math.max(0, index - NEAR), index))
}

/**
 * Whether what begins at `index` and looks like a date in numbers belongs to a phone, a price, a version or a number of
 * some paper.
 */
export function isCode(text: string, index: number): boolean {
  return CODE.test(text.slice(Math.max(0, index - NEAR), index))
}

/** Whether the number that ends at `end` counts something: 2013 views, 2000 hrs, 2,013. */
export function isCounted(text: string, end: number): boolean {
  return COUNTED.test(text.slice(end, end + NEAR))
}

/**
 * Whether a two-digit year may end at `end`: the text ends there, or goes on with a mark or a time of day (which is
 * blank by now).
 */
export function endsShortYear(text: string, end: number): boolean {
  return SHORT_YEAR_END.test(text.slice(end, end + NEAR))
}

const NEAR = 24

const NUMBERING =
  /(?:[$€£¥₹฿₫₱%#№+]\s?|\d ?- ?|\d[.,:]|(?<!\p{L})(?:no|nos|nr|num|number|nomor|nomer|issue|iss|vol|volume|page|pages|pg|pp?|chapter|ch|part|pt|episode|ep|season|room|block|lot|unit|version|edition|ausgabe|heft|seite|teil|numero|pagina|pag|page|halaman|hal|edisi|bagian|bab|выпуск|стр|номер|глава|часть)[.:]? ?)$/u

const CODE =
  /(?:[$€£¥₹฿₫₱#№☎📞📱]\s?|\+\d[\d ().-]{0,14}|\d\) ?|(?<!\p{L})(?:rp|rm|rs|idr|myr|php|usd|aud|nzd|eur|kr|tel|telp|telefon|telefono|telephone|phone|ph|mob|mobile|cell|call|fon|fax|hp|whatsapp|wa|sms|hotline|no|nr|nomor|id|ref|isbn|issn|ip|v|ver|version|build|тел|телефон|факс|โทร|هاتف|電話|电话|전화)[.:)]{0,2} ?\(?)$/u

const COUNTED =
  /^(?:[.,]\d|:\d|\s?[%€$£°]|\s?(?:views?|reads?|hits?|visits?|visitors?|comments?|shares?|likes?|votes?|replies|reactions?|words?|people|persons?|followers?|subscribers?|times|hrs?|hours?|h|uhr|mins?|minutes?|minutos?|minuten|minuti|menit|seconds?|km|kg|usd|eur|aud|fjd|dollars?|vistas|visitas|visualiza\p{L}{0,8}|lecturas?|leituras?|vues?|commentaires?|comentarios?|kommentar\p{L}{0,3}|aufrufe|leser|letture|commenti|weergaven|reacties|просмотр\p{L}{0,3}|комментари\p{L}{0,3}|перегляд\p{L}{0,3}|komentar|dilihat|dibaca|pembaca|kali|tayangan|okunma|yorum|goruntulenme|luot|lan|ครั้ง|วิว|次|回|명|회|مشاهدة|قراءة|تعليق\p{L}{0,3})(?![\p{L}\d]))/u

// A blank that is two is a time of day; a word may stand before it: at, um, kl.
const SHORT_YEAR_END =
  /^(?:$|[ .]$|\.? ?[)\],;|·•](?!\d)|\.? ?- ?(?!\d)|[.,]? {2,}|,? (?:@|[\p{L}.]{1,6}(?: [\p{L}.]{1,4})?) {2,}|[年г]|'$)/u
