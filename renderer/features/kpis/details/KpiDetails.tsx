// Above the form of a KPI: its course and numbers, its formula, what a process change brought, what it measures and what depends on it.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { figuresOf } from '#platform/planFigures.ts'
import { planStore } from '#platform/planStore.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRow, useRows } from '#platform/useRows.ts'
import { forecastChoice, kpiForecast } from '#shared/analysis/kpiForecast.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { InspectorSection } from '#ui/Inspector.tsx'
import { BeforeAfterPart } from './BeforeAfterPart.tsx'
import { Dependants, RowLink } from './Dependants.tsx'
import { FormulaEditor } from './FormulaEditor.tsx'
import { KpiChart } from './KpiChart.tsx'
import styles from './KpiDetails.module.css'
import { KpiNumbers } from './KpiNumbers.tsx'

/** How far a forecast is drawn: about half a year, and more than one period. */
const ahead = { weekly: 13, monthly: 6, quarterly: 4, yearly: 2 } as const

export function KpiDetails({ kpi: id }: { kpi: string }) {
  const t = useT()
  const lang = useLang()
  const kpi = useRow('kpi', id)
  const kpis = useRows('kpi')
  const values = useStore(planStore, ({ rows }) => rows.kpiValue)
  const figures = useMemo(() => figuresOf(kpis, values), [kpis, values])
  const choice = useMemo(() => (kpi ? forecastChoice(kpi) : null), [kpi])
  const forecast = useMemo(
    () => (kpi && choice ? kpiForecast(figures, id, { ahead: ahead[kpi.frequency], ...choice }) : null),
    [figures, kpi, id, choice],
  )
  if (!kpi) return null
  const links = (['goal', 'process', 'step'] as const).flatMap((entity) =>
    kpi[entity === 'goal' ? 'goals' : entity === 'process' ? 'processes' : 'steps'].map((to) => ({
      entity,
      id: to,
      by: entityLabels(lang, entity).name,
    })),
  )
  return (
    <>
      <InspectorSection title={t('kpiSheet.chart')}>
        <KpiChart kpi={kpi} figures={figures} forecast={forecast} />
        {choice?.kind && !forecast && figures.latest(id) !== null && (
          <p className={styles.verdict}>
            {t(choice.kind === 'seasonal' ? 'kpiSheet.noSeason' : 'kpiSheet.noForecast')}
          </p>
        )}
        <KpiNumbers kpi={kpi} figures={figures} choice={choice} />
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
      <InspectorSection title={t('kpiSheet.beforeAfter')} folded={kpi.changeOn === null}>
        <BeforeAfterPart kpi={kpi} figures={figures} />
      </InspectorSection>
      <InspectorSection title={t('kpiSheet.depends')} folded>
        <Dependants kpi={kpi} />
      </InspectorSection>
    </>
  )
}
