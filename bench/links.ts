/**
 * Question: which links of a home page are stories? Labelled links (JSON Lines with `url`, `text`, `story`), by default
 * those beside the project. `npm run bench -- links [FILE]`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { ACCEPTED_FROM } from '../src/discovery/link-kind.ts'
import { scoreArticleLink } from '../src/discovery/score-article-link.ts'

const file = process.argv[2] ?? new URL('../../shared/data/links-dev/truth.jsonl', import.meta.url)
if (!existsSync(file)) {
  process.stdout.write('skipped: the labelled links are not there; name a file\n')
  process.exit(0)
}
const links = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line): { url: string; text: string; story: boolean } => JSON.parse(line))
const accepted = links.filter((link) => scoreArticleLink(link).score >= ACCEPTED_FROM)
const right = accepted.filter(({ story }) => story).length
const stories = links.filter(({ story }) => story).length
const correct = right + (links.length - stories - (accepted.length - right))
process.stdout.write(
  `links ${links.length}  accuracy ${(correct / links.length).toFixed(3)}  precision ${(right / accepted.length).toFixed(3)}  recall ${(right / stories).toFixed(3)}\n`,
)
