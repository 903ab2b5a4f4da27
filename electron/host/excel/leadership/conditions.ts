// Conditional formats of a sheet as data, and as exceljs takes them: looks by formula, data bars, icons.
import type ExcelJS from 'exceljs'

/** What a conditional format changes. */
export interface ConditionLook {
  readonly ink?: string
  readonly paper?: string
  readonly bold?: boolean
}

export type Condition =
  /** `formula` as it stands for the first cell of the range. */
  | { readonly range: string; readonly kind: 'formula'; readonly formula: string; readonly look: ConditionLook }
  /** A bar from 0 to `full`; without it to the greatest of the range. */
  | { readonly range: string; readonly kind: 'bar'; readonly colour: string; readonly full?: number }
  /** Three signs: below `from[0]`, below `from[1]`, from there on. */
  | {
      readonly range: string
      readonly kind: 'icons'
      readonly set: '3Arrows' | '3Symbols' | '3TrafficLights1'
      readonly from: readonly [number, number]
    }

const argb = (rgb: string) => ({ argb: `FF${rgb}` })
const point = (value: number): ExcelJS.Cvfo => ({ type: 'num', value })

function styleOf({ ink, paper, bold }: ConditionLook): Partial<ExcelJS.Style> {
  return {
    ...(ink || bold ? { font: { ...(bold ? { bold } : {}), ...(ink ? { color: argb(ink) } : {}) } } : {}),
    // The paper of a conditional format is the background of its pattern.
    ...(paper ? { fill: { type: 'pattern', pattern: 'solid', fgColor: argb(paper), bgColor: argb(paper) } } : {}),
  }
}

/** Earlier conditions win over later ones: `priority` from 1. */
export function conditionRule(condition: Condition, priority: number): ExcelJS.ConditionalFormattingRule {
  switch (condition.kind) {
    case 'formula':
      return { type: 'expression', priority, formulae: [condition.formula], style: styleOf(condition.look) }
    case 'bar':
      return {
        type: 'dataBar',
        priority,
        // With a gradient the rule is the plain one that every program reads.
        gradient: true,
        cfvo: [point(0), condition.full === undefined ? { type: 'max' } : point(condition.full)],
        color: argb(condition.colour),
      } as ExcelJS.DataBarRuleType
    case 'icons':
      return {
        type: 'iconSet',
        priority,
        iconSet: condition.set,
        cfvo: [{ type: 'percent', value: 0 }, ...condition.from.map(point)],
      }
  }
}
