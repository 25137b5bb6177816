import type { JsonValue } from '../../vocabulary/record.ts'

/**
 * What a module beside a config may export. Each is optional, and may be asynchronous; what it throws costs its own
 * page.
 */
export interface Hooks {
  /** The entries of a listing page, in place of those that the config finds; nothing to keep those. */
  entries?: (page: HookPage) => Awaitable<HookEntry[] | undefined>
  /**
   * The record of a page, changed or as it is; null to reject it, nothing to keep what the config made. `page` is null
   * for a record that stands in the listing.
   */
  record?: (record: HookRecord, page: HookPage | null) => Awaitable<HookRecord | null | undefined>
  /** When a run has ended. */
  done?: (run: HookRun) => Awaitable<void>
}

type Awaitable<T> = T | Promise<T>

/** A page that was fetched. */
export interface HookPage {
  /** After redirects. */
  url: string
  status: number
  text: string
  /** The text as JSON; throws where it is none. */
  json(): unknown
  /** Cheerio (https://cheerio.js.org) over the page. */
  $: HookQuery
}

/** As much of cheerio's `$` as types tell; all of it is there. */
export interface HookQuery {
  (selector: string | object, context?: string | object): HookSelection
}

/** Elements that `$` has found. */
export interface HookSelection {
  length: number
  text(): string
  html(): string | null
  attr(name: string): string | undefined
  find(selector: string): HookSelection
  filter(selector: string): HookSelection
  not(selector: string): HookSelection
  is(selector: string): boolean
  first(): HookSelection
  last(): HookSelection
  eq(index: number): HookSelection
  parent(): HookSelection
  closest(selector: string): HookSelection
  children(selector?: string): HookSelection
  next(selector?: string): HookSelection
  prev(selector?: string): HookSelection
  nextAll(selector?: string): HookSelection
  remove(selector?: string): HookSelection
  each(fn: (index: number, element: object) => unknown): HookSelection
  map<T>(fn: (index: number, element: object) => T): { get(): T[] }
  toArray(): object[]
}

/** One entry of a listing; a relative URL is joined with the page's. */
export interface HookEntry {
  url: string
  title?: string | null
  /** As the listing writes it. */
  date?: string | null
  tags?: string[]
  authors?: string[]
}

/** A record as it is stored and exported. */
export interface HookRecord {
  url: string
  title: string
  /** YYYY-MM-DD. */
  date: string | null
  body: string | null
  tags: string[]
  authors: string[]
  language: string | null
  /** Fields of the config, and whatever else is JSON. */
  extra: { [name: string]: JsonValue }
}

/** How a run went. */
export interface HookRun {
  country: string
  source: string
  run: string
  status: 'success' | 'warning' | 'failed' | 'interrupted' | 'skipped'
  reason: string | null
  records: { found: number; new: number; updated: number; unchanged: number; rejected: number }
}
