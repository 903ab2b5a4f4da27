// From the definition of an entity to columns: labels, parsing, formatting and choices of each field, for grids and forms alike.

import { rowOf, rowsOf } from '#platform/useRows.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { visibleFields } from '#shared/model/entity.ts'
import type { Field } from '#shared/model/field.ts'
import { type EntityName, entityOf, type RowOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatValue, parseValue } from '#shared/model/values/index.ts'
import type { SheetColumn, SheetOption } from '#ui/SheetGrid/sheetTypes.ts'
import type { Tone } from '#ui/StatusPill.tsx'
import { isNameable } from './batchWrites.ts'

/** Tones of choice codes, by field: how a feature wants its states to look. */
export type Tones = Readonly<Record<string, Readonly<Record<string, Tone>>>>

/** What tells rows of the same title apart: department, parent, process. */
function detailOf(entity: EntityName, row: AnyRow): string | undefined {
  const title = (of: EntityName, id: unknown) =>
    typeof id === 'string' ? String((rowOf(of, id) as AnyRow | undefined)?.[entityOf(of).title] ?? '') : undefined
  if (entity === 'step') {
    const version = rowOf('processVersion', String(row.processVersion)) as RowOf<'processVersion'> | undefined
    return version && title('process', version.process)
  }
  if ('department' in row) return title('department', row.department) || undefined
  const { parent } = entityOf(entity)
  return (parent && title(entity, row[parent])) || undefined
}

/** The rows that a reference can choose from. A row is no choice for its own parent. */
export function refOptions(to: EntityName, except?: string): SheetOption[] {
  const { title } = entityOf(to)
  return (rowsOf(to) as unknown as readonly AnyRow[])
    .filter((row) => row.id !== except)
    .map((row) => {
      const detail = detailOf(to, row)
      return { value: row.id, label: String(row[title] ?? ''), ...(detail ? { detail } : {}) }
    })
}

/** The column of one field. */
export function columnOf(entity: EntityName, name: string, context: ValueContext, tones: Tones = {}): SheetColumn {
  const definition = entityOf(entity)
  const field = definition.fields[name] as Field
  const labels = entityLabels(context.lang, entity)
  const toneOf = tones[name]
  const hint = labels.hints?.[name]
  const choices = field.choices?.map((code): SheetOption => {
    const tone = toneOf?.[code]
    return { value: code, label: labels.choices[name]?.[code] ?? code, ...(tone ? { tone } : {}) }
  })
  const to = field.to as EntityName | undefined
  return {
    id: name,
    title: labels.fields[name] ?? name,
    ...(hint ? { hint } : {}),
    kind: field.kind,
    required: field.required && field.kind !== 'refs' && field.default === null,
    ...(field.basis ? { with: [field.basis] } : {}),
    // A mark out of five is no amount: marks are averaged.
    ...(field.max !== undefined && field.kind !== 'percent' ? { total: 'average' } : {}),
    format: (row) => formatValue(entity, name, field, row[name], row, context),
    parse: (text) => parseValue(entity, name, field, text, context),
    ...(choices ? { options: () => choices, optionOf: (code) => choices.find((c) => c.value === code) } : {}),
    ...(to
      ? {
          options: (row) => refOptions(to, to === entity && name === definition.parent ? row?.id : undefined),
          optionOf: (id) => {
            const label = context.titleOf(to, id)
            return label === undefined ? undefined : { value: id, label }
          },
          creates: isNameable(entityOf(to)),
        }
      : {}),
    ...(toneOf ? { tone: (row) => toneOf[String(row[name])] ?? null } : {}),
  }
}

/** The columns of all fields that a person sees, in order. */
export const columnsOf = (entity: EntityName, context: ValueContext, tones: Tones = {}): SheetColumn[] =>
  visibleFields(entityOf(entity)).map(([name]) => columnOf(entity, name, context, tones))
