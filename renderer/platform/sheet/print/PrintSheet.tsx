// A sheet on paper as it is on the screen: its columns fitted to the width of the page, its head on every page, groups and tree kept.
import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { today, useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { groupOf } from '#shared/model/sheetView/groups.ts'
import type { ViewRow } from '#shared/model/sheetView/view.ts'
import { ChartLine } from '#ui/ChartLine.tsx'
import { PrintPages, type PrintPaper, pageRoom } from '#ui/PrintPages.tsx'
import type { SheetShown } from '#ui/SheetGrid/sheetGridProps.ts'
import { isRight } from '#ui/SheetGrid/sheetTypes.ts'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './PrintSheet.module.css'
import { fittedTable, pagesOf, printColumn } from './pages.ts'

interface Props {
  shown: SheetShown
  paper: PrintPaper
  /** Of what the sheet is. */
  name: string
  onReady(): void
}

export function PrintSheet({ shown, paper, name, onReady }: Props) {
  const t = useT()
  const plan = usePlan()
  const box = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<readonly (readonly ViewRow[])[] | null>(null)
  const room = pageRoom[paper]

  // How high a row comes out, only the page itself knows: all are laid out once at its width.
  useLayoutEffect(() => {
    const table = box.current?.querySelector('table')
    if (!table) return
    const head = table.tHead?.getBoundingClientRect().height ?? 0
    const heights = Array.from(table.tBodies[0]?.rows ?? [], (row) => row.getBoundingClientRect().height)
    setPages(pagesOf(shown.view, heights, room.height - head))
  }, [shown, room])

  if (!pages)
    return createPortal(
      <div ref={box} className={styles.measure} style={{ width: room.width }} data-paper>
        <Table shown={shown} paper={paper} rows={shown.view} />
      </div>,
      document.body,
    )
  return (
    <PrintPages
      paper={paper}
      title={plan?.title ?? ''}
      name={name}
      note={today()}
      numberOf={(page, pages) => t('sheetView.pageOf', { page, pages })}
      pages={pages.map((rows) => <Table key={rows[0]?.row.id} shown={shown} paper={paper} rows={rows} />)}
      onReady={onReady}
    />
  )
}

function Table({ shown, paper, rows }: { shown: SheetShown; paper: PrintPaper; rows: readonly ViewRow[] }) {
  const { columns, widths } = shown
  const room = pageRoom[paper].width
  const { shares, font } = fittedTable(
    columns.map((column) => printColumn(column, shown.view, widths[column.id] ?? 100)),
    room,
  )
  return (
    <table className={styles.table} style={{ fontSize: font }}>
      <colgroup>
        {columns.map(({ id }, i) => (
          <col key={id} style={{ width: `${shares[i]}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} data-right={isRight(column) || undefined}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, depth, open }) => (
          <tr key={row.id} data-group={groupOf(row) ? true : undefined} data-parent={open !== undefined || undefined}>
            {columns.map((column, i) => {
              const text =
                column.kind === 'bool' && !groupOf(row) ? (row[column.id] === true ? '✓' : '') : column.format(row)
              const tone = text && column.tone?.(row)
              const look = column.style?.(row)
              const course = column.trend?.(row)
              return (
                <td
                  key={column.id}
                  data-right={isRight(column) || undefined}
                  data-estimated={look?.italic || undefined}
                  data-strong={look?.strong || undefined}
                  style={i === 0 && depth > 0 ? { paddingLeft: `${0.4 + depth * 1.1}em` } : undefined}
                >
                  {course ? (
                    <ChartLine
                      values={course}
                      width={Math.max(20, ((shares[i] ?? 0) * room) / 100 - 0.8 * font)}
                      height={1.35 * font}
                      label={column.title}
                    />
                  ) : tone ? (
                    <StatusPill tone={tone}>{text}</StatusPill>
                  ) : (
                    <div>{text}</div>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
