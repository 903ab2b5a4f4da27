// How the cycle times of simulated cases spread: columns of equal width, with the times that half and nine of ten cases do not exceed.
import { useCallback } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import { spokenTime } from '#shared/analysis/flow/findingText.ts'
import type { SimResult } from '#shared/analysis/simulation/replications.ts'
import { computedPercent } from '#shared/model/values/numbers.ts'
import { Chart } from '#ui/Chart.tsx'
import type { ChartTokens } from '#ui/chartTokens.ts'

/** Columns between two labels. */
const labelled = 6

export function CycleChart({ result, label }: { result: SimResult; label: string }) {
  const t = useT()
  const context = useValueContext()
  const { step, counts } = result.histogram
  const option = useCallback(
    (tokens: ChartTokens) => {
      const all = Math.max(
        1,
        counts.reduce((sum, one) => sum + one, 0),
      )
      const line = (seconds: number, name: string) => ({
        xAxis: Math.min(counts.length - 1, seconds / step - 0.5),
        label: { formatter: name, color: tokens.text2, fontSize: 11, position: 'end' },
      })
      return {
        grid: { left: 8, right: 32, top: 22, bottom: 22 },
        xAxis: {
          type: 'category',
          data: counts.map((_, i) => (i === 0 ? '0' : spokenTime(i * step, context))),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: tokens.lineStrong } },
          axisLabel: { color: tokens.text2, interval: (i: number) => i % labelled === 0, align: 'left' },
        },
        yAxis: { type: 'value', show: false },
        series: [
          {
            type: 'bar',
            barCategoryGap: '12%',
            itemStyle: { color: tokens.series },
            data: counts.map((count) => count / all),
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: tokens.text, width: 1, type: 'solid' },
              data: [line(result.median.mean, t('analysis.sim.half')), line(result.ninth.mean, t('analysis.sim.nine'))],
            },
          },
        ],
      }
    },
    [counts, step, context, result, t],
  )
  if (counts.length === 0) return null
  const most = counts.indexOf(Math.max(...counts))
  const all = counts.reduce((sum, one) => sum + one, 0)
  return (
    <Chart
      label={t('analysis.sim.chart', {
        label,
        most: spokenTime((most + 0.5) * step, context),
        share: computedPercent((counts[most] as number) / all),
      })}
      option={option}
      height={150}
    />
  )
}
