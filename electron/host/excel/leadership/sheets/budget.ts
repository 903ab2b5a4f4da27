// The budget of the business year: every line planned, actual and variance by month, sub-totals by kind and totals, all as live formulas.
import {
  budgetIndex,
  budgetSum,
  isOff,
  monthsOfYear,
  monthsToDate,
  nothing,
  returnsOf,
  yearOfDay,
} from '#shared/analysis/budget.ts'
import { periodDays } from '#shared/analysis/kpiPeriods.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import {
  headingRow,
  type LeadershipContext,
  money,
  moneyFormat,
  newSheet,
  personName,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, digits, live, range, resultOf, roundTo, type SheetDraft, type Value } from '../draft.ts'
import { colour } from '../looks.ts'

type Line = RowOf<'budgetLine'>
type Item = 'planned' | 'actual' | 'variance'

const firstMonth = 5
const toDate = 17
const year = 18
const usage = 19
const kinds = ['expense', 'investment', 'return'] as const

interface Sums {
  /** By month, then to date and the year. */
  readonly planned: (number | null)[]
  readonly actual: (number | null)[]
}
const number = (value: Value): number => {
  const shown = resultOf(value)
  return typeof shown === 'number' ? shown : 0
}
const hasNumber = (value: Value) => typeof resultOf(value) === 'number'

/** The months of one item with the sums to date and of the year; an empty row gives empty sums. */
function writeMonths(
  sheet: SheetDraft,
  row: number,
  cells: readonly Value[],
  passed: number,
  look: 'money' | 'total',
  format: string,
): void {
  const style = { format, ...(look === 'total' ? { font: { bold: true } } : {}) }
  const sumStyle = { format, font: { bold: look === 'total' } }
  cells.forEach((value, i) => {
    sheet.set(row, firstMonth + i, value, look, style)
  })
  const total = (column: number, count: number) => {
    const cellsOf = range(row, firstMonth, row, firstMonth + Math.max(1, count) - 1)
    const held = cells.slice(0, Math.max(1, count)).filter(hasNumber)
    const result =
      held.length === 0
        ? ''
        : roundTo(
            held.reduce<number>((n, value) => n + number(value), 0),
            2,
          )
    sheet.set(row, column, live(`IF(COUNT(${cellsOf})=0,"",ROUND(SUM(${cellsOf}),2))`, result), 'total', sumStyle)
  }
  total(toDate, passed)
  total(year, 12)
}

interface Layout {
  /** Months that sums to date cover. */
  readonly passed: number
  readonly format: string
}

/** Planned, actual and variance below each other; `cells` gives the months of the first two. */
function writeTriple(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  cells: Readonly<Record<'planned' | 'actual', readonly Value[]>>,
  { passed, format }: Layout,
  look: 'money' | 'total',
): void {
  const { t } = context
  const words: Item[] = ['planned', 'actual', 'variance']
  words.forEach((item, i) => {
    sheet.height(row + i, 17)
    sheet.set(row + i, 4, t(`excel.budget.${item}`), 'label')
  })
  writeMonths(sheet, row, cells.planned, passed, look, format)
  writeMonths(sheet, row + 1, cells.actual, passed, look, format)
  const variance = cells.actual.map((actual, i): Value => {
    const [p, a] = [at(row, firstMonth + i), at(row + 1, firstMonth + i)]
    const result = hasNumber(actual) ? roundTo(number(actual) - number(cells.planned[i] ?? null), 2) : ''
    return live(`IF(${a}="","",ROUND(${a}-N(${p}),2))`, result)
  })
  writeMonths(sheet, row + 2, variance, passed, look, format)
  const [p, a] = [at(row, toDate), at(row + 1, toDate)]
  const planned = roundTo(
    cells.planned.slice(0, Math.max(1, passed)).reduce<number>((n, v) => n + number(v), 0),
    2,
  )
  const actual = roundTo(
    cells.actual.slice(0, Math.max(1, passed)).reduce<number>((n, v) => n + number(v), 0),
    2,
  )
  const known = cells.actual.slice(0, Math.max(1, passed)).some(hasNumber) && planned !== 0
  sheet.block(
    [row, usage, row + 2, usage],
    live(`IF(OR(${a}="",N(${p})=0),"",ROUND(${a}/${p},${digits}))`, known ? roundTo(actual / planned) : ''),
    'percent',
    { align: 'center' },
  )
}

