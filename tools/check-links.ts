import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { anchorsOf, markdownFiles, prose, type MarkdownFile } from './markdown.ts'

const LINK = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm

/**
 * Every relative link of every page leads somewhere, anchors included; that of a page in the npm package, to something
 * that is in the package.
 */
export function checkLinks(root: string): string[] {
  const packed = packedFiles(root)
  return markdownFiles(root).flatMap((file) =>
    [...prose(file.text).matchAll(LINK)].flatMap((match) => {
      const problem = checkLink(root, packed, file, match[1] ?? match[2]!)
      return problem === null ? [] : [`${file.path}:${file.text.slice(0, match.index).split('\n').length}: ${problem}`]
    }),
  )
}

/** What package.json packs, and what npm packs of itself. */
function packedFiles(root: string): string[] {
  const path = join(root, 'package.json')
  if (!existsSync(path)) return []
  const { files = [] } = JSON.parse(readFileSync(path, 'utf8')) as { files?: string[] }
  return [...files, 'README.md', 'LICENSE', 'package.json']
}

function isWithin(places: string[], path: string): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`))
}

function checkLink(root: string, packed: string[], file: MarkdownFile, link: string): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return null
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? join(root, file.path) : join(root, dirname(file.path), decodeURI(path))
  if (!existsSync(target)) return `the link '${link}' leads nowhere`
  if (isWithin(packed, file.path) && !isWithin(packed, relative(root, target))) {
    return `'${link}' is not in the package, which this page is in`
  }
  if (anchor === undefined || statSync(target).isDirectory() || !target.endsWith('.md')) return null
  return anchorsOf(readFileSync(target, 'utf8')).has(anchor) ? null : `'${link}': there is no heading '#${anchor}'`
}
