// The KPIs that measure a step or a process: how they stand, a click away from their cell, and a place to link another.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { execute } from '#platform/execute.ts'
import { figuresOf } from '#platform/planFigures.ts'
import { planStore } from '#platform/planStore.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber, kpiTarget } from '#shared/model/values/kpiNumbers.ts'
import { computedPercent } from '#shared/model/values/numbers.ts'
import { ChartLine } from '#ui/ChartLine.tsx'
import type { Commit } from '#ui/fields/entered.ts'
import { PickEntry } from '#ui/fields/PickEntry.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import plain from '#ui/plain.module.css'
import { StatusPill } from '#ui/StatusPill.tsx'
import { refOptions } from './entityColumns.ts'
import styles from './LinkedKpis.module.css'

/** The field of a KPI that names what it measures. */
const fieldOf = { step: 'steps', process: 'processes' } as const
type Measured = keyof typeof fieldOf

const trendLength = 12

export function LinkedKpis({ entity, row: id }: { entity: Measured; row: string }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const kpis = useRows('kpi')
  const field = fieldOf[entity]
  const linked = useMemo(() => kpis.filter((kpi) => kpi[field].includes(id)), [kpis, field, id])
  const ids = linked.map((kpi) => kpi.id)
  const names = entityLabels(lang, 'kpi')
  const link: Commit = (entered) => {
    if (!('value' in entered)) return null
    const wanted = new Set((entered.value as readonly string[] | null) ?? [])
    const writes = [...new Set([...wanted, ...ids])].flatMap((kpi) => {
      const of = rowOf('kpi', kpi)
      if (!of || wanted.has(kpi) === ids.includes(kpi)) return []
      const rows = wanted.has(kpi) ? [...of[field], id] : of[field].filter((other) => other !== id)
      return [{ do: 'update' as const, entity: 'kpi' as const, id: kpi, patch: { [field]: rows } }]
    })
    if (writes.length > 0) void execute('rows.apply', { writes })
    return null
  }
  return (
    <InspectorSection key={id} title={names.plural} folded={linked.length === 0}>
      {linked.length > 0 && (
        <ul className={styles.kpis} data-linked-kpis={id}>
          {linked.map((kpi) => (
            <Line key={kpi.id} kpi={kpi} />
          ))}
        </ul>
      )}
      <PickEntry
        label={t('areas.linkKpi')}
        placeholder={t('areas.linkKpi')}
        value={ids}
        multiple
        options={() => refOptions('kpi')}
        optionOf={(kpi) => {
          const label = context.titleOf('kpi', kpi)
          return label === undefined ? undefined : { value: kpi, label }
        }}
        onCommit={link}
      />
    </InspectorSection>
  )
}

function Line({ kpi }: { kpi: RowOf<'kpi'> }) {
  const t = useT()
  const lang = useLang()
  const kpis = useRows('kpi')
  const values = useStore(planStore, ({ rows }) => rows.kpiValue)
  const figures = useMemo(() => figuresOf(kpis, values), [kpis, values])
  const period = figures.latest(kpi.id)
  const figure = period === null ? null : figures.figure(kpi.id, period)
  const target = kpiTarget(kpi, figure?.target ?? kpi.target)
  const trend = figures
    .periods(kpi.id)
    .slice(-trendLength)
    .map((at) => figures.figure(kpi.id, at))
  return (
    <li>
      <button
        type="button"
        className={plain.row}
        onClick={() => navigate('kpis', { row: kpi.id, ...(period ? { period } : {}) })}
      >
        <span className={styles.title}>{kpi.title}</span>
        <span className={styles.facts}>
          {figure && figure.actual !== null ? (
            <>
              <b>{kpiNumber(kpi, figure.actual)}</b>
              {figure.achievement !== null && (
                <StatusPill tone={figure.state ?? 'grey'}>{computedPercent(figure.achievement)}</StatusPill>
              )}
            </>
          ) : (
            <small>{t('dashboard.noValue')}</small>
          )}
          {trend.length > 1 && (
            <ChartLine
              values={trend.map(({ actual }) => actual)}
              targets={trend.map(({ target }) => target)}
              width={72}
              height={18}
              label={t('dashboard.trendOf', { kpi: kpi.title, count: trend.length })}
            />
          )}
        </span>
        <small>
          {[
            ...(period === null ? [] : [formatPeriod(period, lang)]),
            ...(target === '' ? [] : [t('dashboard.target', { value: target })]),
          ].join(' · ')}
        </small>
      </button>
    </li>
  )
}
