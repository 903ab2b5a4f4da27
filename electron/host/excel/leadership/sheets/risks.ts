// The risk register with scores and bands as live formulas, and the heat map that counts it.
import {
  bandOf,
  bandStarts,
  placeOfRisk,
  type RiskLevel,
  type RiskView,
  riskLevels,
  riskScore,
} from '#shared/analysis/riskScore.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import {
  day,
  headingRow,
  keepHeader,
  type LeadershipContext,
  newSheet,
  personName,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, live, onSheet, range, type SheetDraft } from '../draft.ts'
import { bandColours, conditionLooks } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'

type Risk = RowOf<'risk'>
const one2five = [1, 2, 3, 4, 5] as const

/** The word of the band of a score: as the formula of its cell, and of a number. */
function bandWords({ plan, t }: LeadershipContext) {
  const from = bandStarts(plan)
  const words = Object.fromEntries(riskLevels.map((level) => [level, t(`risks.level.${level}`)])) as Record<
    RiskLevel,
    string
  >
  return {
    formula: (cell: string) =>
      `IF(${cell}="","",IF(${cell}>=${from.extreme},"${words.extreme}",IF(${cell}>=${from.high},"${words.high}",IF(${cell}>=${from.medium},"${words.medium}","${words.low}"))))`,
    word: (score: number | null) => (score === null ? '' : words[bandOf(score, plan)]),
  }
}

