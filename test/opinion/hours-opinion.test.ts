import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readHours } from '../../src/hours/read-hours.ts'
import { openEndpoint } from '../../src/opinion/endpoint.ts'
import { hoursOpinion } from '../../src/opinion/hours-opinion.ts'
import { modelStandIn } from './stand-in.ts'

const TEXT =
  'The library is open Mon-Fri 9am-5pm. The choir meets whenever Tuesday has come, at seven sharp in the evening.'
const FACTS = readHours(TEXT).filter(({ start }) => start === '09:00')
const week = ['MO', 'TU', 'WE', 'TH', 'FR']

test('what both have found is surer, and what only the model quotes is added below 50', async (t) => {
  const { url, asked } = await modelStandIn(t, [
    `\`\`\`json\n${JSON.stringify({
      facts: [
        { days: week, start: '09:00', end: '17:00', quote: 'open Mon-Fri  9am-5pm' },
        { days: ['TU'], start: '19:00', end: null, kind: 'choir', quote: 'whenever Tuesday has come, at seven sharp' },
      ],
    })}\n\`\`\``,
  ])
  const { facts, error } = await hoursOpinion(TEXT, FACTS, openEndpoint({ url, model: 'small', key: 'secret' }))
  assert.equal(error, null)
  assert.deepEqual(
    facts.map(({ kind, days, start, note, rrule }) => [kind, days.join(), start, note, rrule]),
    [
      [null, week.join(), '09:00', null, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
      ['choir', 'TU', '19:00', 'second opinion only', 'FREQ=WEEKLY;BYDAY=TU'],
    ],
  )
  assert.ok((facts[0]?.confidence ?? 0) > (FACTS[0]?.confidence ?? 0) && (facts[1]?.confidence ?? 50) < 50)
  assert.deepEqual([asked[0]?.authorization, asked[0]?.path], ['Bearer secret', '/v1/chat/completions'])
  assert.equal(asked[0]?.body.model, 'small')
  assert.equal(asked[0]?.body.messages.at(-1)?.content, TEXT)
})

const INVENTED: [what: string, fact: object][] = [
  ['words that do not stand there', { days: ['SU'], start: '10:00', end: null, quote: 'Sunday at ten' }],
  ['a kind that does not', { days: ['TU'], start: '19:00', end: null, kind: 'mass', quote: 'at seven sharp' }],
  ['a time that cannot be', { days: ['TU'], start: '25:00', end: null, quote: 'at seven sharp' }],
  ['a day that is none', { days: ['XX'], start: '19:00', end: null, quote: 'at seven sharp' }],
  ['no quote', { days: ['TU'], start: '19:00', end: null }],
]
for (const [what, fact] of INVENTED) {
  test(`nothing is added for ${what}`, async (t) => {
    const { url } = await modelStandIn(t, [JSON.stringify({ facts: [fact, null, 7] })])
    const { facts } = await hoursOpinion(TEXT, FACTS, openEndpoint({ url, model: 'm', key: null }))
    assert.deepEqual(facts, FACTS)
  })
}

const BROKEN: [what: string, answer: string | number, error: RegExp][] = [
  ['an error', 503, /HTTP 503/],
  ['a redirect', 307, /redirect|fetch failed/i],
  ['prose', 'I think it opens at nine.', /JSON/],
  ['another form', '{"hours":[]}', /no list of facts/],
]
for (const [what, answer, error] of BROKEN) {
  test(`the rules answer alone after ${what}`, async (t) => {
    const { url } = await modelStandIn(t, [answer])
    const opinion = await hoursOpinion(TEXT, FACTS, openEndpoint({ url, model: 'm', key: null }))
    assert.deepEqual(opinion.facts, FACTS)
    assert.match(opinion.error ?? '', error)
  })
}
