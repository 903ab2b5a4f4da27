// Columns for rows that stand for groups: name and count in the first, totals where numbers can be put together, nothing to edit.
import type { Translate } from '#shared/i18n/index.ts'
import { cellNumber, totalOf } from '#shared/model/sheetView/column.ts'
import { type Group, groupOf } from '#shared/model/sheetView/groups.ts'
import type { SheetColumn, SheetRow } from './sheetTypes.ts'
import { summaryText } from './summary.ts'

/** What a group says in a column. */
function groupText(group: Group, column: SheetColumn, first: boolean, t: Translate): string {
  if (first) return t('grid.groupLine', { name: group.label || t('ui.none'), count: group.rows.length })
  const total = group.totals.get(column.id)
  if (total === undefined) return ''
  const text = summaryText(total, column)
  return totalOf(column) === 'average' ? t('grid.groupAverage', { value: text }) : text
}

/** The columns as they are for rows of data, and as groups need them for theirs. */
export function groupColumns(columns: readonly SheetColumn[], t: Translate): SheetColumn[] {
  return columns.map((column, i): SheetColumn => {
    /** `read` for rows of data, null for groups. */
    const data =
      <T>(read: (row: SheetRow) => T) =>
      (row: SheetRow): T | null =>
        groupOf(row) ? null : read(row)
    const { readOnly, copyText, editText, error, tone, trend, style, tip, formatNumber } = column
    const format = (row: SheetRow) => {
      const group = groupOf(row)
      return group ? groupText(group, column, i === 0, t) : column.format(row)
    }
    return {
      ...column,
      format,
      readOnly:
        readOnly === true || ((row) => groupOf(row) !== undefined || (typeof readOnly === 'function' && readOnly(row))),
      number: data((row) => cellNumber(column, row)),
      formatNumber: formatNumber ?? ((value) => summaryText(value, column)),
      ...(copyText ? { copyText: (row: SheetRow) => (groupOf(row) ? format(row) : copyText(row)) } : {}),
      ...(editText ? { editText: (row: SheetRow) => (groupOf(row) ? '' : editText(row)) } : {}),
      ...(error ? { error: data(error) } : {}),
      ...(tone ? { tone: data(tone) } : {}),
      ...(trend ? { trend: data(trend) } : {}),
      ...(tip ? { tip: data(tip) } : {}),
      style: (row) => (groupOf(row) ? { strong: true } : (style?.(row) ?? null)),
    }
  })
}