export const budgetSheet: SheetBuilder = (context) => {
  const { reader, plan, lang, t, values, period } = context
  const lines = reader.list('budgetLine')
  const index = budgetIndex(reader.list('budgetAmount'))
  const start = plan.yearStartMonth ?? 1
  const begins = yearOfDay(periodDays(period).to, start)
  const months = monthsOfYear(begins, start)
  const passed = monthsToDate(index, months, periodDays(period).to.slice(0, 7))
  const shown = lines.filter(({ id }) => months.some((month) => index.get(id)?.has(month)))
  if (shown.length === 0) return []
  const title = t(sheetTitle('budget'))
  const sheet = newSheet(context, title)
  const last = months[passed - 1]
  const row = titleRows(
    sheet,
    context,
    title,
    t('excel.budget.line', { currency: values.currency, period: last ? formatPeriod(last, lang) : '–' }),
  )
  const words = [
    fieldLabel(lang, 'budgetLine', 'title'),
    fieldLabel(lang, 'budgetLine', 'category'),
    fieldLabel(lang, 'budgetLine', 'owner'),
    t('excel.kpis.item'),
    ...months.map((month) => formatPeriod(month, lang)),
    t('excel.budget.toDate'),
    t('excel.budget.year'),
    t('excel.budget.usage'),
  ]
  // Amounts without a fraction anywhere are written without one.
  const amounts = reader.list('budgetAmount').flatMap(({ planned, actual }) => [planned ?? 0, actual ?? 0])
  const isWhole = amounts.every((minor) => Number.isInteger(money(context, minor)))
  const layout = { passed, format: isWhole ? '#,##0' : moneyFormat(context) }
  const total = amounts.reduce((sum, minor) => sum + Math.abs(money(context, minor) ?? 0), 0)
  const whole = String(Math.round(total)).length
  const digits = whole + Math.floor((whole - 1) / 3) + (isWhole ? 0 : 3)
  const widest = [24, 10, 10, 9, ...months.map(() => Math.max(10, digits + 2)), digits + 4, digits + 4, 9]
  widest.forEach((width, c) => {
    sheet.setWidth(c + 1, width)
  })
  sheet.height(row, 30)
  words.forEach((word, c) => {
    sheet.set(row, c + 1, word, 'header')
  })
  sheet.frozen = { rows: row, columns: 4 }
  sheet.page = { ...sheet.page, titleRows: [row, row] }

  let next = row + 1
  const totals: { kind: Line['kind']; row: number; sums: Sums }[] = []
  const cell = (line: Line, month: string, item: keyof Sums) =>
    money(context, (index.get(line.id)?.get(month) ?? nothing)[item])
  for (const kind of kinds) {
    const own = shown.filter((line) => line.kind === kind)
    if (own.length === 0) continue
    headingRow(sheet, next++, choiceLabel(lang, 'budgetLine', 'kind', kind), usage)
    const first = next
    for (const line of own) {
      sheet.block([next, 1, next + 2, 1], [line.code, line.title].filter(Boolean).join(' '), 'text', {
        font: { bold: true },
      })
      sheet.block(
        [next, 2, next + 2, 2],
        line.category ? choiceLabel(lang, 'budgetLine', 'category', line.category) : null,
        'centred',
      )
      sheet.block([next, 3, next + 2, 3], personName(context, line.owner), 'centred')
      const of = (item: keyof Sums) => months.map((month) => cell(line, month, item))
      writeTriple(sheet, context, next, { planned: of('planned'), actual: of('actual') }, layout, 'money')
      const sum = budgetSum(index, [line.id], months.slice(0, passed))
      if (isOff(line, sum))
        sheet.set(next + 2, 4, `▲ ${t('excel.budget.variance')}`, 'label', { font: { bold: true, colour: colour.red } })
      next += 3
    }
    const lastRow = next - 1
    const sums = (item: keyof Sums): Value[] =>
      months.map((month, i) => {
        const found = own.map((line) => cell(line, month, item)).filter((n): n is number => n !== null)
        const [column, items] = [
          range(first, firstMonth + i, lastRow, firstMonth + i),
          range(first, 4, lastRow, 4).replace(/([A-Z]+)/g, '$$$1'),
        ]
        // Months without an actual stay empty, so that nothing looks as if it had cost nought.
        const rule = `ROUND(SUMIFS(${column},${items},"${t(`excel.budget.${item}`)}"),2)`
        const count = `COUNTIFS(${items},"${t(`excel.budget.${item}`)}",${column},"<>")`
        return live(
          `IF(${count}=0,"",${rule})`,
          found.length === 0
            ? ''
            : roundTo(
                found.reduce((a, b) => a + b, 0),
                2,
              ),
        )
      })
    const both = { planned: sums('planned'), actual: sums('actual') }
    sheet.block(
      [next, 1, next + 2, 3],
      t('excel.budget.subtotal', { kind: choiceLabel(lang, 'budgetLine', 'kind', kind) }),
      'total',
      { align: 'left' },
    )
    writeTriple(sheet, context, next, both, layout, 'total')
    const numbers = (list: readonly Value[]) => list.map((value) => (hasNumber(value) ? number(value) : null))
    totals.push({ kind, row: next, sums: { planned: numbers(both.planned), actual: numbers(both.actual) } })
    next += 3
  }
  const costs = totals.filter(({ kind }) => kind !== 'return')
  if (costs.length > 0) {
    headingRow(sheet, next++, t('excel.budget.all'), usage)
    const all = (item: keyof Sums, shift: number): Value[] =>
      months.map((_, i) => {
        const cells = costs.map((one) => at(one.row + shift, firstMonth + i)).join(',')
        const found = costs.flatMap((one) => one.sums[item][i] ?? [])
        return live(
          `IF(COUNT(${cells})=0,"",ROUND(SUM(${cells}),2))`,
          found.length === 0
            ? ''
            : roundTo(
                found.reduce((a, b) => a + b, 0),
                2,
              ),
        )
      })
    sheet.block([next, 1, next + 2, 3], t('excel.budget.costs'), 'total', { align: 'left' })
    writeTriple(sheet, context, next, { planned: all('planned', 0), actual: all('actual', 1) }, layout, 'total')
    context.known.budget = { sheet: sheet.name, planned: next, actual: next + 1, firstMonth }
    next += 4
  }
  writeReturns(sheet, context, next, lines, index)
  return [sheet]
}

