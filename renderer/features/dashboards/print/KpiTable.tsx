// All KPIs of a dashboard as a table on paper.
import { useLang, useT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { type KpiCard, kpiTrend } from '#shared/analysis/dashboard.ts'
import type { Difference } from '#shared/analysis/kpiComparison.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber, kpiTarget } from '#shared/model/values/kpiNumbers.ts'
import { ChartLine } from '#ui/ChartLine.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { rounded } from '../KpiCards.tsx'
import { Part } from '../Part.tsx'
import styles from '../Table.module.css'
import type { Board } from '../useDashboard.ts'
import { changeMark, changeText, sharePercent, stateKey, stateTone } from '../words.ts'

export function KpiTable({ board, cards }: { board: Board; cards: readonly KpiCard[] }) {
  const t = useT()
  const lang = useLang()
  // A column for the year before only where any KPI has one; the same on all pages.
  const years = board.cards.some((card) => changeText(card.kpi, card.lastYear, t) !== '')
  const change = (card: KpiCard, difference: Difference | null) => {
    const text = changeText(card.kpi, difference, t)
    return text === '' ? '' : `${changeMark(difference)} ${text}`
  }
  return (
    <Part title={t('dashboard.allKpis')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('dashboard.kpi')}</th>
            <th>{t('dashboard.owner')}</th>
            <th>{t('dashboard.period')}</th>
            <th data-number>{t('dashboard.actual')}</th>
            <th data-number>{t('dashboard.targetHead')}</th>
            <th data-number>{t('dashboard.achievementHead')}</th>
            <th>{t('dashboard.state')}</th>
            <th data-number>{t('dashboard.previous')}</th>
            {years && <th data-number>{t('dashboard.lastYear')}</th>}
            <th>{t('dashboard.trend')}</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => {
            const { kpi, actual, target } = card
            const trend = kpiTrend(board.figures, card)
            return (
              <tr key={kpi.id}>
                <th scope="row">{kpi.title}</th>
                <td>{kpi.owner ? rowOf('person', kpi.owner)?.name : ''}</td>
                <td>{formatPeriod(card.period, lang)}</td>
                <td data-number>{actual === null ? '' : kpiNumber(kpi, rounded(kpi, actual))}</td>
                <td data-number>{kpiTarget(kpi, target === null ? null : rounded(kpi, target))}</td>
                <td data-number>{sharePercent(card.achievement)}</td>
                <td>
                  <StatusPill tone={stateTone(card.state)}>{t(stateKey(card.state))}</StatusPill>
                </td>
                <td data-number>{change(card, card.previous)}</td>
                {years && <td data-number>{change(card, card.lastYear)}</td>}
                <td>
                  <ChartLine
                    values={trend.map((point) => point.actual)}
                    targets={trend.map((point) => point.target)}
                    width={110}
                    height={22}
                    label={t('dashboard.trendOf', { kpi: kpi.title, count: trend.length })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Part>
  )
}
