// The formulas of KPI sheets: achievement, light and sum to date in Excel's language, beside the results the plan itself computes.
import { achievement, type KpiState, kpiState } from '#shared/analysis/kpiAchievement.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { decimalsOf, digits, live, roundTo, type Value } from './draft.ts'

type Kpi = RowOf<'kpi'>

/** Results of a workbook and of the plan agree, but for the digits that sums in cells are rounded to. */
const agree = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b))

/** The formula where its result is what the plan computes, else that number itself: a sheet never contradicts the plan. */
export const checked = (formula: string, computed: number | null, planned: number | null): Value =>
  agree(computed, planned) ? live(formula, computed ?? '') : planned

/** Excel format of a KPI's numbers; a percent KPI stores shares. Where it does not say how many decimals, those of its targets. */
export function kpiFormat({ decimals, valueKind, target, baseline }: Kpi): string {
  const usual = valueKind === 'percent' ? 1 : Math.max(decimalsOf(target ?? 0), decimalsOf(baseline ?? 0))
  const places = decimals ?? usual
  const fraction = places > 0 ? `.${'0'.repeat(places)}` : ''
  return valueKind === 'percent' ? `0${fraction}%` : `#,##0${fraction}`
}

function bandFormula({ bandLow: low, bandHigh: high }: Kpi, actual: string): string {
  const width = Math.abs((high ?? 0) - (low ?? 0))
  const outside = (bound: number, distance: string) => {
    const scale = Math.abs(bound) || width
    return scale === 0 ? '0' : `MAX(0,${round(`1-(${distance})/${scale}`)})`
  }
  const above = high === null ? '1' : `IF(${actual}>${high},${outside(high, `${actual}-${high}`)},1)`
  const inside = low === null ? above : `IF(${actual}<${low},${outside(low, `${low}-${actual}`)},${above})`
  return `IF(${actual}="","",${inside})`
}

/**
 * Achievement of a KPI from the cells of its target and actual, as `achievement` computes it, clipped to 0 … 2; '' where one is
 * missing. `planned` is what the plan says of them.
 */
export function achievementCell(
  kpi: Kpi,
  cells: { readonly target: string; readonly actual: string },
  numbers: { readonly target: number | null; readonly actual: number | null },
  planned: number | null,
): Value {
  const { target, actual } = cells
  const share = achievement(kpi, numbers.target, numbers.actual)
  const computed = share === null ? null : roundTo(share)
  if (kpi.direction === 'band')
    return kpi.bandLow === null && kpi.bandHigh === null
      ? planned
      : checked(bandFormula(kpi, actual), computed, planned)
  const [better, sign] = kpi.direction === 'higher' ? [`${actual}-${target}`, '>='] : [`${target}-${actual}`, '<=']
  const formula = `IF(OR(${target}="",${actual}=""),"",IF(${target}=0,IF(${actual}${sign}${target},1,0),MAX(0,MIN(2,${round(`1+(${better})/ABS(${target})`)}))))`
  return checked(formula, computed, planned)
}

/** The text of a light, with a sign of its own for print without colour. */
export const stateText = (t: Translate, state: KpiState | null): string => t(`excel.kpis.${state ?? 'none'}`)

/** The light of the achievement in `cell`, in words. */
export function stateCell(kpi: Kpi, cell: string, share: number | null, t: Translate): Value {
  const text = (state: KpiState | null) => `"${stateText(t, state).replaceAll('"', '""')}"`
  const [green, amber] = [kpi.greenFrom ?? 1, kpi.amberFrom ?? 0.9]
  return live(
    `IF(${cell}="",${text(null)},IF(${cell}+1E-9>=${green},${text('green')},IF(${cell}+1E-9>=${amber},${text('amber')},${text('red')})))`,
    stateText(t, kpiState(kpi, share)),
  )
}

interface Line {
  /** `E6:L6`: the periods up to the one that counts. */
  readonly range: string
  readonly numbers: readonly (number | null)[]
}
const known = (numbers: readonly (number | null)[]) => numbers.filter((n): n is number => n !== null)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
/** A sum as cells keep it. */
export const round = (formula: string) => `ROUND(${formula},${digits})`

/** Actual of the year to date: sum, average or last; a ratio divides the sums of two other lines where both stand in the sheet. */
export function actualToDate(
  kpi: Kpi,
  own: Line,
  ratio: { readonly above: Line; readonly below: Line } | null,
  planned: number | null,
): Value {
  const numbers = known(own.numbers)
  const none = numbers.length === 0
  const nothing = `COUNT(${own.range})=0`
  switch (kpi.aggregation) {
    case 'sum':
      return checked(`IF(${nothing},"",${round(`SUM(${own.range})`)})`, none ? null : roundTo(sum(numbers)), planned)
    case 'average':
      return checked(
        `IF(${nothing},"",${round(`AVERAGE(${own.range})`)})`,
        none ? null : roundTo(sum(numbers) / numbers.length),
        planned,
      )
    case 'last':
      return checked(`IF(${nothing},"",LOOKUP(9.9E+307,${own.range}))`, numbers.at(-1) ?? null, planned)
    case 'ratio': {
      if (!ratio) return planned
      const [above, below] = [known(ratio.above.numbers), known(ratio.below.numbers)]
      const whole = above.length === below.length && sum(below) !== 0
      const formula = `IFERROR(${round(`SUM(${ratio.above.range})/SUM(${ratio.below.range})`)},"")`
      return whole ? checked(formula, roundTo(sum(above) / sum(below)), planned) : planned
    }
  }
}

/** Target of the year to date: of the periods that have an actual, so that like is compared with like. */
export function targetToDate(kpi: Kpi, target: Line, actual: Line, planned: number | null): Value {
  const pairs = actual.numbers.flatMap((a, i) => {
    const wanted = target.numbers[i] ?? null
    return a === null || wanted === null ? [] : [wanted]
  })
  const whole = pairs.length === known(actual.numbers).length && pairs.length > 0
  const total = `SUMPRODUCT(--(${actual.range}<>""),${target.range})`
  if (!whole) return planned
  if (kpi.aggregation === 'sum') return checked(round(total), roundTo(sum(pairs)), planned)
  if (kpi.aggregation === 'average')
    return checked(round(`${total}/COUNT(${actual.range})`), roundTo(sum(pairs) / pairs.length), planned)
  return planned
}
