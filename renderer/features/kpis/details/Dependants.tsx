// What depends on a KPI: formulas and ratios that use it, and every other row that names it; where there is a screen, one click away.
import { useMemo } from 'react'
import { placeOf, showRow } from '#platform/places.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { planReader, rowOf, useRows } from '#platform/useRows.ts'
import { compileFormulas } from '#shared/analysis/kpiFormulas.ts'
import { entityLabels, fieldLabel } from '#shared/i18n/index.ts'
import { dependants } from '#shared/model/dependants.ts'
import type { EntityName, RowOf } from '#shared/model/plan.ts'
import plain from '#ui/plain.module.css'
import styles from './KpiDetails.module.css'

interface Found {
  readonly entity: EntityName
  readonly id: string
  readonly by: string
}

/** Bookkeeping of the KPI itself. */
const own = new Set<EntityName>(['kpiValue', 'comment', 'attachment'])

export function RowLink({ entity, id, by }: Found) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  if (!rowOf(entity, id)) return null
  const title = context.titleOf(entity, id) || entityLabels(lang, entity).name
  return (
    <li>
      <small>{by}</small>
      {placeOf(entity, id) ? (
        <button
          type="button"
          className={plain.words}
          aria-label={t('kpiSheet.goTo', { title })}
          onClick={() => showRow(entity, id)}
        >
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
