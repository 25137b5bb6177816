import { readFileSync, existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sourceFiles } from './source-files.ts'

const PAGE = 'test/README.md'

/**
 * A test is named for the file or folder that it tests, which stands in the room of the same name, or for a behaviour
 * that test/README.md lists.
 */
export function checkTestNames(root: string): string[] {
  const files = sourceFiles(root).map(({ path }) => path)
  const listed = existsSync(join(root, PAGE)) ? listedIn(readFileSync(join(root, PAGE), 'utf8')) : []
  const tests = files.filter((path) => path.endsWith('.test.ts'))
  const sources = files.filter((path) => !path.startsWith('test/'))
  const unnamed = tests.filter((test) => !sources.some((source) => isNamedFor(test, source)))
  return [
    ...unnamed
      .filter((test) => !listed.includes(test))
      .map((test) => `${test}: is named for no file of ${roomsOf(test).join(' or ')}, and ${PAGE} does not list it`),
    ...listed.filter((path) => !tests.includes(path)).map((path) => `${PAGE}: there is no ${path}`),
    ...listed
      .filter((path) => tests.includes(path) && !unnamed.includes(path))
      .map((path) => `${PAGE}: ${path} is named for its source`),
  ]
}

function isNamedFor(test: string, source: string): boolean {
  const name = basename(test, '.test.ts')
  if (!roomsOf(test).some((room) => source.startsWith(`${room}/`))) return false
  return basename(source).replace(/(\.d)?\.\w+$/, '') === name || basename(dirname(source)) === name
}

/** test/http/warc/replay.test.ts is about src/http. */
function roomsOf(test: string): string[] {
  const room = test.split('/')[1]!
  if (room === 'tools') return ['tools']
  return room === 'demo' ? ['demo', 'src/cli/commands/demo'] : [`src/${room}`]
}

function listedIn(page: string): string[] {
  return [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => `test/${match[1]}`)
}
