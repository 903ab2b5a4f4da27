// The parts of a KPI formula: its tree, what can be wrong with it, and its bounds.

/** Longest formula, in characters, and deepest nesting; what is beyond is refused before it is read. */
export const maxLength = 2000
export const maxDepth = 64

/** A stretch of the formula's text: zero-based offset in UTF-16 units, and its length. */
export interface Span {
  readonly at: number
  readonly length: number
}

/** What can be wrong with a formula as it is written; worded by `expression.*` in shared/i18n. */
export const formulaProblemCodes = [
  'empty',
  'tooLong',
  'tooDeep',
  'badCharacter',
  'badNumber',
  'unclosedName',
  'unclosedBracket',
  'unexpected',
  'unexpectedEnd',
  'unknownName',
  'ambiguousName',
  'unknownFunction',
  'argumentCount',
  'needsName',
  'needsWholeNumber',
  'needsNumber',
  'needsCondition',
  'cycle',
] as const
export type FormulaProblemCode = (typeof formulaProblemCodes)[number]

/** Something wrong with the text of a formula, and where. `names` is the loop of a cycle, first name repeated last. */
export interface FormulaProblem extends Span {
  readonly code: FormulaProblemCode
  readonly params?: Readonly<Record<string, string | number>>
}

/** Why a sound formula has no value in a period. */
export type NoValueCode = 'missing' | 'divisionByZero' | 'notANumber' | 'broken'
export interface NoValue extends Span {
  readonly code: NoValueCode
}

/** How a formula takes a KPI: its actual, an earlier one, a sum over periods, its target or its baseline. */
export const inputKinds = ['actual', 'prev', 'lastYear', 'ytd', 'rolling', 'target', 'baseline'] as const
export type InputKind = (typeof inputKinds)[number]

/** One place where a formula takes a number from a KPI. `steps`: periods back (prev) or periods covered (rolling), else 0. */
export interface FormulaInput extends Span {
  readonly kind: InputKind
  /** Id of the KPI. */
  readonly kpi: string
  readonly steps: number
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '%' | '<' | '<=' | '>' | '>=' | '=' | '<>'

export type FormulaNode = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'negative'; readonly of: FormulaNode }
    | { readonly kind: 'percent'; readonly of: FormulaNode }
    | {
        readonly kind: 'binary'
        readonly operator: BinaryOperator
        readonly left: FormulaNode
        readonly right: FormulaNode
      }
    | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly FormulaNode[] }
  )

/** What one formula did in one period: for hovering over its result. */
export interface FormulaTrace {
  readonly formula: string
  readonly value: number | null
  readonly noValue: NoValue | null
  /** Every input asked, in the order of the text; null where it is missing. A branch not taken asks nothing. */
  readonly inputs: readonly (FormulaInput & { readonly value: number | null })[]
}
