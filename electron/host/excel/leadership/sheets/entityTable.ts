// A table of an entity as its definition gives it: the fields wanted, under their labels, each in the look of its kind.
import { fieldLabel } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import { formatValue } from '#shared/model/values/index.ts'
import { headingRow, type LeadershipContext, money, moneyFormat } from '../context.ts'
import type { SheetDraft, Value } from '../draft.ts'
import type { Look } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'

/** The column of a field; numbers, shares, money and days stay what they are. */
export function fieldColumn<R extends AnyRow>(
  context: LeadershipContext,
  entity: EntityName,
  name: string,
  max?: number,
): Column<R> {
  const { lang, values } = context
  const field = entityOf(entity).fields[name]
  if (!field) throw new Error(`${entity} has no field ${name}`)
  const { kind } = field
  const isNumber = kind === 'integer' || kind === 'number' || kind === 'percent'
  const look: Look =
    kind === 'percent'
      ? 'percent'
      : kind === 'money'
        ? 'money'
        : isNumber
          ? 'number'
          : kind === 'date'
            ? 'date'
            : kind === 'choice' || kind === 'bool'
              ? 'centred'
              : 'text'
  const value = (row: R): Value => {
    const held = row[name]
    if (held === null || held === undefined) return null
    if (kind === 'bool') return held ? '✓' : null
    if (kind === 'money') return money(context, held as number)
    if (isNumber) return held as number
    if (kind === 'date') return { date: held as string }
    return formatValue(entity, name, field, held, row, values)
  }
  return {
    key: name,
    title: fieldLabel(lang, entity, name),
    value,
    look,
    ...(kind === 'money' ? { variant: { format: moneyFormat(context) } } : {}),
    min: kind === 'date' ? 12 : 8,
    max: max ?? (kind === 'longText' ? 28 : Math.max(12, Math.min(22, field.width ?? 14))),
  }
}

export interface EntityTable<R extends AnyRow> {
  readonly entity: EntityName
  readonly rows: readonly R[]
  readonly fields: readonly string[]
  readonly more?: readonly Column<R>[]
  readonly heading: string
  readonly total?: string
}

/** A heading and the table below it; fields that no row holds are left out. Null without rows. */
export function entityTable<R extends AnyRow>(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  table: EntityTable<R>,
): Placed | null {
  const { entity, rows, fields, more = [], heading, total } = table
  if (rows.length === 0) return null
  const holds = (name: string) =>
    rows.some(
      (one) =>
        one[name] !== null && one[name] !== '' && !(Array.isArray(one[name]) && (one[name] as unknown[]).length === 0),
    )
  const columns = [
    ...fields.filter((name, i) => i === 0 || holds(name)).map((name) => fieldColumn<R>(context, entity, name)),
    ...more,
  ]
  headingRow(sheet, row, heading, columns.length)
  return writeTable(sheet, columns, rows, { at: row + 1, ...(total ? { total } : {}) })
}
