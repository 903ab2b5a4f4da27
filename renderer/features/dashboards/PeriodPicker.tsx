// The period of a dashboard: month, quarter or year, one back and forth, the period alone or the year up to it.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLang, useT } from '#platform/text.ts'
import { dashboardGrains, newestPeriod } from '#shared/analysis/dashboard.ts'
import { shiftPeriod } from '#shared/analysis/kpiPeriods.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { choose, grainOf, inGrain } from './choice.ts'
import styles from './Tools.module.css'
import type { Board } from './useDashboard.ts'

export function PeriodPicker({ board }: { board: Board }) {
  const t = useT()
  const lang = useLang()
  const { choice, figures } = board
  const { period, yearToDate } = choice
  const grain = grainOf(period)
  const newest = newestPeriod(figures, grain, choice.today)
  return (
    <>
      <Segmented
        label={t('dashboard.grain')}
        value={grain}
        options={dashboardGrains.map((value) => ({ value, label: t(`dashboard.${value}`) }))}
        onChange={(to) => choose(choice, { period: inGrain(period, to, figures) })}
      />
      <IconButton
        icon={ChevronLeft}
        size={14}
        label={t('dashboard.earlier')}
        onClick={() => choose(choice, { period: shiftPeriod(period, -1) })}
      />
      <button
        type="button"
        className={styles.period}
        data-period={period}
        title={t('dashboard.newest')}
        onClick={() => choose(choice, { period: newest })}
      >
        {formatPeriod(period, lang)}
      </button>
      <IconButton
        icon={ChevronRight}
        size={14}
        label={t('dashboard.later')}
        onClick={() => choose(choice, { period: shiftPeriod(period, 1) })}
      />
      <Button
        look="quiet"
        aria-pressed={yearToDate}
        className={styles.ytd}
        onClick={() => choose(choice, { yearToDate: !yearToDate })}
      >
        {t('dashboard.yearToDate')}
      </Button>
    </>
  )
}
