// What a language file owes the Chinese one: the same keys, and plural forms where it has them.

/** The shape of `T`; beside `x_other` a language may give `x_one`. */
export type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> } & {
  [K in `${string}_one`]?: string
}
