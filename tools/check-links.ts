import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { anchorsOf, markdownFiles, prose, type MarkdownFile } from './markdown.ts'

const LINK = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm

/** Every relative link of every page leads somewhere, anchors included. */
export function checkLinks(root: string): string[] {
  return markdownFiles(root).flatMap((file) =>
    [...prose(file.text).matchAll(LINK)].flatMap((match) => {
      const problem = checkLink(root, file, match[1] ?? match[2]!)
      return problem === null ? [] : [`${file.path}:${file.text.slice(0, match.index).split('\n').length}: ${problem}`]
    }),
  )
}

function checkLink(root: string, file: MarkdownFile, link: string): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return null
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? join(root, file.path) : join(root, dirname(file.path), decodeURI(path))
  if (!existsSync(target)) return `the link '${link}' leads nowhere`
  if (anchor === undefined || statSync(target).isDirectory() || !target.endsWith('.md')) return null
  return anchorsOf(readFileSync(target, 'utf8')).has(anchor) ? null : `'${link}': there is no heading '#${anchor}'`
}
