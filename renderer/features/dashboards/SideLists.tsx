// Beside the cards: the KPIs furthest from their target, and those without a new number for too long.
import { useT } from '#platform/text.ts'
import type { KpiCard } from '#shared/analysis/dashboard.ts'
import { Light } from './Light.tsx'
import styles from './Lines.module.css'
import { openCell, openKpi } from './opening.ts'
import { Nothing, Part } from './Part.tsx'
import type { Board } from './useDashboard.ts'
import { sharePercent, staleText } from './words.ts'

function Line({ card, text, onOpen }: { card: KpiCard; text: string; onOpen: () => void }) {
  return (
    <li>
      <button type="button" className={styles.line} onClick={onOpen} data-kpi={card.kpi.id}>
        <Light state={card.state} />
        <span className={styles.lineName}>{card.kpi.title}</span>
        <span className={styles.lineValue}>{text}</span>
      </button>
    </li>
  )
}

export function Worst({ board }: { board: Board }) {
  const t = useT()
  return (
    <Part title={t('dashboard.worst')} aside={t('dashboard.achievementHead')}>
      {board.worst.length === 0 ? (
        <Nothing>{t(board.counts.green > 0 ? 'dashboard.allGreen' : 'dashboard.noValue')}</Nothing>
      ) : (
        <ul className={styles.lines} data-list="worst">
          {board.worst.map((card) => (
            <Line key={card.kpi.id} card={card} text={sharePercent(card.achievement)} onOpen={() => openCell(card)} />
          ))}
        </ul>
      )}
    </Part>
  )
}

const most = 5

export function Stale({ board }: { board: Board }) {
  const t = useT()
  const { stale } = board
  // A line that says there is one more takes as much room as that one.
  const shown = stale.slice(0, stale.length === most + 1 ? most + 1 : most)
  return (
    <Part title={t('dashboard.stale')}>
      {stale.length === 0 ? (
        <Nothing>{t('dashboard.noStale')}</Nothing>
      ) : (
        <ul className={styles.lines} data-list="stale">
          {shown.map((card) => (
            <Line key={card.kpi.id} card={card} text={staleText(card, t)} onOpen={() => openKpi(card.kpi.id)} />
          ))}
          {stale.length > shown.length && <li>{t('dashboard.more', { count: stale.length - shown.length })}</li>}
        </ul>
      )}
    </Part>
  )
}
