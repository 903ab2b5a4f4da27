// The charts of a dashboard as ECharts options: rows of bars with a thin line for what should be, and a course of points.
import type { ChartOption } from '#ui/Chart.tsx'
import type { ChartTokens } from '#ui/chartTokens.ts'

export interface BarRow {
  readonly label: string
  /** null: nothing is known, no bar. */
  readonly value: number | null
  /** Written at the right. */
  readonly text: string
  readonly tone?: 'green' | 'amber' | 'red' | undefined
  /** Where a short line crosses the row. */
  readonly mark?: number | null
}

export const rowHeight = 24
export const barsHeight = (rows: number): number => rows * rowHeight + 12

const plainAxis = { type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false } }

/** One bar a row, the first on top, its number at the right. `line`: a thin line through all rows. */
export const bars =
  (
    rows: readonly BarRow[],
    { most, line, names = 150, texts = 52 }: { most: number; line?: number; names?: number; texts?: number },
  ) =>
  (tokens: ChartTokens): ChartOption => ({
    aria: { enabled: false },
    grid: { left: names, right: texts, top: 4, bottom: 8 },
    xAxis: { type: 'value', min: 0, max: most, show: false },
    yAxis: [
      {
        ...plainAxis,
        data: rows.map(({ label }) => label),
        axisLabel: { width: names - 12, overflow: 'truncate', color: tokens.text, fontSize: 12, interval: 0 },
      },
      // The numbers in a column of their own, where no line crosses them.
      {
        ...plainAxis,
        position: 'right',
        data: rows.map(({ text }) => text),
        axisLabel: { width: texts - 8, align: 'right', margin: texts - 4, color: tokens.text2, interval: 0 },
      },
    ],
    series: [
      {
        type: 'bar',
        barWidth: 10,
        showBackground: true,
        backgroundStyle: { color: tokens.line, opacity: 0.45 },
        data: rows.map(({ value, tone }) => ({
          value: value ?? 0,
          itemStyle: { color: tone ? tokens[tone] : tokens.series },
        })),
        emphasis: { itemStyle: { borderColor: tokens.text, borderWidth: 1.5 } },
        ...(line === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: tokens.text, width: 1, type: 'solid' },
                data: [{ xAxis: line }],
              },
            }),
      },
      {
        type: 'scatter',
        silent: true,
        symbol: 'rect',
        symbolSize: [2, 16],
        itemStyle: { color: tokens.text },
        z: 3,
        data: rows.flatMap(({ mark }, i) => (mark === null || mark === undefined ? [] : [[mark, i]])),
      },
    ],
  })

/** A course with its newest point named, gaps left open; `line` is what should be. */
export const course =
  (points: readonly { label: string; value: number | null }[], line: number, format: (value: number) => string) =>
  (tokens: ChartTokens): ChartOption => {
    const known = points.flatMap(({ value }) => (value === null ? [] : [value]))
    const lowest = Math.min(line, ...known)
    const highest = Math.max(line, ...known)
    const room = Math.max(1, (highest - lowest) * 0.15)
    const last = points.findLastIndex(({ value }) => value !== null)
    return {
      aria: { enabled: false },
      grid: { left: 34, right: 40, top: 14, bottom: 22 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: points.map(({ label }) => label),
        axisLine: { lineStyle: { color: tokens.lineStrong } },
        axisTick: { show: false },
        axisLabel: { color: tokens.text3, fontSize: 11, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: Math.floor(lowest - room),
        max: Math.ceil(highest + room),
        splitNumber: 3,
        splitLine: { lineStyle: { color: tokens.line } },
        axisLabel: { color: tokens.text3, fontSize: 11, showMinLabel: false, showMaxLabel: false },
      },
      series: [
        {
          type: 'line',
          symbol: 'circle',
          symbolSize: 5,
          lineStyle: { width: 2, color: tokens.series },
          itemStyle: { color: tokens.series },
          connectNulls: false,
          data: points.map(({ value }, i) => ({
            value,
            label: {
              show: i === last,
              position: 'right',
              formatter: value === null ? '' : format(value),
              color: tokens.text,
              fontWeight: 600,
              fontSize: 12,
            },
          })),
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: tokens.text, width: 1, type: 'solid' },
            data: [{ yAxis: line }],
          },
        },
      ],
    }
  }
