// A value of the plan as a cell of a data workbook, without loss.
import type { Lang } from '../../i18n/index.ts'
import type { Field } from '../../model/field.ts'
import type { EntityName } from '../../model/plan.ts'
import type { Cell } from '../cells.ts'
import { choiceTexts, minorPerUnit, yesNo } from './dataColumns.ts'
import type { NamesOf } from './displayNames.ts'
import { joinNames } from './nameList.ts'

/** What cells of one workbook need to be written and compared. */
export interface CellContext {
  readonly lang: Lang
  readonly currency: string
  readonly names: NamesOf
}

export type RenderCell = (value: unknown) => Cell

/** Days that Excel can count; others are text. */
const countable = (day: string) => day >= '1900-03-01'

/** How the values of a field become cells; made once per column. */
export function cellRenderer(entity: EntityName, name: string, field: Field, context: CellContext): RenderCell {
  const unlessNull =
    (render: (value: never) => Cell): RenderCell =>
    (value) =>
      value === null || value === undefined ? null : render(value as never)
  switch (field.kind) {
    case 'text':
    case 'longText':
      return unlessNull((text: string) => (text === '' ? null : text))
    case 'integer':
    case 'number':
    case 'percent':
      return unlessNull((n: number) => n)
    case 'money': {
      const per = minorPerUnit(context.currency)
      return unlessNull((n: number) => n / per)
    }
    case 'duration':
      return unlessNull((seconds: number) => seconds / 60)
    case 'date':
      return unlessNull((day: string) => (countable(day) ? { date: day } : day))
    case 'time':
      return unlessNull((time: string) => ({ time: Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 }))
    case 'timestamp':
    case 'period':
      return unlessNull((text: string) => text)
    case 'choice': {
      const texts = choiceTexts(entity, name, field, context.lang)
      return unlessNull((code: string) => texts.get(code) ?? code)
    }
    case 'bool': {
      const [yes, no] = yesNo(context.lang)
      return unlessNull((value: boolean) => (value ? yes : no))
    }
    case 'points':
      return unlessNull((list: unknown) => JSON.stringify(list))
    case 'ref': {
      const names = context.names(field.to as EntityName)
      return unlessNull((id: string) => names.get(id) ?? id)
    }
    case 'refs': {
      const names = context.names(field.to as EntityName)
      const separator = context.lang === 'zh' ? '；' : '; '
      return unlessNull((ids: string[]) =>
        ids.length === 0
          ? null
          : joinNames(
              ids.map((id) => names.get(id) ?? id),
              separator,
            ),
      )
    }
  }
}

const sameNumber = (a: number, b: number) => a === b || a.toPrecision(14) === b.toPrecision(14)
const lines = (text: string) => text.replace(/\r\n?/g, '\n')

/** Whether a cell still holds what was written: other programs round the fifteenth digit and turn CR LF into LF. */
export function sameCell(read: Cell, written: Cell): boolean {
  if (read === null || written === null) return read === written
  if (typeof read === 'string' && typeof written === 'string')
    return read === written || (written.includes('\r') && lines(read) === lines(written))
  if (typeof read === 'number' && typeof written === 'number') return sameNumber(read, written)
  if (typeof read === 'object' && typeof written === 'object') {
    if ('date' in read && 'date' in written) return read.date === written.date
    if ('time' in read && 'time' in written) return Math.round(read.time) === written.time
  }
  // A period such as 2026 that was retyped as a number.
  return typeof read === 'number' && String(read) === written
}
