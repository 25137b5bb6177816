import { declarationOf } from '../listings/listing-types.ts'
import { didYouMean } from '../parse/nearest.ts'
import type { CleaningName } from '../source.ts'
import type { FileRule, LintedFile } from './rule.ts'

const FIELDS = ['title', 'url', 'date', 'body', 'tags', 'authors', 'record_filter']

export const cleaningField: FileRule = {
  name: 'cleaning-field',
  level: 'warning',
  *check({ source }) {
    const known = [...FIELDS, ...Object.keys(source.fields)]
    for (const name of Object.keys(source.cleaning)) {
      if (known.includes(name)) continue
      const hint = didYouMean(name, known) || (name === 'content' ? ', did you mean "body"?' : '')
      yield { path: ['cleaning', name], at: 'key', message: `a record has no field ${name}: this never runs${hint}` }
    }
  },
}

export const cleaningMismatch: FileRule = {
  name: 'cleaning-mismatch',
  level: 'warning',
  *check({ source }) {
    for (const [field, names] of Object.entries(source.cleaning)) {
      if (!FIELDS.includes(field)) continue
      for (const [i, name] of names.entries()) {
        const kind = kindOf(name)
        if (kind === null || kind === field || (kind === 'body' && field === 'title')) continue
        yield { path: ['cleaning', field, i], message: `${name} is made for ${kind}, not for ${field}` }
      }
    }
  },
}

export const tagsCleaning: FileRule = {
  name: 'tags-cleaning',
  level: 'info',
  *check({ source }) {
    for (const [i, name] of (source.cleaning['tags'] ?? []).entries()) {
      if (name === 'normalize_tags') continue
      const message = `${name} was made for tags in one text and damaged lists: tags are a list here and need no cleaning`
      yield { path: ['cleaning', 'tags', i], message }
    }
  },
}

export const cleaningNothing: FileRule = {
  name: 'cleaning-nothing',
  level: 'info',
  *check(config) {
    for (const field of ['tags', 'authors'] as const) {
      if (config.source.cleaning[field] === undefined || hasField(config, field)) continue
      yield { path: ['cleaning', field], at: 'key', message: `nothing finds ${field}: there is nothing to clean` }
    }
  },
}

function hasField({ source, file }: LintedFile, field: 'tags' | 'authors'): boolean {
  if (source.selectors.article[field].length > 0 || field in source.fields) return true
  const type = declarationOf(file.listing)
  return type.states?.includes(field) === true || field in (type.json?.(source.listing)?.json_paths ?? {})
}

function kindOf(name: CleaningName): string | null {
  if (name === 'filter_abc_au_articles') return 'record_filter'
  if (name === 'clean_html_text' || name === 'normalize_tags') return null
  if (name.includes('date')) return 'date'
  if (name.endsWith('url')) return 'url'
  if (name.endsWith('tags')) return 'tags'
  return name === 'clean_title' ? 'title' : 'body'
}
