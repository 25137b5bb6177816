import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWarc } from '../../src/http/warc/read-warc.ts'
import { folderRunReader } from '../../src/runs/folder/folder-run-reader.ts'
import { filled, type Reader } from './reader.ts'
import { withFile, withFolder } from './scratch-file.ts'
import { readTable, workbook } from './table-file.ts'

const RUN = '20260102_030405_0000'
const response = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x'
const record = (block: string): string =>
  `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`

/** Readers of files and folders. */
export const FILE_READERS: Record<string, Reader> = {
  csv: {
    seeds: ['name,phone\nAna,1\n"Bo ""B"" \n",2\n', 'sep=;\r\na;b\r\n"c";d\r\n', '\ufeffa\tb\n1\t2\n'],
    words: ['"', '""', ',', ';', '\t', '\r\n', '\n', 'sep=', '\0', '\ufeff'],
    hostile: [
      filled('"', 'a,b\n'),
      filled('"\n', 'a,b\n"'),
      filled(',', 'a,b\n'),
      filled('\n', 'a,b\n'),
      filled('1,2\n', 'a,b\n'),
      filled('a,', '', 'b\n1\n'),
      filled('"x"y\n', 'a,b\n'),
      filled('",', 'a,b\n"'),
    ],
    read: (input) => readTable(input, 'csv'),
  },
  jsonl: {
    seeds: ['{"a":1,"b":"x"}\n{"a":null,"c":[1,{"d":2}]}\n', '{"a":"\\u00e4"}\r\n\r\nnot json\n'],
    words: ['{', '}', '":', '[', '\\u', 'null', '1e999', '\n', '"__proto__":', '\r'],
    hostile: [
      filled('{"a":1}\n'),
      filled('\n', '{"a":1}\n'),
      filled('['),
      filled('{"a":'),
      filled(' ', '{"a":1}', '\n'),
      filled('x\n', '{"a":1}\n'),
      filled('null\n', '{"a":1}\n'),
      (length) => Array.from({ length: length / 10 }, (_, n) => `{"k${n}":1}\n`).join(''),
    ],
    read: (input) => readTable(input, 'jsonl'),
  },
  xlsx: {
    // The sheet of a workbook, which is packed for each input: bits flipped in the archive are found by its checksums.
    seeds: [
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>name</v></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row><row r="2"><c r="A2" t="str"><v>x</v></c><c r="B2"><v>1.5</v></c></row></sheetData></worksheet>',
    ],
    words: [
      '<row>',
      '<c>',
      '<v>',
      't="s"',
      't="b"',
      't="e"',
      's="1"',
      'r="XFD1048576"',
      'r="ZZZZ99"',
      '</c>',
      '</row>',
      '&#x1F600;',
      '_x0000_',
      '<is><t>',
      '1e308',
    ],
    hostile: [
      filled('<row>', '<worksheet><sheetData>'),
      filled('<c/>', '<worksheet><sheetData><row>'),
      filled('<row><c t="str"><v>a</v></c></row>', '<worksheet><sheetData>'),
      filled(' ', '<worksheet><sheetData><row><c r="A1"', '></c></row></sheetData></worksheet>'),
      filled('_x0041_', '<worksheet><sheetData><row><c t="str"><v>', '</v></c></row></sheetData></worksheet>'),
    ],
    read: async (input) => await readTable(await workbook(input), 'xlsx'),
  },
  warc: {
    seeds: [record(response), record(response).replace('response', 'warcinfo') + record('x')],
    words: ['WARC/1.1', 'Content-Length: ', '\r\n', '\r\n\r\n', 'WARC-Type: ', '999999999', '-1', 'HTTP/1.1 ', ': '],
    hostile: [
      filled(record('x')),
      filled('\r\n'),
      filled('a: b\r\n', 'WARC/1.1\r\n'),
      filled(' ', 'WARC/1.1\r\nContent-Length:', '1\r\n\r\nx'),
      filled('\r\n\t', 'WARC/1.1\r\na: b'),
      filled('x', 'WARC/1.1\r\nContent-Length: 999999999\r\n\r\n'),
    ],
    read: (input) =>
      withFile('a.warc', input, async (path) => {
        // What is no WARC file is refused by an error that the caller catches.
        const rows = readWarc(path)
        try {
          for await (const { block } of rows) void block.length
        } catch (error) {
          if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) throw error
        }
      }),
  },
  'run-folder': {
    seeds: [
      JSON.stringify({
        run: RUN,
        created: '2026-01-02T03:04:05Z',
        mode: 'parallel',
        max_parallel: 1,
        limits: {},
        poll_ms: 1,
        grace_ms: 1,
        units: [{ kind: 'single', members: [] }],
      }),
      JSON.stringify({
        status: 'success',
        reason: null,
        detail: '',
        counts: { pages: {}, records: {} },
        started: '2026-01-02T03:04:05Z',
        finished: '2026-01-02T03:04:06Z',
        process: { pid: 1, start_time: '1', boot_id: 'x' },
      }),
    ],
    words: ['{', '}', 'null', '[]', '"', ':', ',', '1e999', '-1', '"process":', '"units":'],
    hostile: [filled('['), filled(' '), filled('{"a":'), filled('[],', '[', '[]]')],
    read: (input) =>
      withFolder(async (folder) => {
        mkdirSync(join(folder, 'runs', RUN), { recursive: true })
        for (const name of ['plan', 'summary', 'orchestrator'])
          writeFileSync(join(folder, 'runs', RUN, `${name}.json`), input)
        const reader = folderRunReader(folder)
        await reader.damage(RUN)
        await reader.plan(RUN)
        await reader.newestFinished()
        await reader.unfinished()
      }),
  },
}
