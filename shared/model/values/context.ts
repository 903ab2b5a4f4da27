// What parsing and formatting of values need to know besides the field: language, calendar, currency and names of rows.
import type { ProblemCode } from '../problem.ts'

export type Lang = 'zh' | 'en'

/** Supplied by the plan (settings), the surface (language) and the row cache (names). */
export interface ValueContext {
  readonly lang: Lang
  /** Working hours of one day: what "1天" means. */
  readonly hoursPerDay: number
  readonly daysPerWeek: number
  /** ISO 4217 code of the plan's currency. */
  readonly currency: string
  /** YYYY-MM-DD; completes dates typed without a year. */
  readonly today: string
  /** The label of a choice in `lang`. */
  choiceLabel(entity: string, field: string, code: string): string
  /** The title of a row; undefined when there is none. */
  titleOf(entity: string, id: string): string | undefined
  /** Ids of the rows of `entity` whose title or code is `text` (case and width folded). */
  find(entity: string, text: string): readonly string[]
}

export type Parsed =
  | {
      readonly ok: true
      readonly value: unknown
      /** Values of sibling fields that the text settles too (the basis of a duration). */
      readonly also?: Readonly<Record<string, unknown>>
      /** Titles of rows that do not exist yet (ref, refs); the caller may create them. */
      readonly missing?: readonly string[]
    }
  | { readonly ok: false; readonly code: ProblemCode; readonly params?: Readonly<Record<string, string | number>> }

export const parsed = (value: unknown, also?: Readonly<Record<string, unknown>>): Parsed =>
  also ? { ok: true, value, also } : { ok: true, value }
export const refused = (code: ProblemCode, params?: Readonly<Record<string, string | number>>): Parsed =>
  params ? { ok: false, code, params } : { ok: false, code }

/** Text as people and Excel write it, brought to one form: NFKC width folding, no-break and thin spaces to spaces, trimmed. */
export const folded = (text: string): string =>
  // ASCII is in that form already.
  /^[\x20-\x7e]*$/.test(text)
    ? text.trim()
    : text
        .normalize('NFKC')
        .replace(/[\u00a0\u2000-\u200b\u202f\ufeff]/g, ' ')
        .trim()

/** Key under which two spellings of a name are the same name. */
export const nameKey = (text: string): string => folded(text).replace(/\s+/g, ' ').toLowerCase()
