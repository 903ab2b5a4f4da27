// The KPIs as cards: state, value, target, change against the period before and the year before, course against target.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { type KpiCard, kpiTrend } from '#shared/analysis/dashboard.ts'
import type { Difference } from '#shared/analysis/kpiComparison.ts'
import { perspectives } from '#shared/analysis/kpiPerspectives.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { kpiNumber, kpiTarget } from '#shared/model/values/kpiNumbers.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { ChartLine } from '#ui/ChartLine.tsx'
import { type Filtering, passes } from './filter.ts'
import styles from './KpiCards.module.css'
import { Light } from './Light.tsx'
import { openCell } from './opening.ts'
import { Nothing, Part } from './Part.tsx'
import type { Board } from './useDashboard.ts'
import { changeMark, changeText, stateKey } from './words.ts'

/** Two rows of four: what fits a laptop's screen beside the rest. */
export const cardsPerPage = 8

interface Props {
  board: Board
  filtering?: Filtering
}

export function KpiCards({ board, filtering }: Props) {
  const t = useT()
  const lang = useLang()
  const { choice } = board
  const filter = filtering?.filter ?? null
  const cards = board.cards.filter((card) => passes(card, filter))
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(cards.length / cardsPerPage))
  const shown = Math.min(page, pages - 1)
  const { scope } = choice
  const place = scope.kind === 'plan' ? '' : scope.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dashboard or filter begins with its worst.
  useEffect(() => setPage(0), [place, filter])
  const what =
    filter && (isPerspective(filter) ? choiceLabel(lang, 'kpi', 'perspective', filter) : t(`dashboard.${filter}`))
  const only = what && filtering && (
    <Button look="quiet" onClick={() => filtering.onFilter(null)}>
      {t('dashboard.only', { what })} · {t('dashboard.showAll')}
    </Button>
  )
  const pager = pages > 1 && (
    <>
      <span>{t('dashboard.page', { page: shown + 1, pages })}</span>
      <IconButton
        icon={ChevronLeft}
        size={14}
        label={t('dashboard.pageBefore')}
        disabled={shown === 0}
        onClick={() => setPage(shown - 1)}
      />
      <IconButton
        icon={ChevronRight}
        size={14}
        label={t('dashboard.pageAfter')}
        disabled={shown === pages - 1}
        onClick={() => setPage(shown + 1)}
      />
    </>
  )
  return (
    <Part
      title={t('dashboard.kpis')}
      aside={
        <>
          {only}
          {pager}
        </>
      }
    >
      {cards.length === 0 && <Nothing>{t('dashboard.noValue')}</Nothing>}
      <div className={styles.cards}>
        {cards.slice(shown * cardsPerPage, (shown + 1) * cardsPerPage).map((card) => (
          <Card key={card.kpi.id} card={card} board={board} />
        ))}
      </div>
    </Part>
  )
}

const isPerspective = (filter: string): filter is (typeof perspectives)[number] =>
  perspectives.some((perspective) => perspective === filter)

export function Card({ card, board }: { card: KpiCard; board: Board }) {
  const t = useT()
  const lang = useLang()
  const { kpi, state, actual, period } = card
  const trend = kpiTrend(board.figures, card)
  const value = actual === null ? t('dashboard.noValue') : kpiNumber(kpi, rounded(kpi, actual))
  const target = kpiTarget(unitless(kpi), card.target === null ? null : rounded(kpi, card.target))
  const name = formatPeriod(period, lang)
  return (
    <button
      type="button"
      className={styles.card}
      data-kpi={kpi.id}
      data-state={state ?? 'none'}
      aria-label={t('dashboard.openCell', { kpi: kpi.title, period: name, value, state: t(stateKey(state)) })}
      onClick={() => openCell(card)}
    >
      <span className={styles.cardTitle} title={kpi.title}>
        <Light state={state} />
        <span>{kpi.title}</span>
        {period !== board.choice.period && <small>{name}</small>}
      </span>
      <span className={styles.cardValue}>
        <strong className={styles.cardNumber} data-none={actual === null || undefined}>
          {value}
        </strong>
        <small>{target === '' ? t('dashboard.noTarget') : t('dashboard.target', { value: target })}</small>
      </span>
      <span className={styles.cardTrend}>
        <ChartLine
          values={trend.map((point) => point.actual)}
          targets={trend.map((point) => point.target)}
          width={184}
          height={26}
          label={t('dashboard.trendOf', { kpi: kpi.title, count: trend.length })}
        />
      </span>
      <span className={styles.changes}>
        {card.previous && <Change card={card} change={card.previous} label={t('dashboard.previous')} />}
        <Change card={card} change={card.lastYear} label={t('dashboard.lastYear')} />
      </span>
    </button>
  )
}

/** The unit stands with the value already; a percent sign belongs to the number. */
const unitless = (kpi: KpiCard['kpi']) => (kpi.unit === '%' ? kpi : { ...kpi, unit: null })

/** What was added up or averaged is rounded to what can be told apart; what a KPI's own decimals say stays. */
export function rounded(kpi: KpiCard['kpi'], value: number): number {
  if (kpi.decimals !== null) return value
  const size = Math.abs(value) * (kpi.valueKind === 'percent' ? 100 : 1)
  const digits = (size >= 1000 ? 0 : size >= 100 ? 1 : 2) + (kpi.valueKind === 'percent' ? 2 : 0)
  return Math.round(value * 10 ** digits) / 10 ** digits
}

function Change({ card, change, label }: { card: KpiCard; change: Difference | null; label: string }) {
  const t = useT()
  const text = changeText(card.kpi, change, t)
  if (!change || text === '') return null
  const judged = change.better === null ? '' : t(change.better ? 'dashboard.better' : 'dashboard.worse')
  const sign = changeMark(change)
  return (
    <span title={judged} data-better={change.better ?? undefined}>
      {label} <b>{`${sign} ${text}`}</b>
    </span>
  )
}
