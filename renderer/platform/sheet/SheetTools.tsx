// The tools of a sheet's header: saved views, filters by column, groups, printing.
import { Bookmark, Group, ListFilter, Printer } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import styles from './SheetLook.module.css'
import type { SheetState } from './sheetState.ts'
import type { SavedViews } from './useSavedViews.ts'
import { ViewNameDialog } from './ViewNameDialog.tsx'

interface Props {
  columns: readonly SheetColumn[]
  state: SheetState
  setState(change: Partial<SheetState>): void
  saved: SavedViews
  onFilter(column: string, at: { readonly x: number; readonly y: number }): void
  /** Rows can be put together by a column; otherwise the sheet has groups of its own. */
  groups?: boolean
  onPrint(): void
}

type Open = { readonly which: 'views' | 'filter' | 'group'; readonly x: number; readonly y: number }

export function SheetTools({ columns, state, setState, saved, onFilter, groups = true, onPrint }: Props) {
  const t = useT()
  const [open, setOpen] = useState<Open | null>(null)
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const opens = (which: Open['which']) => (e: React.MouseEvent) => {
    const { left, bottom } = e.currentTarget.getBoundingClientRect()
    setOpen({ which, x: left, y: bottom })
  }
  const { views, current, changed } = saved
  const viewItems = (): ContextItem[] => [
    ...views.map((view) => ({
      id: view.id,
      label: view.title,
      checked: view === current,
      run: () => saved.choose(view),
    })),
    ...(views.length > 0 ? (['-'] as const) : []),
    ...(current && changed
      ? [
          {
            id: 'update',
            label: t('sheetView.viewUpdate', { name: current.title }),
            run: () => void saved.update(current),
          },
        ]
      : []),
    { id: 'save', label: t('sheetView.viewSave'), run: () => setNaming('new') },
    ...(current
      ? [
          {
            id: 'default',
            label: t('sheetView.viewDefault'),
            checked: current.isDefault,
            run: () => void saved.setDefault(current, !current.isDefault),
          },
          { id: 'rename', label: t('sheetView.viewRename'), run: () => setNaming('rename') },
          { id: 'remove', label: t('sheetView.viewRemove'), danger: true, run: () => void saved.remove(current) },
        ]
      : []),
    '-',
    { id: 'reset', label: t('sheetView.viewReset'), run: saved.reset },
  ]
  const filterItems = (): ContextItem[] =>
    columns.map((column) => ({
      id: column.id,
      label: column.title,
      checked: state.conditions.some((condition) => condition.column === column.id),
      run: () => open && onFilter(column.id, open),
    }))
  const groupItems = (): ContextItem[] => [
    {
      id: '',
      label: t('sheetView.groupNone'),
      checked: state.group === null,
      run: () => setState({ group: null }),
    },
    '-',
    ...columns
      .filter(({ kind }) => kind !== 'longText')
      .map((column) => ({
        id: column.id,
        label: column.title,
        checked: state.group === column.id,
        run: () => setState({ group: column.id, closedGroups: new Set() }),
      })),
  ]
  const name = current ? (changed ? t('sheetView.viewChanged', { name: current.title }) : current.title) : null
  return (
    <>
      {name === null ? (
        <IconButton icon={Bookmark} label={t('sheetView.views')} aria-haspopup="menu" onClick={opens('views')} />
      ) : (
        <Button
          look="quiet"
          icon={Bookmark}
          className={styles.viewName}
          aria-label={`${t('sheetView.views')}: ${name}`}
          aria-haspopup="menu"
          onClick={opens('views')}
        >
          {name}
        </Button>
      )}
      <IconButton
        icon={ListFilter}
        label={t('sheetView.filterBy')}
        aria-haspopup="menu"
        on={state.conditions.length > 0}
        onClick={opens('filter')}
      />
      {groups && (
        <IconButton
          icon={Group}
          label={t('sheetView.group')}
          aria-haspopup="menu"
          on={state.group !== null}
          onClick={opens('group')}
        />
      )}
      <IconButton icon={Printer} label={t('sheetView.print')} shortcut="Ctrl+P" onClick={onPrint} />
      {open && (
        <ContextMenu
          at={open}
          items={{ views: viewItems, filter: filterItems, group: groupItems }[open.which]()}
          onClose={() => setOpen(null)}
        />
      )}
      {naming && (
        <ViewNameDialog
          rename={naming === 'rename' ? (current ?? null) : null}
          isTaken={(title) => (naming === 'new' ? views.some((v) => v.title === title.trim()) : saved.isTaken(title))}
          onClose={() => setNaming(null)}
          onName={(title, isDefault) => {
            setNaming(null)
            void (naming === 'rename' && current ? saved.rename(current, title) : saved.save(title, isDefault))
          }}
        />
      )}
    </>
  )
}
