// The cover: what plan this is, how it stands, and links to the other sheets. Built last, shown first.
import type { Worksheet } from 'exceljs'
import { kpiFigures } from '#shared/analysis/kpiFigures.ts'
import { processTotals } from '#shared/analysis/processTotals.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import { entityOf } from '#shared/model/plan.ts'
import { formatValue } from '#shared/model/values/index.ts'
import { cellText, lineCount } from '../cellText.ts'
import { bodyCell, colour, font, headingRow, labelCell } from '../style.ts'
import type { WorkbookContext } from '../workbookContext.ts'

function figures(context: WorkbookContext): [string, string | number][] {
  const { reader, t } = context
  const totals = reader.list('processVersion').map((v) => processTotals(reader, v.id))
  const sum = (read: (p: (typeof totals)[number]) => number) => totals.reduce((n, p) => n + read(p), 0)
  const lights = { green: 0, amber: 0, red: 0 }
  const kpis = reader.list('kpi')
  const figured = kpiFigures(kpis, reader.list('kpiValue'))
  for (const { id, kind } of kpis) {
    const latest = kind === 'kpi' ? figured.latest(id) : null
    const state = latest && figured.figure(id, latest).state
    if (state) lights[state]++
  }
  return [
    [t('excel.cover.goals'), reader.list('goal').length],
    [t('excel.cover.kpis'), reader.list('kpi').length],
    [t('excel.cover.kpiLights'), `${lights.green} / ${lights.amber} / ${lights.red}`],
    [t('excel.cover.processes'), reader.list('process', { kind: 'process' }).length],
    [t('excel.cover.steps'), sum((p) => p.steps)],
    [t('excel.cover.withoutOwner'), sum((p) => p.withoutOwner)],
    [t('excel.cover.withoutTime'), sum((p) => p.withoutTime)],
    [t('excel.cover.people'), reader.list('person').length],
  ]
}

function pair(
  sheet: Worksheet,
  context: WorkbookContext,
  at: number,
  label: string,
  value: string | number | null,
): void {
  const { lang } = context
  labelCell(sheet.getCell(at, 2), lang, label)
  const cell = sheet.getCell(at, 3)
  cell.value = typeof value === 'string' ? cellText(value) : value
  bodyCell(cell, lang, 'left')
  sheet.getRow(at).height = Math.min(300, (typeof value === 'string' ? lineCount(value, 62) : 1) * 15 + 7)
}

/** Fills the cover sheet, which was added first so that it opens first. */
export function fillCover(sheet: Worksheet, context: WorkbookContext): void {
  const { lang, t, plan, values, today } = context
  sheet.getColumn(1).width = 3
  sheet.getColumn(2).width = 28
  sheet.getColumn(3).width = 62
  sheet.getRow(2).height = 40
  sheet.getCell('B2').value = cellText(plan.title)
  sheet.getCell('B2').font = font(lang, 24, { bold: true, color: { argb: colour.accent } })
  sheet.getCell('B2').alignment = { vertical: 'middle' }
  sheet.getCell('B3').value = [t('excel.cover.subtitle'), plan.organisation].filter(Boolean).join(' · ')
  sheet.getCell('B3').font = font(lang, 12, { color: { argb: colour.faint } })
  let at = 5
  const { fields } = entityOf('plan')
  const show = ['status', 'edition', 'owner', 'periodFrom', 'periodTo', 'nextReviewOn', 'summary'] as const
  for (const name of show) {
    const text = formatValue('plan', name, fields[name] as never, plan[name], plan, values)
    if (text) pair(sheet, context, at++, fieldLabel(lang, 'plan', name), text)
  }
  pair(sheet, context, at++, t('excel.cover.exportedOn'), today)
  at++
  headingRow(sheet, lang, at, '', 3)
  sheet.getCell(at++, 2).value = t('excel.cover.summary')
  for (const [label, value] of figures(context)) pair(sheet, context, at++, label, value)
  at++
  headingRow(sheet, lang, at, '', 3)
  sheet.getCell(at++, 2).value = t('excel.cover.contents')
  for (const entry of context.contents) {
    if (entry.sheet === sheet.name) continue
    const cell = sheet.getCell(at++, 2)
    cell.value = { text: entry.sheet, hyperlink: `#'${entry.sheet.replaceAll("'", "''")}'!A1` }
    cell.font = font(lang, 10, { underline: true, color: { argb: colour.accent } })
  }
}
