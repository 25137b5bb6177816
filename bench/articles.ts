/**
 * Question: how much of an article does `regatta extract` find without a config, and what does a page cost?
 *
 *   node bench/articles.ts [folder]
 *
 * Without a folder it reads generated pages in five layouts, of which every part is known. A folder holds
 * `truth.jsonl` with `html` (a path, perhaps of a .gz), `url`, `body` and `type` for each page. Printed are, for each
 * layout or type, the mean F1 of the words of the text (a bag of lower-case words), and the CPU for a page.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readArticle } from '../src/extract/article/read-article.ts'
import { madeArticles } from './extract/made-articles.ts'

interface Known {
  type: string
  url: string
  html: string
  body: string
}

const [folder] = process.argv.slice(2)
const pages = folder === undefined ? madeArticles(200) : pagesOf(folder)
const scores = new Map<string, number[]>()
const before = process.cpuUsage()
for (const { type, url, html, body } of pages) {
  const score = overlap(body, readArticle(html, url).body ?? '')
  scores.set(type, [...(scores.get(type) ?? []), score])
}
const { user } = process.cpuUsage(before)
for (const [type, all] of [...scores, ['all', [...scores.values()].flat()] as const]) {
  const mean = all.reduce((sum, score) => sum + score, 0) / all.length
  process.stdout.write(`${type.padEnd(16)} ${String(all.length).padStart(5)} pages   words F1 ${mean.toFixed(3)}\n`)
}
process.stdout.write(`${(user / 1000 / pages.length).toFixed(2)} ms of CPU for a page, scoring included\n`)

function pagesOf(path: string): Known[] {
  return readFileSync(join(path, 'truth.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const known = JSON.parse(line) as Known
      const file = readFileSync(join(path, known.html))
      return { ...known, html: (known.html.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8') }
    })
}

function overlap(truth: string, found: string): number {
  const [left, right] = [wordsOf(truth), wordsOf(found)]
  const times = new Map<string, number>()
  for (const word of left) times.set(word, (times.get(word) ?? 0) + 1)
  let common = 0
  for (const word of right) {
    const count = times.get(word) ?? 0
    if (count > 0) common++
    times.set(word, count - 1)
  }
  return left.length + right.length === 0 ? 1 : (2 * common) / (left.length + right.length)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
