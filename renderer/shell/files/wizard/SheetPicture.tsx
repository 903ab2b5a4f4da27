// The live picture of a sheet: its rows as they are, above each column what it becomes, cells left out marked with their reason.
import { Select } from '@mantine/core'
import { EyeOff } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { problemText } from '#shared/i18n/index.ts'
import { cellName, columnName } from '#shared/sheets/cells.ts'
import type { RefusedCell } from '#shared/sheets/dataWorkbook/types.ts'
import type { FoundMapping, LeftOutRow, SheetPicture as Picture, SheetMapping } from '#shared/sheets/wizard/types.ts'
import { usesOf, withUse } from './columnUses.ts'
import { useSheetRows } from './useSheetRows.ts'
import styles from './Wizard.module.css'

/** Height of a row, px; the same in the style sheet. */
const rowHeight = 26
const spare = 8
/** Width of the row numbers, px. */
const numberWidth = 52
/** The choice of a column that is not imported. */
const ignored = '-'

interface Props {
  handle: string
  picture: Picture
  found: FoundMapping | undefined
  leftOut: readonly LeftOutRow[]
  refused: readonly RefusedCell[]
  /** The cell to be brought into sight, `D7`. */
  goTo: string | null
  onChange: (mapping: SheetMapping) => void
  onHeader: (row: number) => void
}

export function SheetPicture({ handle, picture, found, leftOut, refused, goTo, onChange, onHeader }: Props) {
  const t = useT()
  const lang = useLang()
  const box = useRef<HTMLElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(400)
  useLayoutEffect(() => setHeight(box.current?.clientHeight ?? 400), [])
  const { rows, columnCount, rowCount, hiddenColumns } = picture
  const mapping = found?.mapping
  const header = mapping?.header ?? -1
  const hidden = useMemo(() => new Set(hiddenColumns), [hiddenColumns])
  const reasons = useMemo(
    () => new Map(refused.map(({ cell, problem }) => [cell, problemText(lang, { ...problem, place: {} })])),
    [refused, lang],
  )
  const why = useMemo(() => new Map(leftOut.map((row) => [row.row, row.why])), [leftOut])
  const foundUses = useMemo(() => Object.values(mapping?.columns ?? {}), [mapping])
  const columns = Array.from({ length: columnCount }, (_, at) => at)
  const widths = useMemo(() => columnWidths(rows, columnCount), [rows, columnCount])
  const grid = {
    gridTemplateColumns: `${numberWidth}px ${widths.map((w) => `${w}px`).join(' ')}`,
    width: numberWidth + sum(widths),
  }
  const first = Math.max(0, Math.floor(top / rowHeight) - spare)
  const last = Math.min(rowCount, Math.ceil((top + height) / rowHeight) + spare)
  const textsOf = useSheetRows(handle, picture, first, last)
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, i) => textsOf(first + i))
  useEffect(() => {
    const at = goTo === null ? null : placeOf(goTo)
    if (!box.current || !at) return
    const { clientHeight, clientWidth } = box.current
    const left = numberWidth + sum(widths.slice(0, at.column))
    box.current.scrollTo({
      top: Math.max(0, at.row * rowHeight - clientHeight / 2 + 48),
      left: left + (widths[at.column] ?? 0) > clientWidth ? Math.max(0, left - clientWidth / 2) : 0,
    })
  }, [goTo, widths])
  return (
    <section
      className={styles.picture}
      ref={box}
      aria-label={t('importSheets.picture')}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div className={styles.heads} style={grid}>
        <span className={styles.corner} />
        {columns.map((at) => (
          <span key={at} className={styles.head} data-used={mapping?.columns[at] !== undefined || undefined}>
            <span className={styles.letter}>
              {columnName(at)}
              {hidden.has(at) && <EyeOff size={12} aria-label={t('importSheets.hiddenColumn')} />}
            </span>
            <Select
              size="xs"
              variant="unstyled"
              aria-label={t('importSheets.column', { column: columnName(at) })}
              placeholder={t('importSheets.ignore')}
              disabled={!mapping}
              data={
                mapping
                  ? [
                      { value: ignored, label: t('importSheets.ignore') },
                      ...usesOf(mapping.target, foundUses, rows[header]?.[at] ?? '', t, lang),
                    ]
                  : []
              }
              value={mapping?.columns[at] ?? null}
              allowDeselect={false}
              rightSectionWidth={20}
              searchable
              maxDropdownHeight={320}
              comboboxProps={{ width: 220, position: 'bottom-start' }}
              classNames={{ input: styles.use ?? '' }}
              title={found?.byContent.includes(at) ? t('importSheets.byContent') : undefined}
              data-guessed={found?.byContent.includes(at) || undefined}
              onChange={(use) => mapping && onChange(withUse(mapping, at, use === ignored ? null : use))}
            />
          </span>
        ))}
      </div>
      <div className={styles.rows} style={{ height: rowCount * rowHeight, width: grid.width }}>
        {shown.map((cells, i) => {
          const row = first + i
          const left = why.get(row)
          const look = row === header ? 'header' : row < header ? 'above' : left ? 'left' : 'row'
          return (
            <div
              key={row}
              className={styles.line}
              data-look={look}
              data-row={row + 1}
              style={{ ...grid, top: row * rowHeight }}
              title={left ? t(`importSheets.${left}`) : undefined}
            >
              <button
                type="button"
                className={styles.number}
                aria-label={t('importSheets.chooseHeader', { row: row + 1 })}
                aria-pressed={row === header}
                tabIndex={row === Math.max(0, header) ? 0 : -1}
                onClick={() => onHeader(row)}
                onKeyDown={(event) => {
                  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
                  if (by === undefined) return
                  event.preventDefault()
                  const next = event.currentTarget.parentElement
                  const line = by > 0 ? next?.nextElementSibling : next?.previousElementSibling
                  line?.querySelector('button')?.focus()
                }}
              >
                {row + 1}
              </button>
              {columns.map((at) => {
                const reason = reasons.get(cellName(row, at))
                return (
                  <span
                    key={at}
                    className={styles.cell}
                    data-cell={cellName(row, at)}
                    data-used={mapping?.columns[at] !== undefined || undefined}
                    data-refused={reason !== undefined || undefined}
                    data-gone-to={cellName(row, at) === goTo || undefined}
                    title={reason ?? cells?.[at]}
                  >
                    {cells?.[at]}
                  </span>
                )
              })}
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** Zero-based row and column of `D7`. */
function placeOf(cell: string): { row: number; column: number } | null {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  if (!letters || !digits) return null
  return { row: Number(digits) - 1, column: [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1 }
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

/** Widths that fit what is seen first, px; Chinese characters count twice. */
function columnWidths(rows: Picture['rows'], count: number): number[] {
  const lengths = Array<number>(count).fill(8)
  // A title over the whole table says nothing about the width of its first column.
  for (const row of rows.slice(0, 60))
    if (row.filter(Boolean).length > 1)
      row.forEach((text, at) => {
        const length = [...text].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0)
        lengths[at] = Math.max(lengths[at] ?? 8, Math.min(26, length))
      })
  return lengths.map((length) => Math.max(104, length * 7 + 18))
}
