// What a condition says, as the strip above a sheet shows it.
import type { Translate } from '#shared/i18n/index.ts'
import type { Condition } from '#shared/model/sheetView/condition.ts'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { summaryText } from '#ui/SheetGrid/summary.ts'

/** Values named before the rest is only counted. */
const named = 3

/** How a value of a column's list reads. */
export function keyText(column: SheetColumn, key: string, t: Translate): string {
  if (key === '') return t('ui.none')
  if (column.kind === 'bool') return t(key === 'true' ? 'ui.yes' : 'ui.no')
  if (!column.options) return key
  return (column.optionOf?.(key) ?? column.options(null).find(({ value }) => value === key))?.label ?? key
}

function rangeText(column: string, from: string | null, to: string | null, t: Translate): string {
  if (from !== null && to !== null) return t('sheetView.says.between', { column, from, to })
  if (from !== null) return t('sheetView.says.atLeast', { column, from })
  return t('sheetView.says.atMost', { column, to: to ?? '' })
}

export function conditionText(condition: Condition, shown: SheetColumn, t: Translate): string {
  const column = shown.title
  switch (condition.is) {
    case 'text':
      return t(`sheetView.says.${condition.how}`, { column, text: condition.text })
    case 'oneOf': {
      const names = condition.values.slice(0, named).map((key) => keyText(shown, key, t))
      const values = names.join(t('ui.listSeparator'))
      const count = condition.values.length
      return t(count > named ? 'sheetView.says.oneOfMany' : 'sheetView.says.oneOf', { column, values, count })
    }
    case 'between': {
      const text = (number: number | null) => (number === null ? null : summaryText(number, shown))
      return rangeText(column, text(condition.from), text(condition.to), t)
    }
    case 'dates':
      return rangeText(column, condition.from, condition.to, t)
    case 'within':
      return t('sheetView.says.within', { column, span: t(`sheetView.spans.${condition.span}`) })
    case 'empty':
      return t(condition.empty ? 'sheetView.says.empty' : 'sheetView.says.filled', { column })
    case 'mine':
      return t('sheetView.says.mine', { column })
    case 'overdue':
      return t('sheetView.says.overdue', { column })
  }
}
