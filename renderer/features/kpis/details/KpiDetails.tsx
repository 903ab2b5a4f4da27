// Above the form of a KPI: its course, its formula, what a process change brought, what it measures and what depends on it.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRow, useRows } from '#platform/useRows.ts'
import { beforeAfter } from '#shared/analysis/kpiComparison.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { cellNumber } from '#shared/model/values/kpiNumbers.ts'
import { formatPercent } from '#shared/model/values/numbers.ts'
import { InspectorSection } from '#ui/Inspector.tsx'
import { figuresOf } from '../sheet/useKpiSheet.ts'
import { Dependants, RowLink } from './Dependants.tsx'
import { FormulaEditor } from './FormulaEditor.tsx'
import { KpiChart } from './KpiChart.tsx'
import styles from './KpiDetails.module.css'

export function KpiDetails({ kpi: id }: { kpi: string }) {
  const t = useT()
  const lang = useLang()
  const kpi = useRow('kpi', id)
  const kpis = useRows('kpi')
  const values = useStore(planStore, ({ rows }) => rows.kpiValue)
  const figures = useMemo(() => figuresOf(kpis, values), [kpis, values])
  if (!kpi) return null
  const change = kpi.changeOn ? beforeAfter(figures, id, kpi.changeOn) : null
  const links = (['goal', 'process', 'step'] as const).flatMap((entity) =>
    kpi[entity === 'goal' ? 'goals' : entity === 'process' ? 'processes' : 'steps'].map((to) => ({
      entity,
      id: to,
      by: entityLabels(lang, entity).name,
    })),
  )
  const number = (value: number | null) => (value === null ? '' : cellNumber(kpi, value, true))
  return (
    <>
      <InspectorSection title={t('kpiSheet.chart')}>
        <KpiChart kpi={kpi} figures={figures} />
        {links.length > 0 && (
          <ul className={styles.links}>
            {links.map((link) => (
              <RowLink key={`${link.entity} ${link.id}`} {...link} />
            ))}
          </ul>
        )}
      </InspectorSection>
      <InspectorSection title={t('kpiSheet.formula')} folded={kpi.formula === null}>
        <FormulaEditor key={id} kpi={kpi} figures={figures} />
      </InspectorSection>
      <InspectorSection title={t('kpiSheet.beforeAfter')} folded={change === null}>
        {change === null ? (
          <p className={styles.verdict}>{t('kpiSheet.noChange')}</p>
        ) : (
          <>
            <dl className={styles.change}>
              <dt>{t('kpiSheet.before')}</dt>
              <dd>{number(change.before)}</dd>
              <dt>{t('kpiSheet.after')}</dt>
              <dd>{number(change.after)}</dd>
              <dt>{t('kpiSheet.difference')}</dt>
              <dd data-better={change.better ?? undefined}>
                {number(change.difference)}
                {change.share !== null &&
                  ` (${change.share > 0 ? '+' : ''}${formatPercent(Math.round(change.share * 1000) / 1000)})`}
              </dd>
            </dl>
            <p className={styles.verdict}>
              {t('kpiSheet.periodsUsed', { before: change.beforePeriods.length, after: change.afterPeriods.length })}
            </p>
          </>
        )}
      </InspectorSection>
      <InspectorSection title={t('kpiSheet.depends')} folded>
        <Dependants kpi={kpi} />
      </InspectorSection>
    </>
  )
}
