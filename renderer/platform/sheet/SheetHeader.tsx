// The header of a sheet screen: title, count, filter, folding, columns, details, and the button that adds a row.
import { Columns3, ListChevronsDownUp, PanelRight, Plus } from 'lucide-react'
import { type ReactNode, type RefObject, useState } from 'react'
import { useT } from '#platform/text.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import styles from './EntitySheet.module.css'

interface Props {
  title: ReactNode
  /** Between the title and the actions: tabs. */
  children: ReactNode
  /** What a row is called. */
  name: string
  count: number
  /** How many of them the filters let through. */
  found?: number
  search: RefObject<HTMLInputElement | null>
  filter: string
  onFilter(text: string): void
  onLeaveFilter(): void
  /** Rows form a tree that can be folded. */
  folds: boolean
  folded: boolean
  onFold(): void
  /** Columns that can be shown and hidden. */
  columnItems?(): readonly ContextItem[]
  inspector: boolean
  onInspector(): void
  onAdd(): void
  /** Views, filters, groups, printing. */
  tools?: ReactNode
}

export function SheetHeader(props: Props) {
  const t = useT()
  const { folded, inspector } = props
  const [columns, setColumns] = useState<{ x: number; y: number } | null>(null)
  return (
    <ScreenHeader
      title={props.title}
      actions={
        <>
          <SearchField
            ref={props.search}
            value={props.filter}
            onChange={props.onFilter}
            placeholder={t('grid.filter')}
            onLeave={props.onLeaveFilter}
          />
          {props.tools}
          {props.folds && (
            <IconButton
              icon={ListChevronsDownUp}
              label={t(folded ? 'grid.expandAll' : 'grid.collapseAll')}
              on={folded}
              onClick={props.onFold}
            />
          )}
          {props.columnItems && (
            <IconButton
              icon={Columns3}
              label={t('grid.columnsShow')}
              onClick={(e) => {
                const { left, bottom } = e.currentTarget.getBoundingClientRect()
                setColumns({ x: left, y: bottom })
              }}
            />
          )}
          <IconButton
            icon={PanelRight}
            label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
            shortcut="Ctrl+I"
            on={inspector}
            onClick={props.onInspector}
          />
          <Button look="primary" icon={Plus} onClick={props.onAdd}>
            {t('sheet.new', { name: props.name })}
          </Button>
        </>
      }
    >
      {props.children}
      {props.count > 0 && (
        <span className={styles.count}>
          {props.found === undefined
            ? t('sheet.rows', { count: props.count })
            : t('sheet.rowsFiltered', { shown: props.found, count: props.count })}
        </span>
      )}
      {columns && props.columnItems && (
        <ContextMenu at={columns} items={props.columnItems()} onClose={() => setColumns(null)} />
      )}
    </ScreenHeader>
  )
}
