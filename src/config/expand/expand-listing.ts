import { paginationType } from '../schema/api.ts'
import { dateFormat } from '../schema/archive.ts'
import { windowFormat } from '../schema/paginated-archive.ts'
import type { SourceFile } from '../schema/source-file.ts'
import { DEFAULT_BATCH } from '../schema/templates.ts'
import type { ApiListing, Listing } from '../source.ts'

/** Fills in what the listing of a valid config leaves out. */
export function expandListing(file: SourceFile): Listing {
  const { listing } = file
  switch (listing.type) {
    case 'pagination':
      return {
        type: 'pagination',
        start_url: listing.start_url ?? null,
        url_template: listing.url_template,
        start_page: listing.start_page ?? 1,
        step: listing.step ?? 1,
        batch_size: listing.batch_size ?? DEFAULT_BATCH,
      }
    case 'archive':
      return {
        type: 'archive',
        url_template: listing.url_template,
        start_date: listing.start_date,
        end_date: listing.end_date ?? null,
        date_format: listing.date_format ?? dateFormat(listing.url_template),
        batch_size: listing.batch_size ?? DEFAULT_BATCH,
      }
    case 'api':
      return {
        type: 'api',
        url_template: listing.url_template,
        pagination_type: listing.pagination_type ?? paginationType(listing.url_template),
        offset_start: listing.offset_start ?? 0,
        offset_step: listing.offset_step ?? 100,
        page_start: listing.page_start ?? 1,
        page_step: listing.page_step ?? 1,
        json_paths: listing.json_paths,
        url_construction_template: listing.url_construction_template ?? null,
        exclude: [...(listing.exclude ?? []), ...(file.exclude ?? [])],
      }
    case 'sitemap':
      return { type: 'sitemap', url_template: listing.url_template, maps: listing.maps ?? [] }
    case 'feed':
      return {
        type: 'feed',
        url_template: listing.url_template,
        body_in_feed: listing.body_in_feed ?? false,
        start_page: listing.start_page ?? 1,
        step: listing.step ?? 1,
      }
    case 'paginated_archive':
      return {
        type: 'paginated_archive',
        url_template: listing.url_template,
        start_date: listing.start_date,
        end_date: listing.end_date ?? null,
        date_format: listing.date_format ?? windowFormat(listing.url_template),
        range_days: listing.range_days ?? 30,
        start_page: listing.start_page ?? 1,
        step: listing.step ?? 1,
      }
    case 'cursor':
      return {
        type: 'cursor',
        url_template: listing.url_template,
        start_url: listing.start_url ?? null,
        next_path: listing.next_path ?? null,
        next_selector: listing.next_selector ?? [],
        json_paths: listing.json_paths ?? null,
        html_path: listing.html_path ?? null,
        url_construction_template: listing.url_construction_template ?? null,
        exclude: [...(listing.exclude ?? []), ...(file.exclude ?? [])],
      }
    case 'follow_link':
      return {
        type: 'follow_link',
        url_template: listing.url_template,
        next_selector: listing.next_selector ?? ['a[rel~="next"], link[rel~="next"]'],
      }
    case 'wordpress':
      return wordpressApi(file.base_url, listing)
  }
}

/** https://developer.wordpress.org/rest-api/reference/posts/ as the API listing that it is. */
function wordpressApi(base_url: string, listing: Extract<SourceFile['listing'], { type: 'wordpress' }>): ApiListing {
  const url = listing.url ?? `${base_url.replace(/[?#].*$/, '').replace(/\/+$/, '')}/wp-json/wp/v2/posts`
  const withBody = listing.body_in_api ?? false
  const size = listing.per_page ?? 100
  const categories = listing.categories ?? []
  const query = [
    'page={page}',
    `per_page=${size}`,
    // Without it every post comes with its whole text, some fifty times as long.
    `_fields=link,title,date,date_gmt${withBody ? ',content' : ''}`,
    ...(categories.length > 0 ? [`categories=${categories.join(',')}`] : []),
  ]
  return {
    type: 'api',
    url_template: [`${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`],
    pagination_type: 'page',
    offset_start: 0,
    offset_step: size,
    page_start: 1,
    page_step: 1,
    json_paths: {
      url: 'link',
      title: 'title.rendered',
      date: 'date',
      date_gmt: 'date_gmt',
      ...(withBody ? { body: 'content.rendered' } : {}),
    },
    url_construction_template: null,
    exclude: [],
  }
}
