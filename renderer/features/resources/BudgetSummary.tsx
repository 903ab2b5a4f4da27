// The figures of the whole budget above its sheet: costs to date against plan, return on investment, pay-back.
import type { ReactNode } from 'react'
import { useT } from '#platform/text.ts'
import { type BudgetSum, isOff, type Returns, variance } from '#shared/analysis/budget.ts'
import { formatPercent } from '#shared/model/values/numbers.ts'
import { useTip } from '#ui/Tip.tsx'
import styles from './Budget.module.css'
import { shortMoney } from './budgetColumns.ts'

function Figure({ label, tip: said, children }: { label: string; tip?: string; children: ReactNode }) {
  const { handlers, tip } = useTip(said)
  return (
    <div className={styles.figure} {...(said ? { ...handlers } : {})}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{children}</span>
      {said && tip}
    </div>
  )
}

interface Props {
  /** Costs of the year shown, and to date. */
  year: BudgetSum
  ytd: BudgetSum
  returns: Returns
  currency: string
}

export function BudgetSummary({ year, ytd, returns, currency }: Props) {
  const t = useT()
  const money = (value: number | null) => (value === null ? '' : shortMoney(value, currency))
  const by = variance(ytd)
  const over = isOff({ kind: 'expense', alertFrom: 1 }, ytd)
  return (
    <section className={styles.summary} aria-label={t('budget.summary')}>
      <Figure label={t('budget.yearPlanned')}>{money(year.planned)}</Figure>
      <Figure label={t('budget.ytdPlanned')}>{money(ytd.planned)}</Figure>
      <Figure label={t('budget.ytdActual')}>{money(ytd.actual)}</Figure>
      <Figure label={t('budget.ytdVariance')}>
        <span className={over ? styles.over : undefined}>
          {by !== null && by > 0 ? '▲ +' : ''}
          {money(by)}
        </span>
      </Figure>
      <Figure label={t('budget.totalReturn')}>{money(returns.gain)}</Figure>
      <Figure label={t('budget.roi')} tip={t('budget.roiTip')}>
        {returns.roi === null ? '' : formatPercent(Math.round(returns.roi * 1000) / 1000)}
      </Figure>
      <Figure label={t('budget.payback')} tip={t('budget.paybackTip')}>
        {returns.payback === null
          ? returns.cost > 0 && t('budget.notPaid')
          : t('budget.paybackMonths', { count: Math.round(returns.payback * 10) / 10 })}
      </Figure>
    </section>
  )
}
