// The numbers of a KPI beside its course: newest, against before, year-to-date, rolling, and where the year will end.
import type { ReactNode } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { comparePeriod, type Difference } from '#shared/analysis/kpiComparison.ts'
import type { KpiFigures, KpiSpan } from '#shared/analysis/kpiFigures.ts'
import { type ForecastOptions, yearEnd } from '#shared/analysis/kpiForecast.ts'
import { frequencyOf, periodsPerYear } from '#shared/analysis/kpiPeriods.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber, shownNumber } from '#shared/model/values/kpiNumbers.ts'
import { computedPercent } from '#shared/model/values/numbers.ts'
import { StatusPill } from '#ui/StatusPill.tsx'
import { changeTexts } from '../changeText.ts'
import { toneOf } from '../kpiColumns.ts'
import { hasNegative, neededText } from '../neededText.ts'
import styles from './KpiDetails.module.css'

interface Props {
  kpi: RowOf<'kpi'>
  figures: KpiFigures
  /** null: the KPI wants no forecast. */
  choice: Pick<ForecastOptions, 'kind'> | null
}

export function KpiNumbers({ kpi, figures, choice }: Props) {
  const t = useT()
  const lang = useLang()
  const period = figures.latest(kpi.id)
  if (period === null || kpi.kind === 'group') return null
  const said = (value: number) => kpiNumber(kpi, shownNumber(kpi, value))
  const latest = figures.figure(kpi.id, period)
  const against = (which: 'previous' | 'lastYear') => comparePeriod(figures, kpi.id, period, which)
  const frequency = frequencyOf(period)
  const end = choice ? yearEnd(figures, kpi.id, choice) : null
  const needed = end ? neededText(kpi, end, hasNegative(figures, kpi.id), t) : ''
  return (
    <>
      <dl className={styles.numbers} data-numbers={kpi.id}>
        <Line name={formatPeriod(period, lang)}>
          <Judged share={latest.achievement} state={latest.state} />
          <b>{latest.actual === null ? '' : kpiNumber(kpi, latest.actual)}</b>
        </Line>
        <Change name={t('kpiSheet.previous')} kpi={kpi} change={against('previous')} />
        <Change name={t('kpiSheet.lastYear')} kpi={kpi} change={against('lastYear')} />
        {frequency !== 'yearly' && (
          <>
            <Span name={t('kpiSheet.toDate')} span={figures.ytd(kpi.id, period)} said={said} />
            <Span
              name={t('kpiSheet.rollingYear', { count: periodsPerYear[frequency] })}
              span={figures.rolling(kpi.id, period, periodsPerYear[frequency])}
              said={said}
            />
          </>
        )}
        {end && end.estimated.length > 0 && (
          <Line
            name={t('kpiSheet.yearEnd')}
            tip={
              end.low === null || end.high === null
                ? undefined
                : t('kpiSheet.yearEndTip', { percent: '80%', low: said(end.low), high: said(end.high) })
            }
          >
            <Judged share={end.achievement} state={end.state} />
            <i>{said(end.value)}</i>
          </Line>
        )}
      </dl>
      {needed !== '' && <p className={styles.verdict}>{needed}</p>}
    </>
  )
}

function Line({ name, tip, children }: { name: string; tip?: string | undefined; children: ReactNode }) {
  return (
    <div title={tip}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Judged({ share, state }: Pick<KpiSpan, 'state'> & { share: number | null }) {
  if (share === null) return null
  return <StatusPill tone={state ? toneOf[state] : 'grey'}>{computedPercent(share)}</StatusPill>
}

function Change({ name, kpi, change }: { name: string; kpi: RowOf<'kpi'>; change: Difference | null }) {
  const t = useT()
  if (!change || change.difference === null) return null
  const { difference, share } = changeTexts(kpi, change, { means: false, t })
  return (
    <Line name={name}>
      <Better better={change.better} />
      <span>{share === '' ? difference : `${difference} (${share})`}</span>
    </Line>
  )
}

/** Whether a change is for the better, told by shape as well as by colour. */
export function Better({ better }: { better: boolean | null }) {
  const t = useT()
  if (better === null) return null
  return <StatusPill tone={better ? 'green' : 'red'}>{t(better ? 'kpiSheet.better' : 'kpiSheet.worse')}</StatusPill>
}

function Span({ name, span, said }: { name: string; span: KpiSpan; said: (value: number) => string }) {
  const t = useT()
  if (span.actual === null)
    return span.counted === 0 ? null : (
      <Line name={name}>
        <small>{t('kpiSheet.gapsLeft', { count: span.missing.length })}</small>
      </Line>
    )
  return (
    <Line name={name}>
      <Judged share={span.achievement} state={span.state} />
      <span>{said(span.actual)}</span>
    </Line>
  )
}
