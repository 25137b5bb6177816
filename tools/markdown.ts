import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Code {
  /** 'yaml', 'sh' ... of a fenced block, 'indented', or 'inline'. */
  kind: string
  text: string
  line: number
}

export interface MarkdownFile {
  path: string
  text: string
}

/** The pages of this repository. */
export function markdownFiles(root: string): MarkdownFile[] {
  return globSync('{*.md,{docs,deploy,configs,demo,bench,tools,test,src}/**/*.md}', { cwd: root })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The text with every piece of code blanked out, lines kept: links and headings are looked for here. */
export function prose(text: string): string {
  return text.replace(FENCED, blank).replace(INLINE, blank)
}

/** Fenced blocks, indented blocks (a line each) and `inline` code. */
export function codeOf(text: string): Code[] {
  const line = (index: number): number => text.slice(0, index).split('\n').length
  const fenced = [...text.matchAll(FENCED)].map((m) => ({ kind: m[2]!, text: m[3]!, line: line(m.index) + 1 }))
  const rest = text.replace(FENCED, blank)
  const indented = [...rest.matchAll(INDENTED)].map((m) => ({ kind: 'indented', text: m[1]!, line: line(m.index) }))
  const inline = [...rest.matchAll(INLINE)].map((m) => ({ kind: 'inline', text: m[2]!, line: line(m.index) }))
  return [...fenced, ...indented, ...inline]
}

/** Anchors as the usual renderers make them of headings: lower case, blanks to dashes, a number behind a second one. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading] of text.replace(FENCED, blank).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
    let numbered = anchor
    for (let n = 1; anchors.has(numbered); n++) numbered = `${anchor}-${n}`
    anchors.add(numbered)
  }
  return anchors
}

const FENCED = /^(```+|~~~+)\s*([\w-]*)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm
const INDENTED = /^ {4,}(\S[^\n]*)$/gm
const INLINE = /(`+)([^`\n][^\n]*?)\1/g

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
