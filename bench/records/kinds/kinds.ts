/**
 * Made-up records of the kinds that public sets are of, with their habits: other venues for the same journal, model
 * numbers with and without hyphens, editions, remixes, restaurants at one address. None of their content is copied.
 */
import { affiliations, ancestors, discs, films, patients, patientsSmall, settlements } from './archives.ts'
import { clothesTwice, polyglotsTwice, schoolsTwice, screwsTwice, volumesTwice } from './catalogues.ts'
import { abtBuy, abtBuyOneFile, goodsOneFile, walmartAmazon } from './goods.ts'
import { companies, oneColumn } from './lines.ts'
import type { MakeKind } from './made.ts'
import { beer, itunes, music } from './media.ts'
import { cora, coraLarge, dblpAcm, dblpScholar, scholarLarge } from './papers.ts'
import { census, peopleFewCopies, peopleManyCopies, peopleTwoFiles } from './people.ts'
import { places, placesSmall, placesTwoFiles } from './places.ts'
import { customers, members, voters } from './registers.ts'
import { amazonGoogle, amazonGoogleLong } from './software.ts'

export const KINDS: readonly MakeKind[] = [
  dblpAcm,
  dblpScholar,
  scholarLarge,
  cora,
  coraLarge,
  walmartAmazon,
  amazonGoogle,
  amazonGoogleLong,
  abtBuy,
  abtBuyOneFile,
  goodsOneFile,
  beer,
  itunes,
  music,
  places,
  placesSmall,
  placesTwoFiles,
  peopleFewCopies,
  peopleManyCopies,
  peopleTwoFiles,
  census,
  oneColumn,
  companies,
  members,
  voters,
  customers,
  patients,
  patientsSmall,
  ancestors,
  discs,
  films,
  settlements,
  affiliations,
  clothesTwice,
  screwsTwice,
  volumesTwice,
  schoolsTwice,
  polyglotsTwice,
]
