// What a field of an entity is: its kind, its constraints and its looks in a grid, and one constructor per kind.

export type FieldKind =
  | 'text'
  | 'longText'
  | 'integer'
  | 'number'
  | 'percent'
  | 'money'
  | 'duration'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'period'
  | 'choice'
  | 'bool'
  | 'points'
  | 'ref'
  | 'refs'

/** What happens to a row when the row it refers to is removed. */
export type OnDelete = 'CASCADE' | 'SET NULL'

interface Common<T> {
  /** Must have a value; otherwise the value may be null. */
  required?: boolean
  /** The value of a new row that does not give one. */
  default?: T
  /** Width in a grid, in characters; kinds have a sensible default. */
  width?: number
  /** Bookkeeping that no grid, form or sheet shows (identity, coordinates, order). */
  hidden?: boolean
  /** Section of the form (key of `formGroup` in shared/i18n); default 'main'. */
  group?: FormGroup
  /** Only shown on the form, not as a column of the grid at first sight. */
  formOnly?: boolean
}

/** Sections of a form, in the order in which they appear. */
export const formGroups = [
  'main',
  'owners',
  'timing',
  'cost',
  'io',
  'sop',
  'smart',
  'target',
  'review',
  'links',
  'more',
] as const
export type FormGroup = (typeof formGroups)[number]

/** One field of an entity, as data. `T` is the type of its value in a row. */
export interface Field<T = unknown> {
  readonly kind: FieldKind
  readonly required: boolean
  readonly default: T | null
  readonly width?: number
  readonly hidden: boolean
  readonly formOnly: boolean
  readonly group: FormGroup
  readonly min?: number
  readonly max?: number
  /** ref, refs: the entity referred to. */
  readonly to?: string
  readonly onDelete?: OnDelete
  /** choice: the allowed codes. */
  readonly choices?: readonly string[]
  /** duration: the sibling field that holds 'working' or 'calendar'. */
  readonly basis?: string
  /** Never set: carries the value's type. */
  readonly _value?: T
}

type Value<T, O> = O extends { required: true } ? T : T | null

function make<T, O extends Common<T>>(
  kind: FieldKind,
  options: O | undefined,
  extra: Partial<Field<T>> = {},
): Field<Value<T, O>> {
  const { required = false, hidden = false, formOnly = false, group = 'main', width } = options ?? {}
  const field: Field<T> = {
    kind,
    required,
    hidden,
    formOnly,
    group,
    default: options?.default ?? null,
    ...(width === undefined ? {} : { width }),
    ...extra,
  }
  return field as Field<Value<T, O>>
}

type Numeric = Common<number> & { min?: number; max?: number }
const range = (o?: { min?: number; max?: number }) => ({
  ...(o?.min === undefined ? {} : { min: o.min }),
  ...(o?.max === undefined ? {} : { max: o.max }),
})

/** One line of text, at most 1,000 characters. */
export const text = <const O extends Common<string> & { max?: number }>(o?: O) => make<string, O>('text', o, range(o))
/** Text with line breaks, at most 100,000 characters. */
export const longText = <const O extends Common<string>>(o?: O) => make<string, O>('longText', o)
export const integer = <const O extends Numeric>(o?: O) => make<number, O>('integer', o, range(o))
export const number = <const O extends Numeric>(o?: O) => make<number, O>('number', o, range(o))
/** A share: 0.85 is 85 %. */
export const percent = <const O extends Numeric>(o?: O) => make<number, O>('percent', o, range(o))
/** Money in minor units (分, cents) of the plan's currency. */
export const money = <const O extends Numeric>(o?: O) => make<number, O>('money', o, range(o))
/** Seconds; `basis` names the sibling choice field that says whether they are working or calendar time. */
export const duration = <const O extends Numeric & { basis?: string }>(o?: O) =>
  make<number, O>('duration', o, { min: 0, ...range(o), ...(o?.basis ? { basis: o.basis } : {}) })
/** A calendar day, YYYY-MM-DD. */
export const date = <const O extends Common<string>>(o?: O) => make<string, O>('date', o)
/** A time of day, HH:MM. */
export const time = <const O extends Common<string>>(o?: O) => make<string, O>('time', o)
/** A moment, ISO-8601 in UTC. */
export const timestamp = <const O extends Common<string>>(o?: O) => make<string, O>('timestamp', o)
/** A reporting period: '2026-03', '2026-Q1', '2026-W12' or '2026'. */
export const period = <const O extends Common<string>>(o?: O) => make<string, O>('period', o)
export const bool = <const O extends Common<boolean>>(o?: O) => make<boolean, O>('bool', o)
/** A poly-line in the drawing's units, stored as JSON. */
export const points = <const O extends Common<Point[]>>(o?: O) => make<Point[], O>('points', o)
export type Point = readonly [x: number, y: number]

export const choice = <const C extends readonly string[], const O extends Common<C[number]>>(choices: C, o?: O) =>
  make<C[number], O>('choice', o, { choices } as Partial<Field<C[number]>>) as Field<Value<C[number], O>> & {
    readonly choices: C
  }
/** The id of one row of another entity. */
export const ref = <const O extends Common<string> & { onDelete?: OnDelete }>(to: string, o?: O) =>
  make<string, O>('ref', o, { to, onDelete: o?.onDelete ?? 'SET NULL' })
/** Ids of any number of rows of another entity, in order; kept in a link table of its own. */
export const refs = (to: string, o?: Omit<Common<string[]>, 'required' | 'default'>): Field<string[]> =>
  make<string[], { required: true }>('refs', { ...o, required: true, default: [] } as never, { to }) as Field<string[]>
/** Working time counts inside the plan's calendar; calendar time runs day and night. */
export const timeBasis = ['working', 'calendar'] as const
export type TimeBasis = (typeof timeBasis)[number]
