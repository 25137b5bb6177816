import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkListingTypes } from '../../tools/check-listing-types.ts'
import { repository } from './repository.ts'

const FINE = [
  `const strategy = STRATEGIES[listing.type]`,
  `log.info({ type: source.listing.type })`,
  `if (pages.kind === 'feed') read()`,
  `if (name === 'sitemap' || name in listings) read()`,
  `switch (kind) { case 'sitemap': read() }`,
  `if (column.type === 'name') read()`,
]

const BROKEN = [
  `if (listing.type === 'archive') read()`,
  `if ('api' !== source.listing?.type) read()`,
  `const isFeed = file.listing['type'] == 'feed'`,
  `const isSame = listing.type === other`,
  `const { type } = listing\nif (type === 'feed') read()`,
  `const word = source.listing.type\nif (word !== 'follow_link') read()`,
  `switch (listing.type) { case FEED: read() }`,
  `switch (type) { default: skip(); break; case 'sitemap': read() }`,
  `if ('start_date' in listing) read()`,
  `if ('next_selector' in source.listing) read()`,
  `if (['api', 'cursor'].includes(source.listing.type)) read()`,
  `if (JSON_TYPES.has(oldListing.type)) read()`,
]

for (const text of FINE) {
  test(`asks for no type: ${text}`, () => {
    using repo = repository({ 'src/extract/read.ts': `${text}\n` })
    assert.deepEqual(checkListingTypes(repo.root), [])
  })
}

for (const text of BROKEN) {
  test(`is refused, but where types are told apart: ${text}`, () => {
    using repo = repository({
      'src/extract/read.ts': `${text}\n`,
      'src/config/listings/feed.ts': `${text}\n`,
      'src/scraper/listings/feed.ts': `${text}\n`,
    })
    const problems = checkListingTypes(repo.root)
    assert.equal(problems.length, 1)
    assert.match(problems[0]!, /^src\/extract\/read\.ts:\d: asks for a type of listing/)
  })
}
