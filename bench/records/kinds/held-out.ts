import { librariesApart, librariesJoined, objects, shopsApart, shopsJoined, transliterated } from './collections.ts'
import type { MakeKind } from './made.ts'
import { cars, concerts, hospitals, hotels, invoices, jobs } from './trades.ts'

/** Kinds that no part of the search was made for: each without copies, then with some. */
export const HELD_OUT: readonly MakeKind[] = [
  ...hospitals,
  ...hotels,
  ...cars,
  ...jobs,
  ...invoices,
  ...concerts,
  ...objects,
  ...transliterated,
  librariesApart,
  librariesJoined,
  shopsApart,
  shopsJoined,
]
