import { NOT_SET, whyMissing } from '../../../config/expand/allowed-variables.ts'
import type { Environment } from '../../../config/expand/variables.ts'
import type { Finding } from '../../../config/parse/finding.ts'
import type { Source } from '../../../config/source.ts'

/**
 * Variables that the configs need and this environment does not have. Apart from what lint finds, which is remembered
 * by the text and knows no environment.
 */
export function unsetVariables(fleet: readonly Source[], environment: Environment): Finding[] {
  return fleet.flatMap(({ variables = [] }) =>
    variables
      .filter(({ name }) => (environment[name] ?? '') === '')
      .map(({ name, place, key }) => {
        const [, file = place, line = 1, column = 1] = /^(.+):(\d+):(\d+)$/.exec(place) ?? []
        const why = whyMissing(name, environment)
        return {
          file,
          line: Number(line),
          column: Number(column),
          path: key,
          level: 'info',
          rule: 'not-set',
          message:
            why === NOT_SET
              ? `${key}: the variable ${name} is not set here: where the scraper runs it has to be`
              : `${key} needs the variable ${name}, ${why}`,
        }
      }),
  )
}
