import type { CleaningName } from '../../config/source.ts'
import {
  annBody,
  antaraBody,
  inquirerBody,
  islandTimesBody,
  jakartaPostBody,
  laotianTimesBody,
  nzHeraldBody,
  philstarBody,
  sibcBody,
  theIndependentBody,
} from './body-cleaners.ts'
import type { Cleaner, CleaningContext, Value } from './cleaner.ts'
import { toDay, toDayOrArchiveMonth } from './date-cleaners.ts'
import { isAbcArticle, type RecordFilter } from './record-filters.ts'
import { plainTags, splitTags } from './tag-cleaners.ts'
import { bareTitle, joinParagraphs, htmlToText } from './text-cleaners.ts'
import { absoluteUrl } from './url-cleaners.ts'

type FilterName = 'filter_abc_au_articles'

/**
 * What each name of `cleaning:` does. Several names are one function: they were written for papers whose needs are
 * alike.
 */
export const CLEANERS: Record<Exclude<CleaningName, FilterName>, Cleaner> = {
  handle_mixed_dates: toDay,
  normalize_date: toDay,
  clean_sibc_date: toDay,
  clean_solomon_star_date: toDay,
  clean_solomon_times_date: toDayOrArchiveMonth,
  clean_html_text: htmlToText,
  clean_title: bareTitle,
  join_body_list: joinParagraphs,
  clean_sibc_body: sibcBody,
  clean_ann_body: annBody,
  clean_philstar_body: philstarBody,
  clean_inquirer_body: inquirerBody,
  clean_island_times_body: islandTimesBody,
  clean_jakarta_post_body: jakartaPostBody,
  clean_antara_body: antaraBody,
  clean_nz_herald_body: nzHeraldBody,
  clean_laotian_times_body: laotianTimesBody,
  clean_the_independent_body: theIndependentBody,
  clean_solomon_star_content: htmlToText,
  clean_solomon_star_tags: plainTags,
  clean_solomon_times_content: htmlToText,
  clean_solomon_times_tags: plainTags,
  normalize_tags: splitTags,
  clean_url: absoluteUrl,
  clean_matangi_url: absoluteUrl,
}

export const RECORD_FILTERS: Record<FilterName, RecordFilter> = { filter_abc_au_articles: isAbcArticle }

/** Applies functions in the order of the config, each once. Names that filter records are not for values. */
export function clean<V extends Value>(
  names: readonly CleaningName[] | undefined,
  value: V,
  context: CleaningContext,
): Value {
  let cleaned: Value = value
  for (const name of names ?? []) if (!isFilter(name)) cleaned = CLEANERS[name](cleaned, context)
  return cleaned
}

/** The functions among `names` that decide about whole records; the others clean values. */
export function recordFilters(names: readonly CleaningName[] | undefined): RecordFilter[] {
  return (names ?? []).filter(isFilter).map((name) => RECORD_FILTERS[name])
}

function isFilter(name: CleaningName): name is FilterName {
  return name in RECORD_FILTERS
}
