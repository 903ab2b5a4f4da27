// The course of a KPI in its inspector: actuals as a line, the target as a thin one, both said at their ends.
import { useT } from '#platform/text.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { cellNumber } from '#shared/model/values/kpiNumbers.ts'
import styles from './KpiDetails.module.css'

const [width, height, padding] = [280, 92, 8]
const most = 12

/** Points of a line, one list per unbroken stretch. */
function stretches(values: readonly (number | null)[], x: (i: number) => number, y: (v: number) => number): string[] {
  const lines: string[][] = [[]]
  values.forEach((value, i) => {
    if (value === null) lines.push([])
    else lines.at(-1)?.push(`${x(i).toFixed(1)},${y(value).toFixed(1)}`)
  })
  return lines.filter((line) => line.length > 0).map((line) => line.join(' '))
}

export function KpiChart({ kpi, figures }: { kpi: RowOf<'kpi'>; figures: KpiFigures }) {
  const t = useT()
  const periods = figures.periods(kpi.id).slice(-most)
  if (periods.length < 2) return <p className={styles.verdict}>{t('kpiSheet.chartEmpty')}</p>
  const actual = periods.map((period) => figures.figure(kpi.id, period).actual)
  const target = periods.map((period) => figures.figure(kpi.id, period).target)
  const all = [...actual, ...target].filter((value) => value !== null)
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (i: number) => padding + ((width - 2 * padding) * i) / (periods.length - 1)
  const y = (v: number) =>
    high === low ? height / 2 : height - padding - ((height - 2 * padding) * (v - low)) / (high - low)
  const last = actual.at(-1) ?? null
  const lastTarget = target.at(-1) ?? null
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('kpiSheet.chart')}>
        {stretches(target, x, y).map((points) => (
          <polyline key={points} points={points} className={styles.targetLine} />
        ))}
        {stretches(actual, x, y).map((points) => (
          <polyline key={points} points={points} className={styles.actualLine} />
        ))}
        {last !== null && <circle cx={x(periods.length - 1)} cy={y(last)} r="3" className={styles.actualDot} />}
      </svg>
      <figcaption>
        <span>{periods[0]}</span>
        {last !== null && <b>{t('kpiSheet.chartActual', { value: cellNumber(kpi, last, true) })}</b>}
        {lastTarget !== null && <span>{t('kpiSheet.chartTarget', { value: cellNumber(kpi, lastTarget, true) })}</span>}
        <span>{periods.at(-1)}</span>
      </figcaption>
    </figure>
  )
}
