import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ancestors, films, patientsSmall } from '../../../bench/records/kinds/archives.ts'
import { schoolsTwice, volumesTwice } from '../../../bench/records/kinds/catalogues.ts'
import { withoutMatches, type MakeKind } from '../../../bench/records/kinds/made.ts'
import { beer, music } from '../../../bench/records/kinds/media.ts'
import { coraLarge, dblpAcm, scholarLarge } from '../../../bench/records/kinds/papers.ts'
import { census, peopleFewCopies, peopleManyCopies } from '../../../bench/records/kinds/people.ts'
import { amazonGoogleLong } from '../../../bench/records/kinds/software.ts'
import { findDuplicates } from '../../../src/records/duplicates/find-duplicates.ts'

/** Kinds that have their own ways to go wrong; `bench/records/duplicates.ts kinds` measures them all. */
const kinds: [make: MakeKind, scale: number, least: number, why: string][] = [
  [dblpAcm, 0.15, 0.97, 'other names for the same journal'],
  [scholarLarge, 0.08, 0.9, 'one row in ten has a partner, some of the other file have several'],
  [amazonGoogleLong, 0.15, 0.75, 'editions that are alike, descriptions on one side'],
  [beer, 0.5, 0.93, 'the same words in most names'],
  [census, 1, 0.93, 'families share a name and a house'],
  [peopleManyCopies, 0.15, 0.97, 'up to five copies with many mistakes'],
  [music, 0.25, 0.55, 'albums by one artist, up to five copies'],
  [coraLarge, 0.3, 0.6, 'up to two hundred copies'],
  [volumesTwice, 0.5, 0.95, 'more volumes of one work than copies'],
  [schoolsTwice, 0.5, 0.95, 'many of one name in a town'],
  [ancestors, 0.5, 0.95, 'up to eighteen copies, most cells of which are lost'],
  [patientsSmall, 1, 0.85, 'few columns, one mistake in each copy'],
  [films, 0.5, 0.93, 'lengths are written in two ways'],
]
for (const [make, scale, least, why] of kinds) {
  const { name, rows, against, truth } = make(3, scale)
  test(`${name}, ${why}: F1 above ${least}`, () => {
    const { pairs } = findDuplicates(rows, against === undefined ? {} : { against })
    const right = pairs.filter(({ a, b }) => truth.has(`${a} ${b}`)).length
    const f1 = (2 * right) / (pairs.length + truth.size)
    assert.ok(f1 > least, f1.toFixed(4))
  })
}

test('people who are all different: nobody is twice, whoever is most alike', () => {
  const { rows } = withoutMatches(peopleFewCopies(3, 0.2))
  assert.ok(rows.length > 300)
  assert.ok(findDuplicates(rows).pairs.length <= 2)
})

test('one who is twice among people who are all different is found', () => {
  const { rows } = withoutMatches(peopleFewCopies(3, 0.2))
  const { pairs } = findDuplicates([...rows, rows[7]!])
  assert.ok(pairs.some(({ a, b }) => a === 7 && b === rows.length))
  assert.ok(pairs.length <= 3)
})
