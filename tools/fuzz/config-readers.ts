import { parseSource } from '../../src/config/parse/parse.ts'
import { readAnyYaml, readYaml } from '../../src/config/parse/yaml-text.ts'
import { configText } from '../../src/config/shared/config-text.ts'
import { effectiveSettings } from '../../src/config/shared/effective-settings.ts'
import { readSharedFile } from '../../src/config/shared/read-shared-file.ts'
import { filled, type Reader } from './reader.ts'

const PLACE = { file: 'configs/fiji/gazette.yaml', country: 'fiji', source: 'gazette' }
const PLAIN =
  'name: The Gazette\nbase_url: https://gazette.example\nlisting:\n  type: feed\n  url_template: https://gazette.example/feed\n  body_in_feed: true\n'

/** Readers of configs, and of what a folder says for all that lie in it. */
export const CONFIG_READERS: Record<string, Reader> = {
  config: {
    seeds: [
      'name: The Gazette\nbase_url: https://gazette.example\nlisting:\n  type: pagination\n  url_template: https://gazette.example/latest?page={num}\nselectors:\n  thumbnail: { container: article, title: h2, url: a }\n  article: { body: p }\n',
      'name: "G"\nbase_url: https://g.example\nlisting: &l { type: feed, url_template: https://g.example/feed, body_in_feed: true }\nlabels: [a, b]\nfilters: { url: { include: ["/news/\\\\d+"] } }\nfields: { n: { selector: .n, type: number } }\n',
      'name: W\nbase_url: https://w.example\nlisting: { type: api, url_template: "https://w.example/api?page={page}", json_paths: { collection: data, url: link, title: t } }\nselectors: { article: { body: [.a, "div > p"] } }\nschedule: weekdays 06:00\nwindow: "22:00-06:00"\npatience: brief\nheaders: { X-A: b }\ncookies: { a: b }\ndocuments: [{ selector: a.pdf, name: "{title}" }]\nstop_date: 2026-01-02\nparser: html5\n',
    ],
    words: [
      ': ',
      '- ',
      '&a ',
      '*a',
      '|',
      '>',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      '<<: ',
      '!!',
      '? ',
      '---\n',
      '\t',
      '\n  ',
      'cleaning:',
      'validate:',
      'every: 1h',
      '(a+)+$',
      ':has(',
      '{num}',
      'null',
      '1e999',
    ],
    hostile: [
      (length) => Array.from({ length: length / 8 }, (_, n) => `k${n}: 1\n`).join(''),
      (length) => `a: {${Array.from({ length: length / 8 }, (_, n) => `k${n}: 1`).join(', ')}}\n`,
      filled('a: 1\n'),
      filled('[', 'a: '),
      filled('{', 'a: '),
      filled('- ', ''),
      filled(' ', 'a: b', '\n'),
      filled(' ', 'a: "b', '"\n'),
      filled('*a, ', 'b: &a 1\nc: [', ']'),
      filled('x', 'name: ', '\nbase_url: x\n'),
      filled(':is(', 'name: G\nselectors: { article: { body: "', '" } }\n'),
    ],
    read(input) {
      const text = input.toString()
      readAnyYaml(text)
      parseSource(text, PLACE)
    },
  },
  defaults: {
    seeds: [
      'retries: 5\nheaders:\n  X-A: b\n  Accept: "*/*"\npatience: brief\n',
      'every: 6h\nrate_limit: 1\nselectors: { article: { body: p, title: h1 } }\nfilters: { min_body: 10 }\n',
      '# nothing\n',
      'cookies: &c { a: b }\nlabels: [a, *c]\nname: of one\n',
    ],
    words: [
      ': ',
      '- ',
      '&a ',
      '*a',
      '<<: *a',
      '{',
      '}',
      '[',
      ']',
      '? ',
      '---\n',
      '#',
      '\n  ',
      'null',
      '__proto__: ',
      'name: ',
      'headers:',
      'schedule: ',
      'every: 1h',
      'window: ',
      'cookies: ',
      'host_class: ',
      'constructor: ',
      '!!binary ',
    ],
    hostile: [
      filled('#\n'),
      filled(' \n'),
      filled(' ', '', 'retries: 1\n'),
      filled('retries: 1\n'),
      filled('- a\n', 'labels:\n'),
      filled(' ', 'retries: 1', '\n'),
      filled('{a: ', 'headers: '),
      filled('a', 'headers: {', ': b}\n'),
      (length) =>
        Array.from({ length: length / 10 }, (_, n) => `  X-${n}: b\n`).reduce((all, one) => all + one, 'headers:\n'),
      (length) => Array.from({ length: length / 10 }, (_, n) => `a${n}: b\n`).join(''),
    ],
    read(input) {
      const { file } = PLACE
      const settings = readSharedFile(input.toString(), 'configs/_defaults.yaml')
      if (!settings.ok) return
      const layers = [settings.layer, settings.layer]
      const parsed = parseSource(PLAIN, PLACE, {}, layers)
      const yaml = readYaml(PLAIN)
      if (!parsed.ok || yaml.data === null) return
      for (const { from } of effectiveSettings(configText(yaml, yaml.data, file, layers), parsed.source)) {
        if (!/^(?:default|configs\/.+:\d+)$/.test(from)) throw new Error(`a value from nowhere: ${from}`)
      }
    },
  },
}
