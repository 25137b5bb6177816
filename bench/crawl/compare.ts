import type { Story } from './site-pages.ts'

/** Says how many of the stories came home as they are, and the first that did not. */
export function compare(stories: readonly Story[], truth: readonly Story[]): { equal: number; said: string } {
  const left = new Map(truth.map((story) => [story.url, story]))
  let [equal, first] = [0, '']
  for (const story of stories) {
    const expected = left.get(story.url)
    left.delete(story.url)
    const difference = expected === undefined ? 'named twice or not at all on the site' : differenceOf(story, expected)
    if (difference === null) equal++
    else first ||= `${story.url}: ${difference}`
  }
  const [lost] = left.keys()
  if (lost !== undefined) first ||= `${lost}: missing`
  return { equal, said: `${equal} of ${truth.length} equal${first === '' ? '' : `; first difference: ${first}`}` }
}

function differenceOf(story: Story, truth: Story): string | null {
  for (const part of ['title', 'date', 'body', 'tags'] as const) {
    const [found, expected] = [JSON.stringify(story[part]), JSON.stringify(truth[part])]
    if (found === expected) continue
    const at = Array.from({ length: expected.length }, (_, i) => i).find((i) => expected[i] !== found?.[i]) ?? 0
    return `${part} has ${found?.slice(Math.max(0, at - 20), at + 20)} instead of ${expected.slice(Math.max(0, at - 20), at + 20)}`
  }
  return null
}
