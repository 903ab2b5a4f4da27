// The type of the labels of all entities: a missing name, field or choice is a compile error in every language file.
import type { Field } from '../model/field.ts'
import type { Entities } from '../model/plan.ts'

type ChoicesOf<F> = {
  [K in keyof F as F[K] extends { readonly choices: readonly string[] } ? K : never]: F[K] extends {
    readonly choices: readonly (infer C extends string)[]
  }
    ? Record<C, string>
    : never
}

export type Labels = {
  [E in keyof Entities]: {
    /** One row: 风险. */
    name: string
    /** The sheet of all rows; the same word in Chinese. */
    plural: string
    fields: { [F in keyof Entities[E]['fields']]: string }
    choices: ChoicesOf<Entities[E]['fields']>
    /** A sentence on what belongs into a field, where the label alone does not say it. */
    hints?: { [F in keyof Entities[E]['fields']]?: string }
  }
}
export type AnyField = Field
