import { Document, isMap, isPair, visit } from 'yaml'
import { effectiveConfigs } from '../../../config/files/effective-configs.ts'
import type { EffectiveConfig } from '../../../config/files/effective-configs.ts'
import type { Fleet } from '../../../config/files/load.ts'
import { pathText } from '../../../config/parse/finding.ts'
import { scraperId } from '../../../config/source.ts'
import { plainText } from '../../../vocabulary/text/plain-text.ts'
import type { CommonArgs, Io } from '../../command.ts'

/** Prints each valid config as YAML with the origin of every value behind it; invalid ones by their first problem. */
export function show(fleet: Fleet, args: CommonArgs, io: Io): void {
  const configs = effectiveConfigs(fleet.sources, args.configDir, io.cwd)
  if (args.json) {
    const shown = configs.map(({ settings, ...id }) => {
      const entries = settings.map(({ path, value, from }) => [pathText(path), { value, from }])
      return { ...id, settings: Object.fromEntries(entries) as unknown }
    })
    const invalid = fleet.invalid.map(({ country, source, problems }) => ({ country, source, problems }))
    io.stdout.write(`${JSON.stringify({ configs: shown, invalid }, null, 2)}\n`)
    return
  }
  io.stdout.write(configs.map(asYaml).join('\n'))
  for (const { file, line, column, message } of fleet.invalid) {
    io.stderr.write(`${plainText(`${file}:${line}:${column} ${message}`)}\n`)
  }
}

function asYaml(config: EffectiveConfig): string {
  const document = new Document({})
  for (const { path, value } of config.settings) document.setIn(path, document.createNode(value))
  const origins = new Map(config.settings.map(({ path, from }) => [path.join('\0'), from]))
  visit(document, {
    Pair(_, { key, value }, ancestors) {
      const path = [...ancestors.filter(isPair).map((pair) => String(pair.key)), String(key)]
      const from = origins.get(path.join('\0'))
      if (from === undefined) return
      // Behind the value, or behind the key of what takes several lines.
      const node = value as { comment?: string; commentBefore?: string; flow?: boolean } | null
      if (node === null) return
      if (isMap(value) || 'items' in node) node.flow = true
      node.comment = ` ${from}`
    },
  })
  document.commentBefore = ` ${scraperId(config)}`
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
