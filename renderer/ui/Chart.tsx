// A chart: ECharts drawn as SVG in the colours of the theme around it; one place for what charts share. Works with mouse and keyboard.
import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import styles from './Chart.module.css'
import { type ChartTokens, chartTokens } from './chartTokens.ts'
import { useUi } from './UiProvider.tsx'

use([BarChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer])

export type ChartOption = EChartsCoreOption

interface Props {
  /** One sentence that says what the chart shows, for those who do not see it. */
  label: string
  /** Kept by the caller as long as it shows the same. */
  option: (tokens: ChartTokens) => ChartOption
  height: number
  /** Only on paper, where nothing can be measured: as wide as this. Otherwise as wide as its place. */
  width?: number
  /** Rows that can be picked, top first; makes the chart a control. */
  rows?: number
  onPick?: (row: number) => void
}

export function Chart({ label, option, height, width, rows = 0, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const at = useRef(-1)
  const { dark } = useUi()
  const latest = useRef(onPick)
  latest.current = onPick

  useEffect(() => {
    const element = place.current as HTMLDivElement
    const made = init(element, null, { renderer: 'svg', height, ...(width ? { width } : {}) })
    chart.current = made
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      const row = made.convertFromPixel({ yAxisIndex: 0 }, offsetY) as unknown
      if (offsetX >= 0 && typeof row === 'number' && row >= 0) latest.current?.(row)
    })
    const observer = width ? null : new ResizeObserver(() => made.resize())
    observer?.observe(element)
    return () => {
      observer?.disconnect()
      chart.current = null
      made.dispose()
    }
  }, [height, width])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours.
  useEffect(() => {
    const tokens = chartTokens(place.current as HTMLDivElement)
    const shared = { animation: false, textStyle: { fontFamily: tokens.font, fontSize: 11, color: tokens.text2 } }
    chart.current?.setOption({ ...shared, ...option(tokens) }, { notMerge: true })
  }, [option, dark, height, width])

  const mark = (row: number) => {
    chart.current?.dispatchAction({ type: 'downplay', seriesIndex: 0 })
    at.current = row
    if (row >= 0) chart.current?.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: row })
  }
  const key = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) mark((at.current + by + rows) % rows)
    else if (event.key === 'Enter' && at.current >= 0) onPick?.(at.current)
    else return
    event.preventDefault()
  }
  const controls = onPick
    ? { role: 'application', tabIndex: 0, onKeyDown: key, onFocus: () => mark(0), onBlur: () => mark(-1) }
    : { role: 'img' }
  const named = { ...controls, 'aria-label': label }
  return (
    <div
      ref={place}
      className={styles.chart}
      data-picks={onPick ? '' : undefined}
      style={{ height, width: width ?? '100%' }}
      {...named}
    />
  )
}
