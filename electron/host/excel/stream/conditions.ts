// Conditional formats of a written sheet, as data and as XML: looks by formula, data bars, icons.
import { escapeText } from './cellXml.ts'

export type Condition =
  /** `formula` as it stands for the first cell of the range; `look`: place in the workbook's list of looks. */
  | { readonly range: string; readonly kind: 'formula'; readonly formula: string; readonly look: number }
  /** A bar from 0 to `full`; without it to the greatest of the range. */
  | { readonly range: string; readonly kind: 'bar'; readonly colour: string; readonly full?: number }
  /** Three signs: below `from[0]`, below `from[1]`, from there on. */
  | {
      readonly range: string
      readonly kind: 'icons'
      readonly set: '3Arrows' | '3Symbols' | '3TrafficLights1'
      readonly from: readonly [number, number]
    }

function ruleXml(condition: Condition, priority: number): string {
  const point = (value: number) => `<cfvo type="num" val="${value}"/>`
  switch (condition.kind) {
    case 'formula':
      return `<cfRule type="expression" dxfId="${condition.look}" priority="${priority}"><formula>${escapeText(condition.formula)}</formula></cfRule>`
    case 'bar':
      return `<cfRule type="dataBar" priority="${priority}"><dataBar>${point(0)}${condition.full === undefined ? '<cfvo type="max"/>' : point(condition.full)}<color rgb="FF${condition.colour}"/></dataBar></cfRule>`
    case 'icons':
      return `<cfRule type="iconSet" priority="${priority}"><iconSet iconSet="${condition.set}"><cfvo type="percent" val="0"/>${condition.from.map(point).join('')}</iconSet></cfRule>`
  }
}

/** Earlier conditions win over later ones. */
export const conditionsXml = (conditions: readonly Condition[]): string =>
  conditions
    .map(
      (condition, i) =>
        `<conditionalFormatting sqref="${condition.range}">${ruleXml(condition, i + 1)}</conditionalFormatting>`,
    )
    .join('')
