import { resolveLink } from '../../listing/link.ts'

/** Whether an address names a document by its ending, or by what programs call the sending of one. */
export function isDocumentLink(href: string): boolean {
  const [path = '', query = ''] = href.slice(0, LONGEST).split('?')
  return DOCUMENT.test(path) || DOCUMENT.test(query) || SENDS.test(href.slice(0, LONGEST))
}

/** Whether a link text says only that there is a link: `PDF`, `read more`, `View`. */
export function isBareLinkText(text: string): boolean {
  return text.length <= 40 && BARE.test(text.trim())
}

/** Links to maps, networks and the like say nothing of the record itself. */
export function isAside(href: string): boolean {
  return ASIDE.test(href)
}

/** Whether an address is the front page of a site, or one of its languages. */
export function isFrontPage(url: string): boolean {
  const { pathname, search } = new URL(url)
  return (
    search === '' &&
    (/^\/?$/.test(pathname) || /^\/(?:[a-z]{2}|index\.\w{3,4}|home|default\.aspx?)\/?$/i.test(pathname))
  )
}

/** Whether two addresses are on one site, `www.` or not. */
export function isSameSite(a: string, b: string): boolean {
  const host = (url: string): string => new URL(url).host.replace(/^www\./, '')
  return host(a) === host(b)
}

/** The address that a link leads to, mail and the like omitted. */
export function pageLink(href: string, base: string): string | null {
  return /^(?:mailto|tel|sms|fax|javascript|data):/i.test(href.trim()) ? null : resolveLink(href, base)
}

const LONGEST = 2000
const DOCUMENT = /\.(?:pdf|docx?|rtf|wpd|odt|xlsx?|pptx?|txt|epub|zip)(?:$|[&#;/])/i
const SENDS =
  /(?:download|viewdocument|getdocument|showdoc|openfile|getfile|documentviewer|attachment|docdownload|viewfile|filedownload|\/bitstream\/|displayfile)/i
const BARE =
  /^(?:[[(]?\s?(?:pdf|doc|docx|html?|wpd|rtf|word)\s?[\])]?|(?:read|view|see|show|learn|find out)(?: \w+){0,3}|more|more info(?:rmation)?|details?|view details|download(?: \w+){0,2}|open|full (?:text|opinion|profile|details)|opinions?|orders?|decision|click here|here|link|map|directions|get directions|website|web ?site|visit (?:web ?site|us)|homepage|home page|email(?: us)?|e-?mail|contact(?: us)?|call|profile|mehr(?: erfahren| lesen)?|weiter(?:lesen)?|karte|zur website|webseite|ver(?: más| mas| mapa)?|leer más|más información|sitio web|voir(?: plus)?|lire la suite|en savoir plus|plan|site(?: web| internet)?|vedi|leggi(?: tutto)?|dettagli|scopri di più|sito(?: web)?|saiba mais|mapa|więcej|strona|lees meer|kaart|»|›|→|\.{3}|…)$/i
const ASIDE =
  /^https?:\/\/(?:[\w-]+\.)?(?:google\.[a-z.]{2,6}\/maps|maps\.google|maps\.app\.goo|goo\.gl\/maps|openstreetmap\.org|bing\.com\/maps|maps\.apple|facebook\.|fb\.com|twitter\.|x\.com\/|instagram\.|linkedin\.|youtube\.|youtu\.be|pinterest\.|tiktok\.|whatsapp\.|wa\.me|t\.me\/|addtoany|sharethis|plus\.google)/i
