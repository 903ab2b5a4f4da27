// A KPI before and after a chosen day: the day itself, both sides with their periods, the difference and its share.
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useLang, useT } from '#platform/text.ts'
import { type BeforeAfter, beforeAfter } from '#shared/analysis/kpiComparison.ts'
import type { KpiFigures } from '#shared/analysis/kpiFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { changeTexts } from '../changeText.ts'
import styles from './KpiDetails.module.css'
import { Better } from './KpiNumbers.tsx'

export function BeforeAfterPart({ kpi, figures }: { kpi: RowOf<'kpi'>; figures: KpiFigures }) {
  const t = useT()
  const change = kpi.changeOn ? beforeAfter(figures, kpi.id, kpi.changeOn) : null
  return (
    <>
      <EntityField entity="kpi" row={kpi.id} field="changeOn" label={t('kpiSheet.changeOn')} inline />
      {change ? <Sides kpi={kpi} change={change} /> : <p className={styles.verdict}>{t('kpiSheet.noChange')}</p>}
    </>
  )
}

function Sides({ kpi, change }: { kpi: RowOf<'kpi'>; change: BeforeAfter }) {
  const t = useT()
  const lang = useLang()
  const texts = changeTexts(kpi, change, { means: true, t })
  const over = (periods: readonly string[]) => {
    const [first, last] = [periods[0], periods.at(-1)]
    if (first === undefined || last === undefined) return t('kpiSheet.noSide')
    const named =
      first === last ? formatPeriod(first, lang) : `${formatPeriod(first, lang)} – ${formatPeriod(last, lang)}`
    return t('kpiSheet.side', { periods: named, count: periods.length })
  }
  return (
    <>
      <dl className={styles.numbers} data-change={kpi.id}>
        <div>
          <dt>
            {t('kpiSheet.before')}
            <small>{over(change.beforePeriods)}</small>
          </dt>
          <dd>{texts.before}</dd>
        </div>
        <div>
          <dt>
            {t('kpiSheet.after')}
            <small>{over(change.afterPeriods)}</small>
          </dt>
          <dd>{texts.after}</dd>
        </div>
        {change.difference !== null && (
          <div>
            <dt>{t('kpiSheet.difference')}</dt>
            <dd>
              <Better better={change.better} />
              <b>{texts.share === '' ? texts.difference : `${texts.difference} (${texts.share})`}</b>
            </dd>
          </div>
        )}
      </dl>
      {change.mixed !== null && (
        <p className={styles.verdict}>{t('kpiSheet.mixed', { period: formatPeriod(change.mixed, lang) })}</p>
      )}
    </>
  )
}
