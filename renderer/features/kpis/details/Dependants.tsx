// What depends on a KPI: formulas and ratios that use it, and every other row that names it; where there is a screen, one click away.
import { useMemo } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { planReader, rowOf, useRows } from '#platform/useRows.ts'
import { type GivenParams, navigate } from '#platform/windowState.ts'
import { compileFormulas } from '#shared/analysis/kpiFormulas.ts'
import { entityLabels, fieldLabel } from '#shared/i18n/index.ts'
import { dependants } from '#shared/model/dependants.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf, type RowOf } from '#shared/model/plan.ts'
import styles from './KpiDetails.module.css'

interface Found {
  readonly entity: EntityName
  readonly id: string
  readonly by: string
}

/** Bookkeeping of the KPI itself. */
const own = new Set<EntityName>(['kpiValue', 'comment', 'attachment'])

/** Where a row is looked at; undefined where it has no screen of its own. */
export function placeOf(entity: EntityName, row: AnyRow): readonly [screen: string, params: GivenParams] | undefined {
  if (entity === 'kpi') return ['kpis', { row: row.id }]
  if (entity === 'goal') return ['goals', { row: row.id }]
  if (entity === 'process') return ['process', { process: row.id }]
  if (entity === 'step') return ['process', { processVersion: String(row.processVersion), step: row.id }]
  return undefined
}

export function RowLink({ entity, id, by }: Found) {
  const t = useT()
  const lang = useLang()
  const row = rowOf(entity, id) as unknown as AnyRow | undefined
  if (!row) return null
  const title = String(row[entityOf(entity).title] ?? '') || entityLabels(lang, entity).name
  const place = placeOf(entity, row)
  return (
    <li>
      <small>{by}</small>
      {place ? (
        <button type="button" aria-label={t('kpiSheet.goTo', { title })} onClick={() => navigate(...place)}>
          {title}
        </button>
      ) : (
        <span>{title}</span>
      )}
    </li>
  )
}

export function Dependants({ kpi }: { kpi: RowOf<'kpi'> }) {
  const t = useT()
  const lang = useLang()
  const kpis = useRows('kpi')
  const values = useRows('kpiValue', { kpi: kpi.id })
  const found = useMemo((): Found[] => {
    const named = dependants(planReader(), 'kpi', kpi.id)
      .filter(({ entity }) => !own.has(entity))
      .map(({ entity, id, field }) => ({
        entity,
        id,
        by: `${entityLabels(lang, entity).name} · ${fieldLabel(lang, entity, field)}`,
      }))
    const formulas = [...compileFormulas(kpis).formulas]
      .filter(([, formula]) => formula.inputs.some((input) => input.kpi === kpi.id))
      .map(([id]): Found => ({ entity: 'kpi', id, by: t('kpiSheet.dependsFormula') }))
    return [...formulas, ...named]
  }, [kpi.id, kpis, lang, t])
  return (
    <>
      {found.length === 0 && <p className={styles.verdict}>{t('kpiSheet.dependsNone')}</p>}
      <ul className={styles.links}>
        {found.map((one) => (
          <RowLink key={`${one.entity} ${one.id} ${one.by}`} {...one} />
        ))}
      </ul>
      {values.length > 0 && <p className={styles.verdict}>{t('kpiSheet.moreValues', { count: values.length })}</p>}
    </>
  )
}
