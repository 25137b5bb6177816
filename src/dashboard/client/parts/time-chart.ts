import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { LANGUAGE } from '../state/safe-language.ts'
import uPlot from 'uplot'
import { html } from '../html.ts'
import { useWidth } from './use-width.ts'

interface TimeSeries {
  name: string
  /** Variable of the style sheet that holds its colour. */
  colour: '--bar' | '--second' | '--failed' | '--warning' | '--success'
  /** One for each time; null is a gap. */
  values: readonly (number | null)[]
}

interface TimeChart {
  title: string
  /** Oldest first, in ms since 1970. */
  times: readonly number[]
  series: readonly TimeSeries[]
  /** Behind each value: ' %', ' MB'. */
  unit?: string
}

const HEIGHT = 180

/** Values over time, with those of the moment under the pointer. A table of the same values says it to the others. */
export function timeChart({ title, times, series, unit = '' }: TimeChart): VNode {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth()
  useEffect(() => {
    const element = place.current
    if (element === null || times.length === 0) return undefined
    const style = getComputedStyle(document.documentElement)
    const colour = (name: string): string => style.getPropertyValue(name).trim()
    const axis = { stroke: colour('--faint'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } }
    const options: uPlot.Options = {
      width: element.clientWidth,
      height: HEIGHT,
      cursor: { drag: { x: false, y: false } },
      legend: { live: true },
      scales: { y: { range: (_, least, most) => [Math.min(0, least), Math.max(1, most)] } },
      axes: [axis, { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => `${NUMBER.format(tick)}${unit}`) }],
      series: [
        { value: (_, time) => (time === null ? '' : TIME.format(time * 1000)) },
        ...series.map(({ name, colour: stroke }) => ({
          label: name,
          stroke: colour(stroke),
          width: 1.5,
          points: { show: times.length < 60 },
          value: (_: uPlot, value: number | null) => (value === null ? '' : `${NUMBER.format(value)}${unit}`),
        })),
      ],
    }
    const data = [times.map((time) => time / 1000), ...series.map(({ values }) => [...values])] as uPlot.AlignedData
    const chart = new uPlot(options, data, element)
    return () => chart.destroy()
  }, [times, series, unit, width])
  const last = series.map(({ name, values }) => `${name} ${NUMBER.format(values.at(-1) ?? 0)}${unit}`).join(', ')
  return html`<figure class="time-chart">
    <figcaption>${title}</figcaption>
    <div ref=${place} role="img" aria-label=${`${title}: ${times.length} values, the last ${last}`}></div>
  </figure>`
}

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const TIME = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })
