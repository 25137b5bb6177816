import { readArticle } from '../extract/article/read-article.ts'
import type { Library } from './public-types.ts'

/** Reads a page without a config, as `regatta extract` does. */
export const extractArticle: Library['extract'] = (html, url) => readArticle(html, url)
