// The KPIs by their newest actual: how many stand well, and the worst ones.
import { Target } from 'lucide-react'
import { useMemo } from 'react'
import { useFigures } from '#platform/planFigures.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import type { KpiState } from '#shared/analysis/kpiAchievement.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { Button } from '#ui/Button.tsx'
import { ChartLine } from '#ui/ChartLine.tsx'
import plain from '#ui/plain.module.css'
import { EmptyState } from '#ui/Screen.tsx'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import page from './Home.module.css'
import { kpiLights, kpiNumber, kpiTarget } from './kpiLights.ts'
import styles from './Table.module.css'

const most = 6
const states = ['green', 'amber', 'red', 'none'] as const
const toneOf: Record<KpiState | 'none', Tone> = { green: 'green', amber: 'amber', red: 'red', none: 'grey' }

export function KpiPanel() {
  const t = useT()
  const lang = useLang()
  const kpis = useRows('kpi')
  const figures = useFigures()
  const lights = useMemo(() => kpiLights(kpis, figures), [kpis, figures])
  const count = (state: (typeof states)[number]) => lights.filter((light) => (light.state ?? 'none') === state).length
  // A line that says there is one more takes as much room as that one.
  const shown = lights.slice(0, lights.length === most + 1 ? most + 1 : most)
  if (lights.length === 0)
    return (
      <section className={page.part}>
        <h2>{t('home.kpis.title')}</h2>
        <EmptyState icon={Target} text={t('home.kpis.empty')}>
          <Button onClick={() => navigate('kpis')}>{t('home.kpis.create')}</Button>
        </EmptyState>
      </section>
    )
  return (
    <section className={page.part}>
      <h2>
        {t('home.kpis.title')}
        <span className={styles.lights}>
          {states
            .filter((state) => count(state) > 0)
            .map((state) => (
              <StatusPill key={state} tone={toneOf[state]}>
                {t(`home.kpis.${state}`)} {count(state)}
              </StatusPill>
            ))}
        </span>
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('home.kpis.kpi')}</th>
            <th>{t('home.kpis.latest')}</th>
            <th data-number>{t('home.kpis.actual')}</th>
            <th data-number>{t('home.kpis.target')}</th>
            <th>{t('home.kpis.trend')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kpi, figure, target, state, trend }) => (
            <tr key={kpi.id} onClick={() => navigate('kpis', { row: kpi.id })}>
              <th scope="row">
                <span className={styles.light} data-state={state ?? 'none'} />
                <button type="button" className={plain.words}>
                  {kpi.title}
                </button>
              </th>
              <td>{figure ? formatPeriod(figure.period, lang) : ''}</td>
              <td data-number>
                <b data-state={state ?? 'none'}>{kpiNumber(kpi, figure?.actual ?? null)}</b>
              </td>
              <td data-number>{kpiTarget(kpi, target)}</td>
              <td>
                {trend.length > 1 && <ChartLine values={trend} width={72} height={18} label={t('home.kpis.trend')} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lights.length > shown.length && (
        <button type="button" className={styles.link} onClick={() => navigate('kpis')}>
          {t('home.kpis.more', { count: lights.length - shown.length })}
        </button>
      )}
    </section>
  )
}
