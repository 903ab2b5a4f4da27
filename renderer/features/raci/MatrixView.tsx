// The RACI matrix: letters typed, pasted, filled or clicked, rules marked in place, and what lanes and owners suggest.
import { ChevronsDown, Grid2x2Check, ListFilter, PanelRight, Printer, WandSparkles } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { useSheetPrint } from '#platform/sheet/print/useSheetPrint.tsx'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { useSheetState } from '#platform/sheet/sheetState.ts'
import { useSelectedRows } from '#platform/sheet/useSelectedRows.ts'
import { useSheetActions } from '#platform/sheet/useSheetActions.ts'
import { useFolding } from '#platform/sheet/useSheetTree.ts'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import { type RaciLetter, raciLetters } from '#shared/analysis/raci.ts'
import { problemText } from '#shared/i18n/index.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { EmptyState, Screen, ScreenHeader, Toolbar, ToolbarLine, ToolbarSpace, ToolRow } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SheetGrid, type SheetGridHandle, type SheetSelection } from '#ui/SheetGrid/SheetGrid.tsx'
import type { RefusedCell, SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import { MatrixInspector } from './MatrixInspector.tsx'
import { matrixColumns } from './matrixColumns.ts'
import { matrixRows, roleOfColumn, rolesUsed } from './matrixRows.ts'
import { accept, acceptedCells, runMatrixBatch, toggleLetter } from './matrixWrites.ts'
import styles from './Raci.module.css'
import { useMatrixActions } from './useMatrixActions.ts'
import { useRaci, useScopes } from './useRaci.ts'

export function MatrixView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const scopes = useScopes()
  const [asked, setScope] = usePanel<string>('raci/scope', 'all')
  const scope = scopes.find(({ id }) => id === asked)?.id ?? 'all'
  const { rows: all, roles: everyRole, limit, issues, differences } = useRaci(scope)
  const [onlyIssues, setOnlyIssues] = usePanel<boolean>('raci/onlyIssues', false)
  const [usedOnly, setUsedOnly] = usePanel<boolean>('raci/usedRoles', false)
  const [inspector, setInspector] = usePanel<boolean>('raci/inspector', true)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [{ filter, closed }, setState] = useSheetState('raci')
  const [menu, setMenu] = useState<{ x: number; y: number; items: readonly ContextItem[] } | null>(null)
  const [cell, setCell] = useState<{ row: string; column: string } | null>(null)
  const grid = useRef<SheetGridHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const print = useSheetPrint(t('raci.matrix'), grid)
  const { current, onSelect: onRows } = useSelectedRows(undefined)

  const people = useRows('person')
  const departments = useRows('department')
  const roles = useMemo(() => {
    if (!usedOnly) return everyRole
    const used = rolesUsed(all)
    return everyRole.filter(({ id }) => used.has(id))
  }, [usedOnly, everyRole, all])
  const columns = useMemo(() => {
    const departmentOf = new Map(departments.map(({ id, name }) => [id, name]))
    const separator = lang === 'zh' ? '、' : ', '
    return matrixColumns({
      roles,
      t,
      limit,
      hintOf: ({ id, name, department }) => {
        const names = people.filter((p) => p.active && p.roles.includes(id)).map((p) => p.name)
        return [name, departmentOf.get(department ?? ''), names.slice(0, 6).join(separator)].filter(Boolean).join('\n')
      },
    })
  }, [roles, t, limit, people, departments, lang])
  const rows = useMemo(() => {
    const kept = onlyIssues ? all.filter((row) => row.entity === 'process' || row.issues.length > 0) : all
    return matrixRows(kept, scope === 'all' ? t('raci.tasks') : null)
  }, [all, onlyIssues, scope, t])
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  const now = useRef(byId)
  now.current = byId

  const explain = useCallback(
    ({ code, params }: RefusedCell) => problemText(lang, { code, ...(params ? { params } : {}) }),
    [lang],
  )
  const onChange = useCallback((batch: SheetBatch) => runMatrixBatch(batch, now.current), [])
  const onSelect = useCallback(
    (selection: SheetSelection) => {
      onRows(selection)
      setCell(grid.current?.active() ?? null)
    },
    [onRows],
  )
  const tree = useFolding('parent', closed, setState)

  const selected = () => {
    const held = grid.current?.selected() ?? { rows: [], columns: [] }
    return {
      rows: held.rows.flatMap((id) => now.current.get(id) ?? []),
      roles: held.columns.flatMap((id) => roleOfColumn(id) ?? []),
      active: roleOfColumn(grid.current?.active()?.column ?? ''),
    }
  }
  const toggle = (letter: RaciLetter) => void toggleLetter(selected(), letter)
  const acceptSelected = () => {
    const { rows: chosen, roles: wanted } = selected()
    // With a row's title or check selected, the whole row is meant.
    const only = wanted.length > 0 ? new Set(wanted) : undefined
    void accept(
      acceptedCells(
        chosen.flatMap(({ raci }) => raci ?? []),
        only,
      ),
      false,
    )
  }
  const nextIssue = () => {
    const from = rows.findIndex(({ id }) => id === (grid.current?.active()?.row ?? ''))
    const order = [...rows.slice(from + 1), ...rows.slice(0, from + 1)]
    const next = order.find(({ raci }) => raci && raci.issues.length > 0)
    if (!next?.raci) return
    setState({ filter: '', closed: new Set() })
    const { generated, fields } = next.raci
    const role = generated?.accountable ?? fields.responsibleRoles[0] ?? roles[0]?.id
    const column = columns.findIndex(({ id }) => roleOfColumn(id) === role)
    requestAnimationFrame(() => {
      grid.current?.select(next.id, Math.max(column, 0))
      grid.current?.focus()
    })
  }
  const onRowKey = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const letter = raciLetters.find((one) => one === event.key.toUpperCase())
    if (letter && selected().roles.length > 0) toggle(letter)
    else if (event.key.toLowerCase() === 'g') acceptSelected()
    else if (event.key.toLowerCase() === 'n') nextIssue()
    else return false
    return true
  }
  useSheetActions({
    grid,
    search,
    selected: current !== null,
    inspector,
    setInspector,
    embedded: false,
    print: print.ask,
  })
  useMatrixActions({ nextIssue, acceptSelected, toggle })

  const openMenu = (button: HTMLElement, items: readonly ContextItem[]) => {
    const { left, bottom } = button.getBoundingClientRect()
    setMenu({ x: left, y: bottom, items })
  }
  const sought = useDeferredValue(filter)
  const isEmpty = everyRole.length === 0 || all.length === 0
  const acceptable = acceptedCells(all)
  return (
    <Screen>
      <ScreenHeader
        title={t('raci.screen')}
        actions={
          !isEmpty && (
            <>
              <SearchField
                ref={search}
                value={filter}
                onChange={(text) => setState({ filter: text })}
                placeholder={t('grid.filter')}
                onLeave={() => grid.current?.focus()}
              />
              <IconButton icon={Printer} label={t('sheetView.print')} shortcut="Ctrl+P" onClick={print.ask} />
              <IconButton
                icon={PanelRight}
                label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
                shortcut="Ctrl+I"
                on={inspector}
                onClick={() => setInspector(!inspector)}
              />
              <Button
                icon={WandSparkles}
                look="primary"
                disabled={acceptable.length === 0}
                aria-description={t('raci.acceptTip')}
                onClick={() => void accept(acceptable, true)}
              >
                {t('raci.acceptAll', { count: acceptable.length })}
              </Button>
            </>
          )
        }
      >
        {header}
      </ScreenHeader>
      {isEmpty ? (
        <EmptyState icon={Grid2x2Check} text={t(everyRole.length === 0 ? 'raci.emptyRoles' : 'raci.emptyRows')}>
          {everyRole.length === 0 ? (
            <Button look="primary" onClick={() => navigate('people', { tab: 'role' })}>
              {t('raci.toRoles')}
            </Button>
          ) : (
            <Button look="primary" onClick={() => navigate('process')}>
              {t('raci.toProcess')}
            </Button>
          )}
          <SeeSample />
        </EmptyState>
      ) : (
        <>
          <ToolRow>
            <Toolbar label={t('raci.matrix')}>
              <Button
                look="quiet"
                aria-haspopup="menu"
                onClick={(e) =>
                  openMenu(
                    e.currentTarget,
                    scopes.map(({ id, title }) => ({
                      id,
                      label: title,
                      checked: id === scope,
                      run: () => setScope(id),
                    })),
                  )
                }
              >
                {t('raci.scope', { name: scopes.find(({ id }) => id === scope)?.title ?? '' })}
              </Button>
              <ToolbarLine />
              {raciLetters.map((letter) => (
                <button
                  key={letter}
                  type="button"
                  className={`${styles.letter} ${styles[`letter${letter}`]}`}
                  aria-label={t(`raci.letter.${letter}`)}
                  title={t(`raci.letter.${letter}`)}
                  // The grid keeps its selection and the keyboard.
                  onMouseDown={(e) => e.preventDefault()}
                  onClick={() => toggle(letter)}
                >
                  {letter}
                </button>
              ))}
              <ToolbarLine />
              <Button look="quiet" icon={ChevronsDown} disabled={issues === 0} onClick={nextIssue}>
                {t('raci.nextIssue')}
              </Button>
              <Button
                look="quiet"
                icon={ListFilter}
                aria-haspopup="menu"
                onClick={(e) =>
                  openMenu(e.currentTarget, [
                    {
                      id: 'issues',
                      label: t('raci.onlyIssues'),
                      checked: onlyIssues,
                      run: () => setOnlyIssues(!onlyIssues),
                    },
                    { id: 'used', label: t('raci.usedRoles'), checked: usedOnly, run: () => setUsedOnly(!usedOnly) },
                  ])
                }
              >
                {t('raci.show')}
              </Button>
            </Toolbar>
            <ToolbarSpace />
            <span className={styles.sum} data-issues={issues} data-differences={differences}>
              {t('raci.sum', { rows: all.length, issues, differences })}
            </span>
          </ToolRow>
          <div className={styles.split}>
            <div className={styles.grid}>
              <SheetGrid
                key={scope}
                ref={grid}
                label={t('raci.label')}
                columns={columns}
                rows={rows}
                onChange={onChange}
                newId={newId}
                filter={sought}
                tree={tree}
                onSelect={onSelect}
                onTold={(text) => notify({ tone: 'warning', text })}
                explain={explain}
                onRowKey={onRowKey}
                autoFocus
              />
            </div>
            {inspector && (
              <MatrixInspector
                row={current === null ? null : (byId.get(current)?.raci ?? null)}
                role={roleOfColumn(cell?.column ?? '')}
                limit={limit}
                width={width}
                onWidth={setWidth}
                onClose={() => setInspector(false)}
              />
            )}
          </div>
        </>
      )}
      {print.elements}
      {menu && <ContextMenu at={menu} items={menu.items} onClose={() => setMenu(null)} />}
    </Screen>
  )
}