/** One 5 × 5 map whose cells count the register; probability upwards, impact to the right. */
function writeMap(
  sheet: SheetDraft,
  context: LeadershipContext,
  [row, column]: readonly [number, number],
  view: RiskView,
  risks: readonly Risk[],
  cells: { readonly probability: string; readonly impact: string; readonly status: string },
): void {
  const { t, plan, lang } = context
  sheet.block([row, column, row, column + 6], t(`risks.${view}`), 'heading')
  sheet.height(row, 22)
  sheet.block([row + 1, column, row + 5, column], t('risks.probability'), 'label', {
    rotation: 90,
    align: 'center',
    indent: 0,
  })
  const closed = choiceLabel(lang, 'risk', 'status', 'closed')
  const counts = new Map<number, number>()
  for (const risk of risks) {
    const place = risk.status === 'closed' ? null : placeOfRisk(risk, view)
    const key = place ? place.probability * 10 + place.impact : 0
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  one2five.forEach((_, i) => {
    const probability = 5 - i
    sheet.height(row + 1 + i, 38)
    sheet.set(row + 1 + i, column + 1, probability, 'label', { align: 'center', indent: 0 })
    for (const impact of one2five) {
      const count = counts.get(probability * 10 + impact) ?? 0
      const formula = `COUNTIFS(${cells.probability},${probability},${cells.impact},${impact},${cells.status},"<>${closed}")`
      const paper = bandColours[bandOf(probability * impact, plan)].paper
      sheet.set(row + 1 + i, column + 1 + impact, live(formula, count), 'centred', {
        fill: paper,
        format: '0;;',
        font: { size: 14, bold: true },
      })
    }
  })
  sheet.height(row + 6, 20)
  sheet.set(row + 6, column, null, 'label')
  sheet.set(row + 6, column + 1, null, 'label')
  for (const impact of one2five)
    sheet.set(row + 6, column + 1 + impact, impact, 'label', { align: 'center', indent: 0 })
  sheet.height(row + 7, 18)
  sheet.block([row + 7, column, row + 7, column + 6], t('risks.impact'), 'label', { align: 'center', indent: 0 })
}

function mapSheet(context: LeadershipContext, register: SheetDraft, table: Placed, risks: readonly Risk[]): SheetDraft {
  const { t, plan } = context
  const title = t('excel.risks.map')
  const sheet = newSheet(context, title, { onePage: true })
  const row = titleRows(sheet, context, title, t('excel.risks.mapLine', { ...bandStarts(plan) }))
  for (let c = 1; c <= 15; c++) sheet.setWidth(c, 10)
  for (const c of [1, 9]) sheet.setWidth(c, 5)
  for (const c of [2, 10]) sheet.setWidth(c, 5)
  sheet.setWidth(8, 3)
  const cells = (key: string) => onSheet(register.name, table.first, table.column(key), table.last, table.column(key))
  const inherent = { probability: cells('probability'), impact: cells('impact'), status: cells('status') }
  writeMap(sheet, context, [row, 1], 'inherent', risks, inherent)
  writeMap(sheet, context, [row, 9], 'residual', risks, {
    ...inherent,
    probability: cells('residualProbability'),
    impact: cells('residualImpact'),
  })
  context.known.risks = { sheet: register.name, ...inherent }
  const top = context.board.work.risks.open.filter(({ score }) => score !== null).slice(0, 10)
  headingRow(sheet, row + 9, t('excel.risks.top'), 15)
  top.forEach(({ risk, score, level }, i) => {
    const r = row + 10 + i
    sheet.height(r, 20)
    const paper = level ? bandColours[level].paper : 'FFFFFF'
    sheet.block([r, 1, r, 2], score, 'centred', { fill: paper, font: { bold: true } })
    sheet.block([r, 3, r, 9], risk.title, 'text')
    sheet.block([r, 10, r, 11], level ? t(`risks.level.${level}`) : null, 'centred')
    sheet.block([r, 12, r, 13], personName(context, risk.owner), 'centred')
    sheet.block([r, 14, r, 15], choiceLabel(context.lang, 'risk', 'status', risk.status), 'centred')
    sheet.fitHeight(r, risk.title, 48)
  })
  return sheet
}

export const risksSheets: SheetBuilder = (context) => {
  const { reader, lang, t } = context
  const risks = reader.list('risk')
  if (risks.length === 0) return []
  const band = bandWords(context)
  const label = (field: string) => fieldLabel(lang, 'risk', field)
  const choice = (field: string, code: string | null) => (code === null ? null : choiceLabel(lang, 'risk', field, code))
  const scores = (view: RiskView, keys: readonly [string, string], key: string): Column<Risk>[] => [
    { key: keys[0], title: label(keys[0]), value: (risk) => risk[keys[0] as 'probability'], look: 'centred', min: 8 },
    { key: keys[1], title: label(keys[1]), value: (risk) => risk[keys[1] as 'impact'], look: 'centred', min: 8 },
    {
      key,
      title: t(`excel.risks.${view}`),
      look: 'centred',
      variant: { font: { bold: true } },
      min: 8,
      value: (risk) => riskScore(risk, view) ?? '',
      formula: (ref) => `IF(OR(${ref(keys[0])}="",${ref(keys[1])}=""),"",${ref(keys[0])}*${ref(keys[1])})`,
    },
    {
      key: `${key}Band`,
      title: t(`excel.risks.${view}Band`),
      look: 'centred',
      min: 8,
      value: (risk) => band.word(riskScore(risk, view)),
      formula: (ref) => band.formula(ref(key)),
    },
  ]
  const columns: Column<Risk>[] = [
    { title: label('code'), value: (risk, i) => risk.code ?? i + 1, look: 'centred', min: 6, max: 10 },
    { title: label('title'), value: (risk) => risk.title, min: 18, max: 24 },
    { title: label('category'), value: (risk) => choice('category', risk.category), look: 'centred' },
    { title: label('cause'), value: (risk) => risk.cause, max: 22 },
    ...scores('inherent', ['probability', 'impact'], 'score'),
    { title: label('response'), value: (risk) => choice('response', risk.response), look: 'centred' },
    { title: label('measures'), value: (risk) => risk.measures, max: 24 },
    { title: label('contingency'), value: (risk) => risk.contingency, max: 24 },
    { title: label('owner'), value: (risk) => personName(context, risk.owner), look: 'centred', max: 12 },
    { key: 'status', title: label('status'), value: (risk) => choice('status', risk.status), look: 'centred', min: 9 },
    ...scores('residual', ['residualProbability', 'residualImpact'], 'residual'),
    { title: label('nextReviewOn'), value: (risk) => day(risk.nextReviewOn), look: 'date', min: 12 },
  ]
  const title = t(sheetTitle('risks'))
  const sheet = newSheet(context, title)
  const row = titleRows(sheet, context, title, t('excel.risks.line'))
  const table = writeTable(sheet, columns, risks, { at: row })
  keepHeader(sheet, row, 2)
  sheet.filter = range(row, 1, row + risks.length, columns.length)
  for (const key of ['scoreBand', 'residualBand'])
    for (const [level, look] of [
      ['extreme', 'extreme'],
      ['high', 'red'],
      ['medium', 'amber'],
      ['low', 'green'],
    ] as const)
      sheet.conditions.push({
        kind: 'formula',
        range: table.body(key),
        formula: `${at(table.first, table.column(key))}="${t(`risks.level.${level}`)}"`,
        look: conditionLooks[level === 'extreme' ? 'extreme' : (look as 'red' | 'amber' | 'green')],
      })
  return [mapSheet(context, sheet, table, risks), sheet]
}
