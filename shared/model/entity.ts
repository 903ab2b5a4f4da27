// One definition per entity, and what follows from it: the row type, validation and the natural key.
import { z } from 'zod'
import type { Field } from './field.ts'
import { fieldSchema } from './fieldSchema.ts'

// biome-ignore lint/suspicious/noExplicitAny: fields of every value type stand in one record
export type Fields = Record<string, Field<any>>

/** An entity of the plan, as data; everything else (table, form, sheet, diff) is derived from it. */
export interface Entity<N extends string = string, F extends Fields = Fields> {
  readonly name: N
  readonly fields: F
  /** Fields that together name a row to a person; checked by commands, used to match pasted and imported text. */
  readonly naturalKey: readonly (keyof F & string)[]
  /** The field that titles a row in lists, references and messages. */
  readonly title: keyof F & string
  /** The field rows are ordered by (then by id); null: by id, i.e. by creation. */
  readonly order: (keyof F & string) | null
  /** The self-reference that makes the entity a tree. */
  readonly parent: (keyof F & string) | null
  /** No two rows may share the natural key (checked by commands: SQLite cannot defer UNIQUE). */
  readonly unique: boolean
}

interface Options<F extends Fields> {
  naturalKey?: readonly (keyof F & string)[]
  title?: keyof F & string
  order?: keyof F & string
  parent?: keyof F & string
  unique?: boolean
}

/** Declares an entity. The title defaults to the first field, the natural key to nothing. */
export function defineEntity<const N extends string, const F extends Fields>(
  name: N,
  fields: F,
  options: Options<F> = {},
): Entity<N, F> {
  return {
    name,
    fields,
    naturalKey: options.naturalKey ?? [],
    title: options.title ?? (Object.keys(fields)[0] as keyof F & string),
    order: options.order ?? ('position' in fields ? 'position' : null),
    parent: options.parent ?? null,
    unique: options.unique ?? false,
  }
}

type ValueOf<X> = X extends Field<infer T> ? T : never
/** A stored row: every field present, null where empty. */
export type Row<E> = E extends Entity<string, infer F> ? { id: string } & { [K in keyof F]: ValueOf<F[K]> } : never
/** A row about to be inserted: only required fields without a default must be given. */
export type NewRow<E> = Partial<Row<E>>
export type AnyRow = { id: string } & Record<string, unknown>

/** The zod schema of a whole row of `entity`, strict: an unknown field is an error. */
export function rowSchema(entity: Entity): z.ZodType<AnyRow> {
  const shape: Record<string, z.ZodType> = { id: idSchema }
  for (const [name, field] of Object.entries(entity.fields)) shape[name] = fieldSchema(field)
  return z.strictObject(shape) as unknown as z.ZodType<AnyRow>
}

/** Ids are UUIDv7 from us; from scripts any short token without spaces or control characters. */
const idPattern = /^[\w.:-]{1,64}$/u
export const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value)
export const idSchema = z.string().regex(idPattern)

/** `row` with every missing field filled from the field's default (or null, or [] for refs). */
export function withDefaults(entity: Entity, row: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = { ...row }
  for (const [name, field] of Object.entries(entity.fields)) {
    if (out[name] === undefined) out[name] = field.kind === 'refs' ? [] : field.default
  }
  return out
}

/** The fields a person sees, in order. */
export function visibleFields(entity: Entity): [string, Field][] {
  return Object.entries(entity.fields).filter(([, f]) => !f.hidden)
}

/** Columns stored in the entity's own table (refs live in link tables). */
export function storedFields(entity: Entity): [string, Field][] {
  return Object.entries(entity.fields).filter(([, f]) => f.kind !== 'refs')
}

/** Many-to-many fields. */
export function linkFields(entity: Entity): [string, Field][] {
  return Object.entries(entity.fields).filter(([, f]) => f.kind === 'refs')
}
