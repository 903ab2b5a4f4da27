// The cover: what plan this is, how it stands, and links to every sheet.
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import { entityOf } from '#shared/model/plan.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { formatValue } from '#shared/model/values/index.ts'
import { headingRow, type LeadershipContext, newSheet } from '../context.ts'
import type { SheetDraft, Value } from '../draft.ts'
import { colour } from '../looks.ts'

function facts(context: LeadershipContext): [string, Value][] {
  const { reader, board, t } = context
  const steps = board.work.processes.reduce((n, { asIs, toBe }) => n + ((toBe ?? asIs)?.totals.steps ?? 0), 0)
  const all: [string, number][] = [
    [t('excel.cover.goals'), board.goals.length],
    [t('excel.cover.kpis'), board.cards.length],
    [t('excel.cover.processes'), board.work.processes.length],
    [t('excel.cover.steps'), steps],
    [t('excel.cover.tasks'), board.work.tasks.total],
    [t('excel.cover.risks'), board.work.risks.open.length],
    [t('excel.cover.people'), reader.list('person').length],
  ]
  return all.filter(([, count]) => count > 0)
}

/** The cover sheet; `entries` are the sheets that follow, each with a line about it. */
export function coverSheet(
  context: LeadershipContext,
  name: string,
  entries: readonly { sheet: string; text: string }[],
): SheetDraft {
  const { lang, t, plan, values, today, period, logo } = context
  const sheet = newSheet({ ...context, sheetNames: new Set() }, name, { orientation: 'portrait' })
  const widths = [3, 24, 24, 20, 24]
  widths.forEach((width, i) => {
    sheet.setWidth(i + 1, width)
  })
  const last = widths.length
  sheet.height(1, 8)
  let row = 2
  if (logo) {
    sheet.height(row, 60)
    sheet.pictures.push({
      bytes: logo.bytes,
      type: logo.type,
      at: { row: row - 1, column: 1 },
      width: logo.width,
      height: logo.height,
      alt: fieldLabel(lang, 'plan', 'logo'),
    })
    row++
  }
  sheet.height(row, 54)
  sheet.block([row, 2, row, last], plan.title, 'cover', { wrap: true })
  sheet.fitHeight(row, plan.title, 36, 54)
  sheet.height(row + 1, 24)
  sheet.block(
    [row + 1, 2, row + 1, last],
    [t('excel.cover.subtitle'), plan.organisation].filter(Boolean).join(' · '),
    'plain',
    { font: { size: 12, colour: colour.faint }, vertical: 'center' },
  )
  row += 3
  const { fields } = entityOf('plan')
  const text = (field: 'edition' | 'owner' | 'periodFrom' | 'periodTo' | 'nextReviewOn') =>
    formatValue('plan', field, fields[field] as never, plan[field], plan, values)
  const span = [text('periodFrom'), text('periodTo')].filter(Boolean).join(' – ')
  const pairs: [string, string][] = [
    [fieldLabel(lang, 'plan', 'status'), choiceLabel(lang, 'plan', 'status', plan.status)],
    [fieldLabel(lang, 'plan', 'edition'), text('edition')],
    [fieldLabel(lang, 'plan', 'owner'), text('owner')],
    [t('excel.cover.span'), span],
    [t('excel.cover.figures'), formatPeriod(period, lang)],
    [t('excel.cover.exportedOn'), today],
    [fieldLabel(lang, 'plan', 'nextReviewOn'), text('nextReviewOn')],
  ]
  const shown = pairs.filter(([, value]) => value !== '')
  shown.forEach(([label, value], i) => {
    const [r, c] = [row + Math.floor(i / 2), i % 2 === 0 ? 2 : 4]
    sheet.height(r, 22)
    sheet.set(r, c, label, 'label')
    sheet.set(r, c + 1, value, 'text')
  })
  row += Math.ceil(shown.length / 2)
  if (plan.summary) {
    sheet.block([row, 2, row, last], plan.summary, 'text', { vertical: 'top' })
    sheet.fitHeight(row, plan.summary, 86, 40)
    row++
  }
  row++
  const counts = facts(context)
  if (counts.length > 0) {
    headingRowFrom(sheet, row++, t('excel.cover.summary'), last)
    counts.forEach(([label, value], i) => {
      const [r, c] = [row + Math.floor(i / 2), i % 2 === 0 ? 2 : 4]
      sheet.height(r, 20)
      sheet.set(r, c, label, 'label')
      sheet.set(r, c + 1, value, 'number', { format: '#,##0', align: 'left' })
    })
    row += Math.ceil(counts.length / 2) + 1
  } else {
    sheet.block([row, 2, row, last], t('excel.cover.empty'), 'note', { vertical: 'center' })
    sheet.fitHeight(row, t('excel.cover.empty'), 86, 32)
    row += 2
  }
  headingRowFrom(sheet, row++, t('excel.cover.contents'), last)
  for (const { sheet: target, text: about } of entries) {
    sheet.height(row, 18)
    sheet.block([row, 2, row, 3], target, 'link')
    sheet.block([row, 4, row, last], about, 'note', { vertical: 'center', wrap: false })
    sheet.link(row, 2, target)
    row++
  }
  sheet.tab = colour.accent
  return sheet
}

/** A heading that leaves the margin column free. */
function headingRowFrom(sheet: SheetDraft, row: number, text: string, last: number): void {
  headingRow(sheet, row, '', last)
  sheet.set(row, 1, null, 'plain')
  sheet.set(row, 2, text, 'heading')
}
