import type { Paper } from './paper.ts'
import { ABC_AU } from './papers/abc-au.ts'
import { ATOLL_TIMES } from './papers/atoll-times.ts'
import { DAILY_POST } from './papers/daily-post.ts'
import { FIJI_SUN } from './papers/fiji-sun.ts'
import { FIJI_TIMES } from './papers/fiji-times.ts'
import { JAPAN_NEWS } from './papers/japan-news.ts'
import { KOREA_HERALD } from './papers/korea-herald.ts'
import { LAGOON_NEWS } from './papers/lagoon-news.ts'
import { MATANGI } from './papers/matangi.ts'
import { NATIONTHAILAND } from './papers/nationthailand.ts'
import { PEOPLES_DAILY } from './papers/peoples-daily.ts'
import { POST_COURIER } from './papers/post-courier.ts'
import { RNZ } from './papers/rnz.ts'
import { SAMOA_OBSERVER } from './papers/samoa-observer.ts'
import { SIBC } from './papers/sibc.ts'
import { SOLOMON_STAR } from './papers/solomon-star.ts'
import { VIETNAM_NEWS } from './papers/vietnam-news.ts'

/** 13 papers of one country and two of several: 24 scrapers. */
const PAPERS: readonly Paper[] = [
  ABC_AU,
  DAILY_POST,
  FIJI_SUN,
  FIJI_TIMES,
  JAPAN_NEWS,
  KOREA_HERALD,
  MATANGI,
  NATIONTHAILAND,
  PEOPLES_DAILY,
  POST_COURIER,
  RNZ,
  SAMOA_OBSERVER,
  SIBC,
  SOLOMON_STAR,
  VIETNAM_NEWS,
]

/** Those that need a browser: only where there is one. */
export const BUILT_PAPERS: readonly Paper[] = [ATOLL_TIMES, LAGOON_NEWS]

/** The whole fleet `copies` times, each copy under names of its own: for benches that need hundreds of scrapers. */
export function fleetOf(copies: number): Paper[] {
  return Array.from({ length: copies }, (_, copy) => PAPERS.map((paper) => renamed(paper, copy))).flat()
}

function renamed(paper: Paper, copy: number): Paper {
  if (copy === 0) return paper
  return { ...paper, site: `${paper.site}-${copy + 1}`, source: `${paper.source}_${copy + 1}` }
}