/** Return on investment and pay-back over every month of the plan, planned and so far. */
function writeReturns(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  lines: readonly Line[],
  index: ReturnType<typeof budgetIndex>,
): void {
  const { t } = context
  if (!lines.some(({ kind }) => kind === 'return')) return
  headingRow(sheet, row, t('excel.budget.returns'), 7)
  sheet.height(row + 1, 32)
  const format = { format: moneyFormat(context) }
  const words = ['item', 'cost', 'gain', 'roi', 'payback'] as const
  words.forEach((word, c) => {
    const column = [1, 2, 4, 6, 7][c] as number
    const width = [1, 2, 2, 1, 1][c] as number
    sheet.block(
      [row + 1, column, row + 1, column + width - 1],
      word === 'item' ? t('excel.kpis.item') : t(`excel.budget.${word}`),
      'header',
    )
  })
  for (const [i, item] of (['planned', 'actual'] as const).entries()) {
    const found = returnsOf(lines, index, item)
    const r = row + 2 + i
    sheet.height(r, 20)
    sheet.set(r, 1, t(`excel.budget.${item}`), 'text')
    sheet.block([r, 2, r, 3], money(context, found.cost), 'money', format)
    sheet.block([r, 4, r, 5], money(context, found.gain), 'money', format)
    sheet.set(
      r,
      6,
      live(
        `IF(${at(r, 2)}=0,"",ROUND((${at(r, 4)}-${at(r, 2)})/${at(r, 2)},6))`,
        found.roi === null ? '' : roundTo(found.roi, 6),
      ),
      'percent',
    )
    sheet.set(r, 7, found.payback === null ? t('excel.budget.notYet') : found.payback, 'number', { format: '0.0' })
  }
}
