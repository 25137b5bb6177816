import { checkDocument } from '../../src/documents/check-document.ts'
import { documentName, numberedName } from '../../src/documents/file-name.ts'
import { linkedName } from '../../src/scraper/documents/linked-name.ts'
import { filled, type Reader } from './reader.ts'
import { withFile } from './scratch-file.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=='
/** As long as Linux takes, in bytes. */
const LONGEST_NAME = 255
const UNSAFE = /[\p{Cc}\p{Cs}/\\:*?"<>|]|^\.|[. ]$/u

/** Readers of documents, and of what servers say that they are called. */
export const DOCUMENT_READERS: Record<string, Reader> = {
  document: {
    seeds: [
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
      Buffer.from(PNG, 'base64'),
      Buffer.from('PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml', 'latin1'),
      Buffer.from('ID3\x03\0\0\0\0\0\x21TIT2\0\0\0\x02\0\0\0a\xff\xfb\x90\0', 'latin1'),
      Buffer.from('\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa\0\x62\xce\x6c\x1e\0\0\0\0\0\0\0\x01\0\0\0', 'latin1'),
      Buffer.from('\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska', 'latin1'),
      Buffer.from('II*\0\x08\0\0\0\x01\0\0\x01\x03\0\x01\0\0\0', 'latin1'),
      Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'),
      '<?xml version="1.0"?><svg></svg>',
      '<!doctype html><html><p>not found',
    ],
    words: [
      '%PDF-',
      '%%EOF',
      '<html',
      '<!doctype html',
      'PK\x03\x04',
      'PK\x05\x06',
      '[Content_Types].xml',
      'mimetype',
      'word/',
      'ID3',
      'ftyp',
      'moov',
      'OggS',
      'RIFF',
      '\x1f\x8b\b',
      'II*\0',
      'MM\0*',
      'ustar',
      '\0\0\0\0',
      '<?xml',
      '\x7fELF',
    ],
    hostile: [
      filled('%PDF-'),
      filled('<'),
      filled('<!doctype '),
      filled(' ', '<!doctype'),
      filled('PK\x03\x04'),
      filled('\0', 'PK\x03\x04'),
      (length) => Buffer.alloc(length, '\x89PNG\r\n\x1a\n\0\0\0\0IDAT\0\0\0\0', 'latin1'),
      (length) => Buffer.alloc(length, 'ID3\x03\0\0\0\0\0\0', 'latin1'),
    ],
    read: (input) =>
      withFile('a.bin', input, async (path) => {
        const pdf = { read: () => Promise.resolve({ ok: true, text: 'a' } as const) }
        await checkDocument(path, { type: null, contains: null }, pdf)
        await checkDocument(path, { type: 'pdf', contains: 'a' }, pdf)
      }),
  },
  'document-name': {
    seeds: [
      'attachment; filename="Report 2026.pdf"; filename*=UTF-8\'\'R%C3%A9sum%C3%A9.pdf\nMinutes of {the} meeting',
      'inline; filename=../../etc/passwd\nCON.pdf ',
      'attachment; filename="..\\..\\a\u202egnp.exe"\n...hidden',
    ],
    words: [
      'filename=',
      "filename*=UTF-8''",
      '"',
      ';',
      '%2F',
      '%00',
      '../',
      '..\\',
      '/',
      '.',
      ' ',
      'CON',
      'aux.',
      '{title}',
      '%',
      '\n',
      '.pdf',
      '.tar.gz',
      ':',
      '|',
    ],
    hostile: [
      filled(' ', 'filename'),
      filled('filename='),
      filled('%41', "filename*=utf-8''"),
      filled('.', 'filename="', '"\n'),
      filled('. ', 'a\n'),
      filled('é', 'a\n'),
      filled('{title}', 'a\n'),
      filled('/', 'filename="a', '"'),
    ],
    read(input) {
      const [disposition = '', title = ''] = input.toString().split('\n', 2)
      const facts = { filename: linkedName(urlOf(title), disposition), ext: 'pdf', index: 1, sha256: 'a'.repeat(64) }
      for (const template of ['{filename}', '{title}', '{title}-{filename}', '{title}.{ext}']) {
        const name = documentName(template, { title }, facts)
        for (const one of [name, numberedName(name, 10_000)]) {
          if (one === '' || UNSAFE.test(one) || Buffer.byteLength(one) > LONGEST_NAME)
            throw new Error(`an unsafe name: ${JSON.stringify(one)}`)
        }
      }
    },
  },
}

function urlOf(path: string): string {
  return URL.parse(path, 'https://news.example/')?.href ?? 'https://news.example/'
}
