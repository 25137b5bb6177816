import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import { CronJob } from 'kubernetes-models/batch/v1/CronJob'
import { Job } from 'kubernetes-models/batch/v1/Job'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { Manifest } from './render-overlay.ts'

/** Kinds that are in use: what checks their values, and the type that knows their keys. */
const KINDS: Record<
  string,
  { model: new (manifest: never) => { validate(): void }; type: [module: string, name: string] }
> = {
  Deployment: { model: Deployment, type: ['kubernetes-types/apps/v1', 'Deployment'] },
  HorizontalPodAutoscaler: {
    model: HorizontalPodAutoscaler,
    type: ['kubernetes-types/autoscaling/v2', 'HorizontalPodAutoscaler'],
  },
  CronJob: { model: CronJob, type: ['kubernetes-types/batch/v1', 'CronJob'] },
  Job: { model: Job, type: ['kubernetes-types/batch/v1', 'Job'] },
  PodDisruptionBudget: { model: PodDisruptionBudget, type: ['kubernetes-types/policy/v1', 'PodDisruptionBudget'] },
  ScaledObject: {
    model: ScaledObject,
    type: ['@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject', 'IScaledObject'],
  },
}

/** What is wrong with the values of manifests, by the schemas of Kubernetes: wrong types, missing keys, quantities. */
export function faultyValues(manifests: Manifest[]): string[] {
  return manifests.flatMap((manifest) => {
    const name = `${manifest.kind} ${manifest.metadata.name}`
    const kind = KINDS[manifest.kind]
    if (kind === undefined) return [`${name}: an unknown kind`]
    try {
      Reflect.construct(kind.model, [manifest]).validate()
      return []
    } catch (error) {
      return [`${name}: ${(error as Error).message}`]
    }
  })
}

/** Keys that Kubernetes does not know, and would leave out without a word: what the compiler says of literals. */
export function unknownKeys(manifests: Manifest[]): string[] {
  const folder = join(import.meta.dirname, '../../node_modules/.cache', `manifests-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const used = new Set(manifests.map(({ kind }) => kind))
  const imports = [...used].flatMap((kind) => {
    const [module, name] = KINDS[kind]?.type ?? []
    return name === undefined ? [] : [`import type { ${name} as ${kind} } from '${module}'`]
  })
  const values = manifests.map((manifest, n) => `export const m${n}: ${manifest.kind} = ${JSON.stringify(manifest)}`)
  const file = join(folder, 'manifests.ts')
  writeFileSync(file, `${[...imports, ...values].join('\n')}\n`)
  const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc')
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--target',
    'es2024',
  ]
  try {
    execFileSync(process.execPath, [tsc, ...options, file], { encoding: 'utf8', stdio: 'pipe' })
    return []
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout)
      .split('\n')
      .filter((line) => line !== '')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
