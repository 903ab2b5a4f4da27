// The budget sheet: lines × months of a business year, typed and pasted into as into a spreadsheet, with the sums of its groups.
import { Coins } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { columnsOf } from '#platform/sheet/entityColumns.ts'
import { backToGrid, PeriodSheet } from '#platform/sheet/PeriodSheet.tsx'
import { PeriodTools } from '#platform/sheet/PeriodTools.tsx'
import { usePeriodLook } from '#platform/sheet/usePeriodLook.tsx'
import { today, useT, useValueContext } from '#platform/text.ts'
import { rowOf, usePlan, useRows } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { yearOfDay } from '#shared/analysis/budget.ts'
import { ToolbarLine } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { SheetBatch, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import styles from './Budget.module.css'
import { BudgetSummary } from './BudgetSummary.tsx'
import { groupings, type Line, measures } from './budgetRows.ts'
import { runBudgetBatch } from './runBudgetBatch.ts'
import { useBudget } from './useBudget.ts'

const isLine = (id: string) => rowOf('budgetLine', id) !== undefined
const lineOf = (id: string) => (isLine(id) ? id : null)
/** What lines can be filtered by. */
const filtered = ['category', 'kind', 'goal', 'process', 'department', 'task', 'owner']

export function BudgetSheet({ header }: { header: ReactNode }) {
  const t = useT()
  const plan = usePlan()
  const context = useValueContext()
  const yearStart = plan?.yearStartMonth ?? 1
  const [year, setYear] = useState(() => yearOfDay(today(), yearStart))
  const [shown, setMeasure] = usePanel<string>('budget/measure', 'planned')
  const [grouped, setGrouping] = usePanel<string>('budget/grouping', 'category')
  const measure = measures.find((value) => value === shown) ?? 'planned'
  const grouping = groupings.find((value) => value === grouped) ?? 'category'
  const lines = useRows('budgetLine')
  const grid = useRef<SheetGridHandle>(null)
  const fields = useMemo(() => columnsOf('budgetLine', context), [context])
  const filters = useMemo(() => filtered.flatMap((id) => fields.find((column) => column.id === id) ?? []), [fields])
  const look = usePeriodLook({
    entity: 'budgetLine',
    sheet: 'budget',
    rows: lines as unknown as readonly (SheetRow & Line)[],
    filters,
    optional: [
      ...fields.filter(({ id }) => id === 'kind'),
      { id: 'year', title: t('budget.yearPlanned') },
      { id: 'ytdActual', title: t('budget.ytdActual') },
      { id: 'ytdVariance', title: t('budget.ytdVariance') },
    ],
    choices: { measure, grouping },
    setChoices: (choices) => {
      setMeasure(choices?.measure ?? 'planned')
      setGrouping(choices?.grouping ?? 'category')
    },
    grid,
  })
  const { setState } = look
  const budget = useBudget(year, measure, grouping, look.rows)
  const { rows } = budget
  const columns = useMemo(() => budget.columns.filter(({ id }) => !look.hidden.has(id)), [budget.columns, look.hidden])
  const run = useCallback((batch: SheetBatch) => runBudgetBatch(batch, isLine, measure), [measure])

  const params = useWindow((window) => window.params)
  // Who comes for a line, or for one of its months, must find it.
  useEffect(() => {
    const { row, month } = params
    if (!row) return
    setState({ filter: '', conditions: [], closed: new Set() })
    if (month) setYear(yearOfDay(`${month}-01`, yearStart))
    requestAnimationFrame(() => grid.current?.select(row))
  }, [params, setState, yearStart])

  const showYear = (to: number) => {
    setYear(to)
    backToGrid(grid)
  }
  return (
    <PeriodSheet
      entity="budgetLine"
      sheet="budget"
      title={t('budget.screen')}
      header={header}
      icon={Coins}
      empty={t('budget.empty')}
      label={t('budget.label')}
      printName={`${t('budget.screen')} · ${t(`budget.${measure}`)}`}
      count={lines.length}
      look={look}
      columns={columns}
      rows={rows}
      grid={grid}
      tools={
        <>
          <BudgetSummary year={budget.year} ytd={budget.ytd} returns={budget.returns} currency={budget.currency} />
          <PeriodTools
            label={t('budget.view')}
            year={year}
            years={String(year)}
            onYear={showYear}
            words={{
              before: t('budget.yearBefore'),
              after: t('budget.yearAfter'),
              groupBy: t('budget.groupBy', { by: t(`budget.${grouping}`) }),
            }}
            groups={groupings.map((id) => ({ id, label: t(`budget.${id}`), on: id === grouping }))}
            onGroup={setGrouping}
            end={<span className={styles.unit}>{t('budget.currency', { currency: budget.currency })}</span>}
          >
            <Segmented
              label={t('budget.measure')}
              value={measure}
              options={measures.map((value) => ({ value, label: t(`budget.${value}`) }))}
              onChange={setMeasure}
            />
            <ToolbarLine />
          </PeriodTools>
        </>
      }
      subjectOf={lineOf}
      folding={grouping === 'none' ? [] : rows.filter((r) => r.id.startsWith('group:')).map((r) => r.id)}
      run={run}
      fields={fields}
    />
  )
}
