// The course of a KPI in its inspector: actuals as a line with its gaps, the target as a thin one, and where it is heading.
import { useLang, useT } from '#platform/text.ts'
import { coursePeriods } from '#shared/analysis/kpiCourse.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { KpiForecast } from '#shared/analysis/kpiForecast.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber, kpiTarget, shownNumber } from '#shared/model/values/kpiNumbers.ts'
import styles from './KpiDetails.module.css'

const [width, height, padding] = [280, 96, 8]

type Point = readonly [x: number, y: number]
const pointsText = (points: readonly Point[]) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')

/** Points of a line, one list per unbroken stretch. */
function stretches(values: readonly (number | null)[], at: (i: number, v: number) => Point): Point[][] {
  const lines: Point[][] = [[]]
  values.forEach((value, i) => {
    if (value === null) lines.push([])
    else lines.at(-1)?.push(at(i, value))
  })
  return lines.filter((line) => line.length > 0)
}

interface Props {
  kpi: RowOf<'kpi'>
  figures: KpiFigures
  /** null where none is wanted or possible. */
  forecast: KpiForecast | null
}

export function KpiChart({ kpi, figures, forecast }: Props) {
  const t = useT()
  const lang = useLang()
  const periods = coursePeriods(figures, kpi.id, figures.latest(kpi.id))
  const last = periods.at(-1)
  if (periods.length < 2 || last === undefined) return <p className={styles.verdict}>{t('kpiSheet.chartEmpty')}</p>
  const coming = forecast?.points ?? []
  const shown = [...periods, ...coming.map(({ period }) => period)]
  const actual = periods.map((period) => figures.figure(kpi.id, period).actual)
  const target = shown.map((period) => figures.figure(kpi.id, period).target ?? figures.targetOf(kpi.id, period))
  const all = [...actual, ...target, ...coming.flatMap(({ low, high }) => [low, high])].filter((v) => v !== null)
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (i: number) => padding + ((width - 2 * padding) * i) / (shown.length - 1)
  const y = (v: number) =>
    high === low ? height / 2 : height - padding - ((height - 2 * padding) * (v - low)) / (high - low)
  const at = (i: number, v: number): Point => [x(i), y(v)]
  const now = actual.at(-1) as number
  const start = at(periods.length - 1, now)
  const ahead = (of: (point: (typeof coming)[number]) => number) =>
    coming.map((point, i) => at(periods.length + i, of(point)))
  const aim = kpiTarget(kpi, figures.figure(kpi.id, last).target)
  const end = coming.at(-1)
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('kpiSheet.chart')}>
        {coming.length > 0 && (
          <polygon
            points={pointsText([start, ...ahead((point) => point.high), ...ahead((point) => point.low).reverse()])}
            className={styles.interval}
          />
        )}
        {stretches(target, at).map((points) => (
          <polyline key={points[0]?.[0]} points={pointsText(points)} className={styles.targetLine} />
        ))}
        {coming.length > 0 && (
          <polyline points={pointsText([start, ...ahead((point) => point.value)])} className={styles.forecastLine} />
        )}
        {stretches(actual, at).map((points) =>
          points.length > 1 ? (
            <polyline key={points[0]?.[0]} points={pointsText(points)} className={styles.actualLine} />
          ) : (
            <circle key={points[0]?.[0]} cx={points[0]?.[0]} cy={points[0]?.[1]} r="1.5" className={styles.actualDot} />
          ),
        )}
        <circle cx={start[0]} cy={start[1]} r="3" className={styles.actualDot} />
      </svg>
      <figcaption>
        <span>{formatPeriod(shown[0] as string, lang)}</span>
        {aim !== '' && <span>{t('kpiSheet.chartTarget', { value: aim })}</span>}
        <span>{formatPeriod(shown.at(-1) as string, lang)}</span>
      </figcaption>
      {forecast && end && (
        <p className={styles.verdict} data-forecast={forecast.kind}>
          {t('kpiSheet.chartForecast', {
            kind: t(`kpiSheet.${forecast.kind}`),
            basis: forecast.basis,
            period: formatPeriod(end.period, lang),
            value: kpiNumber(kpi, shownNumber(kpi, end.value)),
            low: kpiNumber({ ...kpi, unit: null }, shownNumber(kpi, end.low)),
            high: kpiNumber(kpi, shownNumber(kpi, end.high)),
          })}
        </p>
      )}
    </figure>
  )
}
