import type { Step } from '../parse/finding.ts'
import type { YamlText } from '../parse/yaml-text.ts'
import { mergeLayers } from './merge-layers.ts'
import type { ConfigLayer } from './merge-layers.ts'
import type { Layer } from './read-shared-file.ts'

/** A config together with what it inherits: plain data, and where each part of it stands. */
export interface ConfigText extends Pick<YamlText, 'valueAt' | 'keyAt' | 'written'> {
  data: ConfigLayer
  /** The file in which the value at a path stands, as a user would open it; the config for one that is nowhere. */
  fileAt(path: readonly Step[]): string
  /** Whether the value at a path comes from a `_defaults.yaml`. */
  isInherited(path: readonly Step[]): boolean
}

/** Puts the layers, outermost first, below a config. */
export function configText(
  own: Pick<YamlText, 'valueAt' | 'keyAt' | 'written'>,
  data: ConfigLayer,
  file: string,
  layers: readonly Layer[],
): ConfigText {
  const above = layers.toReversed()
  const holder = (path: readonly Step[]): Layer | null => {
    const holds = ({ written }: Pick<YamlText, 'written'>): boolean => {
      const rest = path.slice(written(path).length)
      // A single value stands for a list of it.
      return rest.length === 0 || (rest.length === 1 && typeof rest[0] === 'number')
    }
    return above.length === 0 || holds(own) ? null : (above.find(({ yaml }) => holds(yaml)) ?? null)
  }
  return {
    data: layers.length === 0 ? data : mergeLayers([...layers.map((layer) => layer.data), data]),
    valueAt: (path) => (holder(path)?.yaml ?? own).valueAt(path),
    keyAt: (path) => (holder(path)?.yaml ?? own).keyAt(path),
    written: (path) => (holder(path)?.yaml ?? own).written(path),
    fileAt: (path) => holder(path)?.file ?? file,
    isInherited: (path) => holder(path) !== null,
  }
}
