// A row's fields as texts of our own element in a BPMN file, and back: references by name, everything else as it is stored.
import type { AnyRow } from '../model/entity.ts'
import type { Field } from '../model/field.ts'
import { fieldSchema } from '../model/fieldSchema.ts'
import { type EntityName, entityOf } from '../model/plan.ts'
import type { OwnValues } from './types.ts'

/** Fields that BPMN itself carries, or that mean something in one plan only. */
const elsewhere: Partial<Record<EntityName, ReadonlySet<string>>> = {
  process: new Set(['title', 'kind', 'parent', 'goals', 'position']),
  processVersion: new Set(['process', 'status', 'basedOn', 'validFrom', 'position', 'bpmn']),
  lane: new Set(['title', 'processVersion', 'parent', 'position']),
  phase: new Set(['title', 'processVersion', 'position']),
  step: new Set(['title', 'processVersion', 'lane', 'phase', 'subProcess', 'x', 'y', 'originId', 'bpmn']),
  sequenceFlow: new Set(['label', 'processVersion', 'from', 'to', 'condition', 'isDefault', 'bpmn']),
}

/** Entities whose rows are named by one text, so that they are found again in another plan. */
const byName: ReadonlySet<string> = new Set(['person', 'role', 'department', 'resource'])

/** The fields of `entity` that travel in our own element. */
export function ownFields(entity: EntityName): [string, Field][] {
  return Object.entries(entityOf(entity).fields).filter(
    ([name, { to }]) => !elsewhere[entity]?.has(name) && (to === undefined || byName.has(to)),
  )
}

/** What a row's own element says; empty fields are left out. `nameOf`: what a row of another entity is called. */
export function ownValues(
  entity: EntityName,
  row: AnyRow,
  nameOf: (entity: string, id: string) => string | undefined,
): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, field] of ownFields(entity)) {
    const value = row[name]
    if (value === null || value === undefined) continue
    const texts =
      field.kind === 'ref' || field.kind === 'refs'
        ? [value].flat().flatMap((id) => nameOf(field.to as string, String(id)) ?? [])
        : [typeof value === 'object' ? JSON.stringify(value) : String(value)]
    if (texts.length > 0) values[name] = texts
  }
  return values
}

export type FieldValue = string | number | boolean | string[] | [number, number][] | null

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
const numeric: ReadonlySet<Field['kind']> = new Set(['integer', 'number', 'percent', 'money', 'duration'])

/** The values that our own element gives, references as names. What does not fit its field is left out and told to `refused`. */
export function readOwn(
  entity: EntityName,
  values: OwnValues | null,
  refused: (field: string, text: string) => void,
): Record<string, FieldValue> {
  const read: Record<string, FieldValue> = {}
  if (!values) return read
  for (const [name, field] of ownFields(entity)) {
    const texts = Object.hasOwn(values, name) ? values[name] : undefined
    const text = texts?.[0]
    if (texts === undefined || text === undefined) continue
    if (field.kind === 'ref' || field.kind === 'refs') {
      const names = texts.filter((n) => n.trim() !== '' && n.length <= 1000 && !/[\r\n]/.test(n)).slice(0, 50)
      if (names.length > 0) read[name] = field.kind === 'refs' ? names : (names[0] as string)
      continue
    }
    const value = numeric.has(field.kind)
      ? Number(text)
      : field.kind === 'bool'
        ? text === 'true'
        : field.kind === 'points'
          ? parsed(text)
          : text
    if (fieldSchema(field).safeParse(value).success) read[name] = value as FieldValue
    else refused(name, text)
  }
  return read
}
