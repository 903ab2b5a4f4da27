// The budget as the sheet shows it: rows and columns over the plan as it is, and the figures of the whole.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { columnOf } from '#platform/sheet/entityColumns.ts'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { usePlan, useRows } from '#platform/useRows.ts'
import { budgetIndex, budgetSum, monthsOfYear, monthsToDate, returnsOf } from '#shared/analysis/budget.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { budgetColumns } from './budgetColumns.ts'
import { budgetRows, type Grouping, isReturn, type Line, type Measure } from './budgetRows.ts'

/** `year`: the calendar year in which the business year begins; `shown`: the lines that the filters let through. */
export function useBudget(year: number, measure: Measure, grouping: Grouping, shown: readonly Line[]) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const context = useValueContext()
  const lines = useRows('budgetLine')
  // Not in order: a sheet of 10,000 amounts needs none.
  const amounts = useStore(planStore, ({ rows }) => rows.budgetAmount)
  const goals = useRows('goal')
  const processes = useRows('process')
  const departments = useRows('department')
  const currency = plan?.currency ?? 'CNY'
  const months = useMemo(() => monthsOfYear(year, plan?.yearStartMonth ?? 1), [year, plan?.yearStartMonth])
  const now = today().slice(0, 7)
  const index = useMemo(() => budgetIndex(amounts.values()), [amounts])
  const past = useMemo(() => monthsToDate(index, months, now), [index, months, now])
  const groups = useMemo(() => {
    if (grouping === 'none') return null
    if (grouping === 'category') {
      const labels = Object.entries(entityLabels(lang, 'budgetLine').choices.category ?? {})
      return { list: labels.map(([id, title]) => ({ id, title })), of: (line: Line) => line.category }
    }
    const list = {
      goal: goals.map(({ id, title }) => ({ id, title })),
      process: processes.map(({ id, title }) => ({ id, title })),
      department: departments.map(({ id, name }) => ({ id, title: name })),
    }[grouping]
    return { list, of: (line: Line) => line[grouping] }
  }, [grouping, lang, goals, processes, departments])
  const rows = useMemo(
    () =>
      budgetRows({
        lines: shown,
        index,
        months,
        past,
        measure,
        groups,
        words: { ungrouped: t('budget.ungrouped'), cost: t('budget.totalCost'), return: t('budget.totalReturn') },
      }),
    [shown, index, months, past, measure, groups, t],
  )
  const columns = useMemo(
    () =>
      budgetColumns({
        months,
        until: months[Math.max(0, past - 1)] as string,
        measure,
        currency,
        lang,
        t,
        context,
        own: (field) => columnOf('budgetLine', field, context),
      }),
    [months, past, measure, currency, lang, t, context],
  )
  const whole = useMemo(() => {
    const costs = lines.filter((line) => !isReturn(line)).map(({ id }) => id)
    return {
      year: budgetSum(index, costs, months),
      ytd: budgetSum(index, costs, months.slice(0, past)),
      returns: returnsOf(lines, index, 'planned'),
    }
  }, [lines, index, months, past])
  return { rows, columns, currency, ...whole }
}
