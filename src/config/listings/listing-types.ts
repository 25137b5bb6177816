import type { z } from 'zod'
import type { SentForm } from '../schema/sent-form.ts'
import { api } from './api.ts'
import { archive } from './archive.ts'
import { cursor } from './cursor.ts'
import type { ListingDeclaration } from './declaration.ts'
import { directory } from './directory.ts'
import { feed } from './feed.ts'
import { followLink } from './follow-link.ts'
import { paginatedArchive } from './paginated-archive.ts'
import { pagination } from './pagination.ts'
import { sitemap } from './sitemap.ts'
import { wordpress } from './wordpress.ts'

/** Every type of listing that a config may name, in the order in which messages and the JSON Schema list them. */
export const LISTING_TYPES = registered({
  pagination,
  archive,
  api,
  sitemap,
  feed,
  paginated_archive: paginatedArchive,
  cursor,
  follow_link: followLink,
  directory,
  wordpress,
})

type Types = typeof LISTING_TYPES

/** A type as users write it; `wordpress` is written, and is an `api` listing for a scraper. */
export type WrittenType = keyof Types

/** The `listing` of a valid config, as it was written. */
export type WrittenListing = { [T in WrittenType]: z.output<Types[T]['schema']> }[WrittenType]

/** The `listing` of a source, with every default filled in. */
export type Listing = { [T in WrittenType]: ReturnType<Types[T]['expand']> }[WrittenType]

/** A type that a scraper knows; each has a strategy in src/scraper/listings. */
export type ListingType = Listing['type']

export type AnyDeclaration = ListingDeclaration<z.ZodType<WrittenListing>, Listing>

/** What a listing sends by POST; undefined where it is requested by GET. */
export function sentBy(listing: Listing): SentForm | undefined {
  return 'sent' in listing ? listing.sent : undefined
}

/** What is declared for the type of a listing. */
export function declarationOf({ type }: { type: WrittenType }): AnyDeclaration {
  return LISTING_TYPES[type]
}

/** The same for a mapping that was not checked yet; null where it names no type. */
export function declarationNamed(type: unknown): AnyDeclaration | null {
  return typeof type === 'string' && Object.hasOwn(LISTING_TYPES, type) ? LISTING_TYPES[type as WrittenType] : null
}

/** Lets the compiler see to it that each stands under the name that its schema wants. */
function registered<T extends { [K in keyof T]: { schema: z.ZodType<{ type: K }> } }>(types: T): T {
  return types
}
