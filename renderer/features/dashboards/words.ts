// How a dashboard writes what it shows: states, shares, changes, periods.
import type { DashboardChoice, KpiCard } from '#shared/analysis/dashboard.ts'
import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import type { Difference } from '#shared/analysis/kpiComparison.ts'
import type { Lang, Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { computedPercent, formatNumber, formatTenths, wholePercent } from '#shared/model/values/numbers.ts'
import type { Tone } from '#ui/StatusPill.tsx'

export const stateTone = (state: KpiState | null): Tone => state ?? 'grey'
export const stateKey = (state: KpiState | null) => `dashboard.${state ?? 'none'}` as const

export const goalTones: Readonly<Record<RowOf<'goal'>['status'], Tone>> = {
  notStarted: 'grey',
  onTrack: 'green',
  atRisk: 'amber',
  offTrack: 'red',
  done: 'violet',
  dropped: 'grey',
}

/** '82.3%': achievement, change, weight; '' for nothing. */
export const sharePercent = (share: number | null): string => (share === null ? '' : computedPercent(share))
/** '67%': progress of goals and what adds up to it; '' for nothing. */
export const progressPercent = (share: number | null): string => (share === null ? '' : wholePercent(share))
/** '95.3'; '' for nothing. */
export const scoreText = (score: number | null): string => (score === null ? '' : formatTenths(score))

/** Which way a number went, before its size. */
export const changeMark = (change: Difference | null): '▲' | '▼' | '=' => {
  const difference = change?.difference ?? 0
  return difference > 0 ? '▲' : difference < 0 ? '▼' : '='
}

/** What lies between two numbers, without its sign: percentage points for shares, else the share of the number before. */
export function changeText(kpi: RowOf<'kpi'>, change: Difference | null, t: Translate): string {
  if (!change || change.difference === null) return ''
  const size = Math.abs(change.difference)
  const points = kpi.valueKind === 'percent' ? size * 100 : kpi.unit === '%' ? size : null
  if (points !== null) return t('dashboard.points', { value: formatTenths(points) })
  return change.share === null ? formatNumber(Number(size.toPrecision(3))) : sharePercent(Math.abs(change.share))
}

/** '2026年10月', or '年初至 2026年10月'. */
export function periodText(
  { period, yearToDate }: Pick<DashboardChoice, 'period' | 'yearToDate'>,
  t: Translate,
  lang: Lang,
) {
  const text = formatPeriod(period, lang)
  return yearToDate ? t('dashboard.upTo', { period: text }) : text
}

/** '无更新 45 天'. */
export function staleText({ freshness }: KpiCard, t: Translate): string {
  return freshness.days === null ? t('dashboard.staleNever') : t('dashboard.staleDays', { count: freshness.days })
}
