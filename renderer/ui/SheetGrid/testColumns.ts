// Columns for the tests of this folder, over the real parsing and formatting of values.
import type { FieldKind } from '#shared/model/field.ts'
import * as kinds from '#shared/model/field.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatValue, parseValue } from '#shared/model/values/index.ts'
import type { SheetColumn } from './sheetTypes.ts'

interface Options extends Partial<SheetColumn> {
  /** Rows that a reference can name, by id. */
  names?: Record<string, string>
}

/** A column of a kind, with names for references. */
export function field(id: string, kind: FieldKind, { names = {}, ...more }: Options = {}): SheetColumn {
  const context: ValueContext = {
    lang: 'zh',
    hoursPerDay: 8,
    daysPerWeek: 5,
    currency: 'CNY',
    today: '2026-11-20',
    choiceLabel: (_entity, _field, code) => code,
    titleOf: (_entity, key) => names[key],
    find: (_entity, text) => Object.keys(names).filter((key) => names[key] === text),
  }
  const made = (kinds as unknown as Record<string, (a: unknown, b?: unknown) => kinds.Field>)[kind]
  if (!made) throw new Error(`no field kind ${kind}`)
  const required = more.required ?? false
  const definition = kind === 'ref' || kind === 'refs' ? made('person', { required }) : made({ required })
  return {
    id,
    title: id,
    kind,
    format: (row) => formatValue('test', id, definition, row[id], row, context),
    parse: (text) => parseValue('test', id, definition, text, context),
    ...more,
  }
}
