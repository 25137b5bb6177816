export { extractArticle as extract } from '../library/extract-article.ts'
export { readFleetPlan as readPlan } from '../library/read-fleet-plan.ts'
export { runSource } from '../library/run-source.ts'
