/**
 * Made-up records of the kinds that public sets are of, with their habits: other venues for the same journal, model numbers with and without
 * hyphens, editions, remixes, restaurants at one address. None of their content is copied.
 */
import { amazonGoogle, products1, walmartAmazon } from './goods.ts'
import type { Kind } from './made.ts'
import { beer, itunes } from './media.ts'
import { cora, dblpAcm, dblpScholar } from './papers.ts'
import { places } from './places.ts'

export const KINDS: readonly (() => Kind)[] = [
  dblpAcm,
  dblpScholar,
  cora,
  walmartAmazon,
  amazonGoogle,
  beer,
  itunes,
  places,
  products1,
]
