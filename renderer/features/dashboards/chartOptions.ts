// The charts of a dashboard as ECharts options: rows of bars with a thin line for what should be, and a course of points.
import { measureText, wrapText } from '#shared/diagram/measure.ts'
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

/** How wide the column of names is where none is asked for (px), and what of it stays free. */
const [usualNames, gap] = [150, 14] as const

/** Height of a chart with these names beside its bars, `names` px wide: rows of two lines need more room. */
export function barsHeight(rows: readonly string[], names: number = usualNames): number {
  return rows.length * (namesOfRows(rows, names - gap).fontSize === 12 ? 24 : 29) + 12
}

/** The names of rows as the axis writes them: all in one line of 12 px where they fit `width`, else in up to two smaller ones. */
export function namesOfRows(names: readonly string[], width: number) {
  const fits = names.every((name) => measureText(name, 12) <= width)
  if (fits) return { data: names, fontSize: 12, lineHeight: 16 }
  return { data: names.map((name) => inTwoLines(name, width)), fontSize: 11, lineHeight: 12 }
}

/** Lines of about the same length: no single word is left over. */
function inTwoLines(name: string, width: number): string {
  const lines = (room: number) => wrapText(name, room, 3, { size: 11 })
  if (lines(width).length !== 2) return wrapText(name, width, 2, { size: 11 }).join('\n')
  let room = Math.ceil(measureText(name, 11) / 2)
  while (room < width && lines(room).length > 2) room += 4
  return lines(Math.min(room, width)).join('\n')
}

const plainAxis = { type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false } }

/** One bar a row, the first on top, its number at the right. `line`: a thin line through all rows. */
export const bars =
  (
    rows: readonly BarRow[],
    { most, line, names = usualNames, texts = 52 }: { most: number; line?: number; names?: number; texts?: number },
  ) =>
  (tokens: ChartTokens): ChartOption => {
    const { data, ...looks } = namesOfRows(
      rows.map(({ label }) => label),
      names - gap,
    )
    return {
      aria: { enabled: false },
      grid: { left: names, right: texts, top: 4, bottom: 8 },
      xAxis: { type: 'value', min: 0, max: most, show: false },
      yAxis: [
        {
          ...plainAxis,
          data,
          axisLabel: { width: names - 12, overflow: 'truncate', color: tokens.text, interval: 0, ...looks },
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
    }
  }

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
