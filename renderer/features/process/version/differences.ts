// The differences of two versions as words: fields before and after, and the figures that changed for better or worse.
import type { Compared, ComparedStep, ComparedTotals } from '#shared/analysis/versionCompare.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { formatMoney, formatNumber } from '#shared/model/values/numbers.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'

export interface FieldChange {
  readonly field: string
  readonly title: string
  /** Texts; null where the place in the sequence, not a value, changed. */
  readonly before: string | null
  readonly after: string | null
}

/** A basis speaks through the time that it is the basis of. */
const spokenBy: Readonly<Record<string, string>> = { processingBasis: 'processingTime', waitingBasis: 'waitingTime' }

/** What changed in a step that both versions have. `column`: how a field of steps is called and written. */
export function fieldChanges(
  { a, b, fields }: ComparedStep,
  column: (field: string) => SheetColumn,
  t: Translate,
): FieldChange[] {
  if (!a || !b) return []
  const shown = [...new Set(fields.map((field) => spokenBy[field] ?? field))]
  const text = (field: string, row: object) => column(field).format(row as SheetRow) || t('versions.compare.empty')
  return shown.map((field) =>
    field === 'order'
      ? { field, title: t('versions.compare.order'), before: null, after: null }
      : { field, title: column(field).title, before: text(field, a), after: text(field, b) },
  )
}

export interface Figure {
  readonly id: string
  readonly title: string
  readonly before: string
  readonly after: string
  /** With its sign, '' when nothing changed. */
  readonly difference: string
  /** What the difference means; null where less is not plainly better, or nothing changed. */
  readonly effect: 'better' | 'worse' | null
}

/** Every figure of the totals; calendar time only where one of the versions has any. Less is better of all but decisions. */
export function figuresOf(totals: ComparedTotals, t: Translate, context: ValueContext): Figure[] {
  const figure = (
    id: string,
    title: string,
    { a, b, difference }: Compared,
    format: (value: number) => string,
    judged = true,
  ): Figure => ({
    id,
    title,
    before: format(a),
    after: format(b),
    difference: difference === 0 ? '' : `${difference > 0 ? '+' : '−'}${format(Math.abs(difference))}`,
    effect: difference === 0 || !judged ? null : difference < 0 ? 'better' : 'worse',
  })
  const times = (id: 'processing' | 'waiting'): Figure[] => {
    const { working, calendar } = totals[id]
    const title = t(`versions.compare.totals.${id}`)
    const has = ({ a, b }: Compared) => a !== 0 || b !== 0
    const time = (basis: 'working' | 'calendar') => (seconds: number) =>
      seconds === 0 ? '0' : formatDuration(seconds, basis, context)
    return [
      ...(has(working) || !has(calendar) ? [figure(id, title, working, time('working'))] : []),
      ...(has(calendar)
        ? [figure(`${id} calendar`, t('versions.compare.calendarTime', { title }), calendar, time('calendar'))]
        : []),
    ]
  }
  const count = (id: 'steps' | 'decisions' | 'approvals' | 'handOvers') =>
    figure(id, t(`versions.compare.totals.${id}`), totals[id], formatNumber, id !== 'decisions')
  return [
    count('steps'),
    count('decisions'),
    count('approvals'),
    count('handOvers'),
    ...times('processing'),
    ...times('waiting'),
    figure('cost', t('versions.compare.totals.cost'), totals.cost, (value) => formatMoney(value, context)),
  ]
}
