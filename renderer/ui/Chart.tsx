// A chart: ECharts drawn as SVG in the colours of the theme around it; one place for what charts share. Works with mouse and keyboard.
import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
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
  /** How many rows (or columns) can be picked, from the top (or the left); with `onPick` the chart is a control. */
  marks?: number
  along?: 'rows' | 'columns'
  onPick?: (mark: number) => void
}

export function Chart({ label, option, height, width, marks = 0, along = 'rows', onPick }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const at = useRef(-1)
  const { dark } = useUi()

  useEffect(() => {
    const element = place.current as HTMLDivElement
    const made = init(element, null, { renderer: 'svg', height, ...(width ? { width } : {}) })
    chart.current = made
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

  const mark = (dataIndex: number) => {
    chart.current?.dispatchAction({ type: 'downplay', seriesIndex: 0 })
    at.current = dataIndex
    if (dataIndex >= 0) chart.current?.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex })
  }
  const key = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (by && !event.altKey) mark((at.current + by + marks) % marks)
    else if (event.key === 'Enter' && at.current >= 0) onPick?.(at.current)
    else return
    event.preventDefault()
  }
  /** Anywhere in a row or column, its name included. */
  const click = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const point = [event.clientX - box.left, event.clientY - box.top]
    const found = chart.current?.convertFromPixel({ gridIndex: 0 }, point) as number[] | undefined
    const [x = -1, y = -1] = found ?? []
    const at = Math.round(along === 'rows' ? y : x)
    if (at >= 0 && at < marks) onPick?.(at)
  }
  const controls = onPick
    ? {
        role: 'application',
        tabIndex: 0,
        onClick: click,
        onKeyDown: key,
        onFocus: () => mark(along === 'rows' ? 0 : marks - 1),
        onBlur: () => mark(-1),
      }
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
