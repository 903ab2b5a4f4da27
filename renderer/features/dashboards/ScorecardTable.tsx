// The balanced scorecard: each perspective with its weight, score and grade, and the total.
import { useLang, useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { perspectives, perspectiveWeights } from '#shared/analysis/kpiPerspectives.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { weightPercent } from '#shared/model/values/numbers.ts'
import plain from '#ui/plain.module.css'
import type { Filtering } from './filter.ts'
import { Nothing, Part } from './Part.tsx'
import { PerspectiveWeight } from './PerspectiveWeight.tsx'
import styles from './Table.module.css'
import type { Board } from './useDashboard.ts'
import { scoreText, sharePercent } from './words.ts'

export function ScorecardTable({ board, filtering }: { board: Board; filtering?: Filtering }) {
  const t = useT()
  const lang = useLang()
  const { scorecard } = board
  const rows = scorecard.perspectives.filter(({ items }) => items.length > 0)
  const entered = perspectiveWeights(usePlan())
  const sum = entered && perspectives.reduce((total, perspective) => total + entered[perspective], 0)
  const isOff = sum !== null && Math.round(sum * 100) !== 100
  return (
    <Part
      title={t('dashboard.scorecard')}
      aside={isOff && <span role="status">{t('dashboard.weightsOff', { sum: weightPercent(sum) })}</span>}
    >
      {rows.length === 0 ? (
        <Nothing>{t('dashboard.noPerspective')}</Nothing>
      ) : (
        <table className={styles.table} data-table="scorecard">
          <thead>
            <tr>
              <th>{t('dashboard.perspective')}</th>
              <th data-number>{t('dashboard.weight')}</th>
              <th data-number>{t('dashboard.points100')}</th>
              <th data-number>{t('dashboard.gradeHead')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ perspective, share, total, grade }) => (
              <tr key={perspective}>
                <th scope="row">
                  <button
                    type="button"
                    className={plain.words}
                    aria-pressed={filtering?.filter === perspective}
                    onClick={() => filtering?.onFilter(filtering.filter === perspective ? null : perspective)}
                  >
                    {choiceLabel(lang, 'kpi', 'perspective', perspective)}
                  </button>
                </th>
                <td data-number>
                  {filtering ? <PerspectiveWeight perspective={perspective} share={share} /> : sharePercent(share)}
                </td>
                <td data-number>{scoreText(total)}</td>
                <td data-number>{grade}</td>
              </tr>
            ))}
            <tr data-total>
              <th scope="row">{t('dashboard.total')}</th>
              <td data-number />
              <td data-number>{scoreText(scorecard.total)}</td>
              <td data-number>{scorecard.grade}</td>
            </tr>
          </tbody>
        </table>
      )}
    </Part>
  )
}
