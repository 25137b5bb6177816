import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreLinks } from '../../src/discovery/score-links.ts'
import { openEndpoint } from '../../src/opinion/endpoint.ts'
import { linksOpinion } from '../../src/opinion/links-opinion.ts'
import { modelStandIn } from './stand-in.ts'

const LINKS = scoreLinks(
  [
    { url: '/parishes', text: 'Parishes' },
    { url: '/find', text: 'Find us' },
    { url: '/terms', text: 'Terms of use' },
  ],
  'directory',
)

test('where the model differs the scores meet in the middle, and links without a score are not asked about', async (t) => {
  const { url, asked } = await modelStandIn(t, ['{"scores":{"0":2,"1":10,"9":10}}'])
  const { links } = await linksOpinion(LINKS, 'directory', openEndpoint({ url, model: 'm', key: null }))
  const [first, second] = LINKS
  const scores = new Map(links.map((link) => [link.url, link.score]))
  assert.equal(scores.get(first!.url), Math.round((first!.score + 2) / 2))
  assert.equal(scores.get(second!.url), Math.round((second!.score + 10) / 2))
  assert.equal(links[0]?.url, second!.url)
  assert.match(links[0]?.reasons.at(-1) ?? '', /second opinion: 10 of 10/)
  assert.doesNotMatch(asked[0]?.body.messages.at(-1)?.content ?? '', /terms/)
})

for (const answer of ['{"scores":{"0":11,"1":"high"}}', '{}', 404]) {
  test(`scores stay as they are after ${answer}`, async (t) => {
    const { url } = await modelStandIn(t, [answer])
    const { links } = await linksOpinion(LINKS, 'directory', openEndpoint({ url, model: 'm', key: null }))
    assert.deepEqual(links, LINKS)
  })
}
