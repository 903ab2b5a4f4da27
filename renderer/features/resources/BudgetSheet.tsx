// The budget sheet: lines × months of a business year, typed and pasted into as into a spreadsheet, with the sums of its groups.
import { ChevronLeft, ChevronRight, Coins, Layers, Plus } from 'lucide-react'
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { runAction } from '#platform/actions.ts'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { SheetHeader } from '#platform/sheet/SheetHeader.tsx'
import { readWidths, useSheetState, writeWidths } from '#platform/sheet/sheetState.ts'
import { useSelectedRows } from '#platform/sheet/useSelectedRows.ts'
import { useSheetActions } from '#platform/sheet/useSheetActions.ts'
import { today, useLang, useT } from '#platform/text.ts'
import { rowOf, usePlan } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { yearOfDay } from '#shared/analysis/budget.ts'
import { entityLabels, inSentence, problemText } from '#shared/i18n/index.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { ContextMenu } from '#ui/ContextMenu.tsx'
import { EmptyState, Screen, Toolbar, ToolbarLine, ToolbarSpace } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { SheetGrid, type SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { RefusedCell, SheetBatch, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import styles from './Budget.module.css'
import { BudgetSummary } from './BudgetSummary.tsx'
import { groupings, measures } from './budgetRows.ts'
import { runBudgetBatch } from './runBudgetBatch.ts'
import { useBudget } from './useBudget.ts'

const isSum = (row: SheetRow) => row.line === null
const isLine = (id: string) => rowOf('budgetLine', id) !== undefined

export function BudgetSheet({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const name = inSentence(lang, entityLabels(lang, 'budgetLine').name)
  const [year, setYear] = useState(() => yearOfDay(today(), plan?.yearStartMonth ?? 1))
  const [shown, setMeasure] = usePanel<string>('budget/measure', 'planned')
  const [grouped, setGrouping] = usePanel<string>('budget/grouping', 'category')
  const measure = measures.find((value) => value === shown) ?? 'planned'
  const grouping = groupings.find((value) => value === grouped) ?? 'category'
  const budget = useBudget(year, measure, grouping)
  const { lines, rows, columns } = budget
  const [{ filter, closed }, setState] = useSheetState('budget')
  const [inspector, setInspector] = usePanel<boolean>('budget/inspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [widths, setWidths] = usePanel<string>('budget/widths', '')
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null)
  const grid = useRef<SheetGridHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const { current, onSelect } = useSelectedRows(undefined)

  const explain = useCallback(
    ({ code, params }: RefusedCell) => problemText(lang, { code, ...(params ? { params } : {}) }),
    [lang],
  )
  const onChange = useCallback(
    async (batch: SheetBatch) => {
      const [first] = batch.refused
      if (first) {
        const reason = `${first.column.title}${lang === 'zh' ? '：' : ': '}${explain(first)}`
        notify({ tone: 'warning', text: t('sheet.refusedCells', { count: batch.refused.length, reason }) })
      }
      await runBudgetBatch(batch, isLine, measure)
    },
    [measure, lang, explain, t],
  )
  const tree = useMemo(
    () => ({
      parentOf: (row: SheetRow) => (row.parent as string | null | undefined) ?? null,
      isOpen: (id: string) => !closed.has(id),
      onToggle: (id: string, open: boolean) => {
        const next = new Set(closed)
        if (open) next.delete(id)
        else next.add(id)
        setState({ closed: next })
      },
    }),
    [closed, setState],
  )
  const folded = closed.size > 0
  const foldAll = () =>
    setState({ closed: folded ? new Set() : new Set(rows.filter((r) => r.id.startsWith('group:')).map((r) => r.id)) })
  const add = async () => {
    const id = newId()
    const row = { id, title: t('sheet.new', { name }), position: nextPosition('budgetLine') }
    if (!(await execute('rows.insert', { entity: 'budgetLine', rows: [row] }))) return
    requestAnimationFrame(() => {
      grid.current?.select(id, 0)
      grid.current?.focus()
    })
  }
  useSheetActions({ name, grid, search, selected: current !== null, inspector, setInspector, add, embedded: false })

  const params = useWindow((window) => window.params)
  // Who comes for a line, or for one of its months, must find it.
  useEffect(() => {
    const { row, month } = params
    if (!row) return
    setState({ filter: '', closed: new Set() })
    if (month) setYear(yearOfDay(`${month}-01`, plan?.yearStartMonth ?? 1))
    requestAnimationFrame(() => grid.current?.select(row))
  }, [params, setState, plan?.yearStartMonth])

  const isEmpty = lines.length === 0
  const sought = useDeferredValue(filter)
  const widthOf = useMemo(() => readWidths(widths), [widths])
  return (
    <Screen>
      <SheetHeader
        title={t('budget.screen')}
        name={name}
        count={lines.length}
        search={search}
        filter={filter}
        onFilter={(text) => setState({ filter: text })}
        onLeaveFilter={() => grid.current?.focus()}
        folds={grouping !== 'none'}
        folded={folded}
        onFold={foldAll}
        inspector={inspector}
        onInspector={() => setInspector(!inspector)}
        onAdd={add}
      >
        {header}
      </SheetHeader>
      {!isEmpty && (
        <>
          <BudgetSummary year={budget.year} ytd={budget.ytd} returns={budget.returns} currency={budget.currency} />
          <div className={styles.tools}>
            <Toolbar label={t('budget.view')}>
              <IconButton
                icon={ChevronLeft}
                label={t('budget.yearBefore')}
                size={14}
                onClick={() => setYear(year - 1)}
              />
              <span className={styles.year}>{year}</span>
              <IconButton
                icon={ChevronRight}
                label={t('budget.yearAfter')}
                size={14}
                onClick={() => setYear(year + 1)}
              />
              <ToolbarLine />
              <Segmented
                label={t('budget.measure')}
                value={measure}
                options={measures.map((value) => ({ value, label: t(`budget.${value}`) }))}
                onChange={setMeasure}
              />
              <ToolbarLine />
              <Button
                look="quiet"
                icon={Layers}
                aria-haspopup="menu"
                onClick={(e) => {
                  const { left, bottom } = e.currentTarget.getBoundingClientRect()
                  setMenu({ x: left, y: bottom })
                }}
              >
                {t('budget.groupBy', { by: t(`budget.${grouping}`) })}
              </Button>
            </Toolbar>
            <ToolbarSpace />
            <span className={styles.unit}>{t('budget.currency', { currency: budget.currency })}</span>
          </div>
        </>
      )}
      <div className={styles.split}>
        <div className={styles.grid}>
          {isEmpty && (
            <div className={styles.empty}>
              <EmptyState icon={Coins} text={t('budget.empty')}>
                <Button look="primary" icon={Plus} onClick={add}>
                  {t('sheet.new', { name })}
                </Button>
                <Button onClick={() => runAction('file.sample')}>{t('sheet.seeSample')}</Button>
              </EmptyState>
            </div>
          )}
          <SheetGrid
            // Another year begins at its own place.
            key={year}
            ref={grid}
            label={t('budget.label')}
            columns={columns}
            rows={rows}
            onChange={onChange}
            newId={newId}
            complete={() => ({ title: t('sheet.new', { name }) })}
            addLabel={t('sheet.new', { name })}
            filter={sought}
            tree={tree}
            widths={widthOf}
            onWidth={(id, px) => setWidths(writeWidths({ ...widthOf, [id]: px }))}
            onSelect={onSelect}
            onTold={(text) => notify({ tone: 'warning', text })}
            explain={explain}
            isSum={isSum}
            onRemove={(ids) => void removeRows('budgetLine', ids.filter(isLine), lang)}
            autoFocus
          />
        </div>
        {inspector && !isEmpty && (
          <RowInspector
            entity="budgetLine"
            row={current !== null && isLine(current) ? current : null}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
      {menu && (
        <ContextMenu
          at={menu}
          items={groupings.map((value) => ({
            id: value,
            label: t(`budget.${value}`),
            checked: value === grouping,
            run: () => setGrouping(value),
          }))}
          onClose={() => setMenu(null)}
        />
      )}
    </Screen>
  )
}
