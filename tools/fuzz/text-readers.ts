import { checkAddress } from '../../src/contacts/addresses/check-address.ts'
import { parseAddress } from '../../src/contacts/addresses/parse-address.ts'
import { checkCell } from '../../src/contacts/phones/check-cell.ts'
import { readDate } from '../../src/extract/dates/read-date.ts'
import { createCookieStore } from '../../src/http/cookie-store.ts'
import { parseRobots } from '../../src/http/middleware/robots-rules.ts'
import { filled, type Reader } from './reader.ts'

const NOW = new Date('2026-03-01T00:00:00Z')

/** Readers of texts that are no pages. */
export const TEXT_READERS: Record<string, Reader> = {
  robots: {
    seeds: [
      'User-agent: *\nDisallow: /a*b$\nAllow: /a/index.html\nCrawl-delay: 2\n\nUser-agent: regatta\nDisallow:\n',
      'user agent regatta\ndisallow /x # c\nSitemap: https://news.example/map.xml\r\n',
    ],
    words: ['User-agent:', 'Disallow:', 'Allow:', 'Crawl-delay:', '*', '$', '#', '%2F', '%', '\r', 'regatta'],
    hostile: [
      filled(' ', 'a', 'b'),
      filled('*', 'User-agent: *\nDisallow: /', 'x$'),
      filled('a*', 'User-agent: *\nDisallow: /', 'x$'),
      filled('Disallow: /a\n', 'User-agent: *\n'),
      filled('User-agent: *\n'),
      filled('%', 'User-agent: *\nDisallow: /'),
      filled('x', 'User-agent: *\nAllow: /index.htm'),
      filled(' #', 'User-agent: *'),
    ],
    read(input) {
      const rules = parseRobots(input.toString(), 'regatta/1.0')
      rules.forbids('/a/b?c=d')
      rules.forbids(`/${'a'.repeat(2000)}`)
    },
  },
  cookie: {
    seeds: [
      'a=b; Path=/; Domain=news.example; Max-Age=60; Secure; HttpOnly; SameSite=Lax',
      'c="d"; Expires=Wed, 01 Jan 2031 00:00:00 GMT',
    ],
    words: ['; ', '=', 'Expires=', 'Domain=', 'Path=/', 'Max-Age=', '"', ',', '-1', '.example', '\0'],
    hostile: [
      filled(' ', 'a', '=b'),
      filled(';', 'a=b'),
      filled('=', 'a'),
      filled(' 1', 'a=b; Expires='),
      filled('a.', 'a=b; Domain='),
      filled('; Path=/', 'a=b'),
    ],
    read(input) {
      const store = createCookieStore(() => NOW.getTime())
      const url = new URL('https://news.example/a')
      for (const line of input.toString().split('\n')) store.store(url, line)
      store.pairsFor(url)
    },
  },
  date: {
    seeds: [
      '2026-01-02T03:04:05+01:00',
      '2 hours ago',
      'Published: Monday, 5 January 2026 at 8:00 am | Updated 6 Jan 2026',
      '5. März 2026',
      '令和8年1月2日',
      '1767312000',
      '03/04/2025 12.30',
    ],
    words: [
      '2026',
      '-',
      '/',
      '.',
      ' January ',
      ' ago',
      'yesterday',
      ' hours',
      '年',
      '月',
      '日',
      ':',
      ' pm',
      'T',
      'Z',
      '٢',
      'W05',
    ],
    hostile: [
      filled(' ', '1', 'January 2026'),
      filled('1 '),
      filled('1/'),
      filled('1:'),
      filled('1 January '),
      filled('January '),
      filled('2 hours '),
      filled('a'),
      filled('1', '', ' January'),
      filled('年'),
      filled('2026-01-02 '),
      filled('Updated '),
    ],
    read(input) {
      const text = input.toString()
      for (const language of [null, 'pt', 'ja']) {
        const day = readDate(text, { now: NOW, language })
        if (day !== null && !isDay(day)) throw new Error(`no day: ${day}`)
      }
    },
  },
  phone: {
    seeds: [
      '+1 (212) 555-0123 ext. 45',
      '020 7946 0958 / 020 7946 0959',
      'Tel: 0171/1234567; ext=12 (office)',
      '１２３-４５６',
      '1-800-FLOWERS',
    ],
    words: ['+', '(', ')', ' ext. ', ';ext=', ' / ', ' or ', 'Tel: ', '-', '.', 'x', '٠', '\n', ',,'],
    hostile: [
      filled(' ', '1', '1'),
      filled('1'),
      filled('('),
      filled('1 or '),
      filled('1;'),
      filled('a '),
      filled(',', '1'),
      filled('+1 '),
    ],
    read(input) {
      const text = input.toString()
      checkCell(text, 'US')
      checkCell(text, null)
      checkCell(text, 'DE')
    },
  },
  address: {
    seeds: [
      '1600 Pennsylvania Avenue NW, Washington, DC 20500, USA',
      '10 Downing Street, London SW1A 2AA',
      '〒100-0001 東京都千代田区千代田1-1',
      'Hauptstr. 5\n10115 Berlin\nGermany',
      'c/o A, Flat 3, 1 Queens Road, Central, Hong Kong',
    ],
    words: [', ', '\n', 'USA', ' 12345', 'Suite 5', 'PO Box 1', '〒', '県', '市', 'Street', ' DC ', '#', 'c/o '],
    hostile: [
      filled(' ', '1 a', 'b'),
      filled(','),
      filled('a, '),
      filled('1 '),
      filled('a '),
      filled('Suite '),
      filled('市'),
      filled('-1', '〒'),
      filled('a. ', ', ', ' 12345'),
      filled('# '),
    ],
    read(input) {
      const text = input.toString()
      for (const country of [null, 'US', 'JP', 'GB']) checkAddress(parseAddress(text, country))
    },
  },
}

function isDay(text: string): boolean {
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
