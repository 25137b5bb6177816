import type { Source } from '../../config/source.ts'
import type { PlanReport } from '../../vocabulary/run/plan.ts'
import type { Plan } from './plan.ts'

/** The plan as `run-all --dry-run --json` prints it. */
export function planReport(
  plan: Plan,
  left: { invalid: PlanReport['invalid']; notDue: PlanReport['not_due'] },
  max_parallel: number,
): PlanReport {
  return {
    singles: plan.units
      .filter((unit) => unit.kind === 'single')
      .flatMap((unit) => unit.members.map(place))
      .sort((a, b) => (a.config < b.config ? -1 : 1)),
    groups: plan.units
      .filter((unit) => unit.kind === 'group')
      .map((unit) => ({ name: unit.name, reason: unit.reason ?? 'configured', members: unit.members.map(place) })),
    invalid: left.invalid,
    not_due: left.notDue,
    max_parallel,
    order: plan.units.map((unit) => ({
      unit: unit.name,
      kind: unit.kind,
      scrapers: unit.members.length,
      expected_seconds: seconds(unit.expected_ms),
    })),
    expected_seconds: seconds(plan.expected_ms),
    bounded_by: plan.bounded_by,
  }
}

function place({ country, source, file }: Source): { country: string; source: string; config: string } {
  return { country, source, config: file }
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 100) / 10
}
