// The links of a row, both what it names and what names it; a click goes there.
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { placeOf, showRow } from '#platform/places.ts'
import { planStore } from '#platform/planStore.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { type RelatedGroup, relatedOf } from '#shared/analysis/related.ts'
import { entityLabels, fieldLabel } from '#shared/i18n/index.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { InspectorSection } from '#ui/Inspector.tsx'
import styles from './RelatedRows.module.css'

/** Shown of a group before one asks for the rest. */
const atFirst = 6

export function RelatedRows({ entity, row }: { entity: EntityName; row: string }) {
  const t = useT()
  const rows = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader reads the rows.
  const groups = useMemo(() => relatedOf(planReader(), entity, row), [rows, entity, row])
  const count = groups.reduce((sum, { ids }) => sum + ids.length, 0)
  return (
    <InspectorSection
      key={row}
      title={t('areas.related')}
      aside={count > 0 ? <span className={styles.count}>{count}</span> : null}
      folded={count === 0}
    >
      {count === 0 && <p className={styles.none}>{t('areas.relatedNone')}</p>}
      {(['in', 'out'] as const).map((direction) => {
        const own = groups.filter((group) => group.direction === direction)
        if (own.length === 0) return null
        return (
          <div key={direction} className={styles.side} data-links={direction}>
            <h3>{t(direction === 'in' ? 'areas.relatedIn' : 'areas.relatedOut')}</h3>
            {own.map((group) => (
              <Group key={`${group.entity} ${group.field}`} of={entity} group={group} />
            ))}
          </div>
        )
      })}
    </InspectorSection>
  )
}

function Group({ of, group }: { of: EntityName; group: RelatedGroup }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const [all, setAll] = useState(false)
  const { direction, entity, field, ids } = group
  const names = entityLabels(lang, entity)
  const isOut = direction === 'out'
  const label = isOut ? fieldLabel(lang, of, field) : `${names.plural} · ${fieldLabel(lang, entity, field)}`
  const Mark = isOut ? ArrowUpRight : ArrowDownLeft
  return (
    <div className={styles.group}>
      <h4>
        <Mark size={12} aria-hidden />
        {label}
      </h4>
      <ul>
        {(all ? ids : ids.slice(0, atFirst)).map((id) => {
          const title = context.titleOf(entity, id) || names.name
          return (
            <li key={id}>
              {placeOf(entity, id) ? (
                <button type="button" title={title} onClick={() => showRow(entity, id)}>
                  {title}
                </button>
              ) : (
                <span>{title}</span>
              )}
            </li>
          )
        })}
      </ul>
      {!all && ids.length > atFirst && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('areas.relatedMore', { count: ids.length - atFirst })}
        </button>
      )}
    </div>
  )
}
