// The activities of a year as a list, budget beside actual.
import { useState } from 'react'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatMoney } from '#shared/model/values/numbers.ts'
import { Button } from '#ui/Button.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Culture.module.css'
import { activityTones } from './cultureTones.ts'

interface Props {
  rows: readonly RowOf<'activity'>[]
  selected: string | null
  onOpen(id: string): void
  /** Minor units. */
  sum: { readonly budget: number; readonly cost: number }
}

export function ActivityTable({ rows, selected, onOpen, sum }: Props) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const [count, setCount] = useState(100)
  const money = (amount: number) => formatMoney(amount, context)
  return (
    <table className={styles.table} aria-label={t('culture.count')}>
      <thead>
        <tr>
          <th scope="col">{t('culture.date')}</th>
          <th scope="col">{t('culture.activity')}</th>
          <th scope="col">{t('culture.kind')}</th>
          <th scope="col">{t('culture.owner')}</th>
          <th scope="col">{t('culture.status')}</th>
          <th scope="col" data-number>
            {t('culture.budget')}
          </th>
          <th scope="col" data-number>
            {t('culture.cost')}
          </th>
          <th scope="col">{t('culture.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, count).map((row) => {
          const over = row.cost !== null && row.budget !== null && row.cost > row.budget
          return (
            <tr key={row.id} data-selected={row.id === selected || undefined}>
              <td>{row.heldOn ?? t('culture.undated')}</td>
              <th scope="row">
                <button
                  type="button"
                  onClick={() => onOpen(row.id)}
                  onKeyDown={(e) => {
                    if (e.key === 'Delete') void removeRows('activity', [row.id], lang)
                  }}
                >
                  {row.title}
                </button>
              </th>
              <td>{choiceLabel(lang, 'activity', 'kind', row.kind)}</td>
              <td>{row.owner ? context.titleOf('person', row.owner) : ''}</td>
              <td>
                <StatusPill tone={activityTones[row.status]}>
                  {choiceLabel(lang, 'activity', 'status', row.status)}
                </StatusPill>
              </td>
              <td data-number>{row.budget === null ? '' : money(row.budget)}</td>
              <td data-number data-late={over || undefined}>
                {row.cost === null ? '' : money(row.cost)}
                {over && <small className={styles.mark}>{t('culture.overBudget')}</small>}
              </td>
              <td>{row.outcome}</td>
            </tr>
          )
        })}
        <tr className={styles.sum}>
          <th scope="row" colSpan={5}>
            {t('culture.sum')}
            {rows.length > count && (
              <Button look="quiet" onClick={() => setCount(count + 200)}>
                {t('ui.more', { count: rows.length - count })}
              </Button>
            )}
          </th>
          <td data-number>{money(sum.budget)}</td>
          <td data-number>{money(sum.cost)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}
