// The columns of the budget sheet: line, kind, sums of the year and to date, one column per month.
import { type BudgetSum, isOff, variance } from '#shared/analysis/budget.ts'
import type { Lang, Translate } from '#shared/i18n/index.ts'
import { entities } from '#shared/model/plan.ts'
import { parsed, type ValueContext } from '#shared/model/values/context.ts'
import { formatPeriod, shortPeriod } from '#shared/model/values/dates.ts'
import { parseValue } from '#shared/model/values/index.ts'
import { formatMoney } from '#shared/model/values/numbers.ts'
import type { SheetColumn, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { type BudgetRow, type Measure, shownOf } from './budgetRows.ts'

interface Options {
  readonly months: readonly string[]
  /** The month up to which sums to date go. */
  readonly until: string
  readonly measure: Measure
  readonly currency: string
  readonly lang: Lang
  readonly t: Translate
  readonly context: ValueContext
  /** Title and kind, as the definition has them. */
  readonly own: (field: 'title' | 'kind') => SheetColumn
}

const asRow = (row: SheetRow) => row as BudgetRow
/** Whole amounts without their empty decimals: twelve months must fit. */
export const shortMoney = (value: number, currency: string): string =>
  formatMoney(value, { currency }).replace(/\.00$/, '')

export function budgetColumns(options: Options): SheetColumn[] {
  const { months, measure, currency, lang, t, context, own } = options
  const money = (value: number | null) => (value === null ? '' : shortMoney(value, currency))
  const off = (row: BudgetRow, sum: BudgetSum) =>
    row.kind !== null && isOff({ kind: row.kind === 'return' ? 'return' : 'expense', alertFrom: row.alertFrom }, sum)
  const tip = (row: BudgetRow, sum: BudgetSum): string | null => {
    const by = variance(sum)
    if (by === null || !off(row, sum)) return null
    const said = { amount: money(Math.abs(by)), actual: money(sum.actual), planned: money(sum.planned ?? 0) }
    return t(row.kind === 'return' ? 'budget.underTip' : 'budget.overTip', said)
  }
  const strong = (row: SheetRow) => (asRow(row).line ? null : { strong: true })
  const isSum = (row: SheetRow) => asRow(row).line === null
  const title: SheetColumn = {
    ...own('title'),
    width: 190,
    readOnly: isSum,
    style: strong,
  }
  const kind: SheetColumn = {
    ...own('kind'),
    width: 88,
    readOnly: isSum,
    format: (row) => {
      const { line } = asRow(row)
      return line ? own('kind').format(line as unknown as SheetRow) : ''
    },
  }
  const sum = (
    id: string,
    name: string,
    of: (row: BudgetRow) => BudgetSum | undefined,
    shows: Measure,
    hint?: string,
  ): SheetColumn => {
    /** Null in a row that is shown already but not yet in the plan: it has no sums. */
    const figure = (row: SheetRow): number | null => {
      const found = of(asRow(row))
      return found ? shownOf(found, shows) : null
    }
    return {
      id,
      title: name,
      kind: 'money',
      width: 100,
      readOnly: true,
      ...(hint ? { hint } : {}),
      format: (row) => money(figure(row)),
      number: figure,
      formatNumber: (value) => money(Math.round(value)),
      parse: () => parsed(null),
      style: strong,
      ...(shows === 'variance'
        ? {
            tone: (row: SheetRow) => {
              const found = of(asRow(row))
              return found && off(asRow(row), found) ? ('red' as const) : null
            },
            tip: (row: SheetRow) => {
              const found = of(asRow(row))
              return found ? tip(asRow(row), found) : null
            },
          }
        : {}),
    }
  }
  const month = (id: string, at: number): SheetColumn => {
    const sumOf = (row: SheetRow) => asRow(row).months?.[at]
    return {
      id,
      title: id.slice(0, 4) === months[0]?.slice(0, 4) ? shortPeriod(id, lang) : formatPeriod(id, lang),
      hint: formatPeriod(id, lang),
      kind: 'money',
      width: 82,
      readOnly: measure === 'variance' ? true : isSum,
      format: (row) => money((row[id] as number | null | undefined) ?? null),
      formatNumber: (value) => money(Math.round(value)),
      parse: (text) => parseValue('budgetAmount', 'planned', entities.budgetAmount.fields.planned, text, context),
      style: strong,
      tone: (row) => {
        const found = sumOf(row)
        return measure !== 'planned' && found && off(asRow(row), found) ? 'red' : null
      },
      tip: (row) => {
        const found = sumOf(row)
        return found ? tip(asRow(row), found) : null
      },
    }
  }
  const last = options.until
  return [
    title,
    kind,
    sum('year', t('budget.yearPlanned'), (row) => row.year, 'planned'),
    sum(
      'ytdActual',
      t('budget.ytdActual'),
      (row) => row.ytd,
      'actual',
      t('budget.ytdHint', { month: formatPeriod(last, lang) }),
    ),
    sum('ytdVariance', t('budget.ytdVariance'), (row) => row.ytd, 'variance'),
    ...months.map(month),
  ]
}
