// Tasks and milestones with their bars: a Gantt chart in cells that follows the dates of its rows.
import type { CellStyle } from '#host/excel/stream/styles.ts'
import { flatTasks } from '#shared/analysis/schedule/taskTree.ts'
import { epochDay, isoDay } from '#shared/analysis/schedule/workCalendar.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import { day, newSheet, personName, type SheetBuilder, sheetTitle, titleRows } from '../context.ts'
import { at, range, type SheetDraft } from '../draft.ts'
import { colour, conditionLooks } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'

/** Columns of bars at most: a page can show no more of them. */
const most = 60

interface Scale {
  /** First days of the columns, YYYY-MM-DD. */
  readonly starts: readonly string[]
  /** Days of a column. */
  readonly step: 'day' | 'week' | 'month'
}

function monthStarts(from: string, to: string): string[] {
  const starts: string[] = []
  for (let at = from.slice(0, 7); at <= to.slice(0, 7) && starts.length < most; ) {
    starts.push(`${at}-01`)
    const [year, month] = at.split('-').map(Number) as [number, number]
    at = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  }
  return starts
}

/** Days for a month and a half, weeks for a year, else months. */
function scaleOf(from: string, to: string): Scale {
  const [first, last] = [epochDay(from), epochDay(to)]
  if (last - first < 45)
    return { step: 'day', starts: Array.from({ length: last - first + 1 }, (_, i) => isoDay(first + i)) }
  // Weeks begin on Monday; day 4 of 1970 was one.
  const monday = first - ((((first - 4) % 7) + 7) % 7)
  const weeks = Math.ceil((last - monday + 1) / 7)
  if (weeks <= most) return { step: 'week', starts: Array.from({ length: weeks }, (_, i) => isoDay(monday + i * 7)) }
  return { step: 'month', starts: monthStarts(from, to) }
}

/** The scale above the bars and the rules that draw them. */
function writeBars(
  sheet: SheetDraft,
  table: Placed,
  columns: number,
  { starts, step }: Scale,
  header: number,
  today: string,
): void {
  const first = columns + 1
  const last = columns + starts.length
  const end = (column: string) =>
    step === 'month' ? `EDATE(${column}$${header},1)-1` : `${column}$${header}+${step === 'week' ? 6 : 0}`
  let group = first
  starts.forEach((start, i) => {
    const column = first + i
    sheet.setWidth(column, step === 'month' ? 5 : 3)
    sheet.set(header, column, { date: start }, 'header', { format: step === 'month' ? 'm' : 'd', font: { size: 8 } })
    const label = step === 'month' ? start.slice(0, 4) : start.slice(0, 7)
    const next = starts[i + 1]
    if (next === undefined || label !== (step === 'month' ? next.slice(0, 4) : next.slice(0, 7))) {
      // A name longer than its columns would be cut; such a group stays without one.
      const wide = (column - group + 1) * (step === 'month' ? 5 : 3) >= 7
      sheet.block([header - 1, group, header - 1, column], wide ? label : null, 'centred', {
        font: { size: 8, colour: colour.faint },
      })
      group = column + 1
    }
  })
  const letter = at(1, first).replace(/\d/g, '')
  const [from, to, done] = ['start', 'due', 'progress'].map((key) => `$${at(table.first, table.column(key))}`) as [
    string,
    string,
    string,
  ]
  const cells = range(table.first, first, table.last, last)
  const within = `${from}<>"",${to}<>"",${letter}$${header}<=${to},${end(letter)}>=${from}`
  sheet.conditions.push(
    {
      kind: 'formula',
      range: cells,
      formula: `AND(${within},${letter}$${header}<${from}+(${to}-${from}+1)*N(${done}))`,
      look: conditionLooks.done,
    },
    { kind: 'formula', range: cells, formula: `AND(${within})`, look: conditionLooks.open },
    {
      kind: 'formula',
      range: cells,
      formula: `AND(${letter}$${header}<=DATE(${today.replaceAll('-', ',')}),${end(letter)}>=DATE(${today.replaceAll('-', ',')}))`,
      look: conditionLooks.today,
    },
  )
}

export const tasksSheet: SheetBuilder = (context) => {
  const { lang, t, today } = context
  const { nodes, figures } = context.tasks
  const rows = flatTasks(nodes)
  if (rows.length === 0) return []
  const label = (field: string) => fieldLabel(lang, 'task', field)
  type Row = (typeof rows)[number]
  const of = ({ task }: Row) => figures.get(task.id)
  const dates = rows.flatMap((row) =>
    [of(row)?.startOn ?? of(row)?.dueOn ?? [], of(row)?.dueOn ?? of(row)?.startOn ?? []].flat(),
  )
  // One object for each depth: thousands of rows share them.
  const titleStyles = new Map<number, CellStyle>()
  const titleStyle = ({ depth, parts }: Row): CellStyle => {
    const key = depth * 2 + (parts.length > 0 ? 1 : 0)
    const known = titleStyles.get(key)
    if (known) return known
    const made = { indent: 1 + depth * 2, ...(parts.length > 0 ? { font: { bold: true } } : {}) }
    titleStyles.set(key, made)
    return made
  }
  const columns: Column<Row>[] = [
    { title: t('excel.number'), value: ({ wbs }) => wbs, look: 'centred', min: 6, max: 9 },
    {
      title: label('title'),
      value: ({ task }) => (task.kind === 'milestone' ? `◆ ${task.title}` : task.title),
      variant: titleStyle,
      min: 22,
      max: 40,
    },
    { title: label('owner'), value: ({ task }) => personName(context, task.owner), max: 12 },
    { key: 'start', title: label('startOn'), value: (row) => day(of(row)?.startOn ?? null), look: 'date', min: 11 },
    { key: 'due', title: label('dueOn'), value: (row) => day(of(row)?.dueOn ?? null), look: 'date', min: 11 },
    {
      title: t('excel.tasks.days'),
      look: 'number',
      variant: { format: '0' },
      min: 7,
      value: (row) => {
        const { startOn, dueOn } = of(row) ?? {}
        return startOn && dueOn ? epochDay(dueOn) - epochDay(startOn) + 1 : ''
      },
      formula: (ref) => `IF(OR(${ref('start')}="",${ref('due')}=""),"",${ref('due')}-${ref('start')}+1)`,
    },
    {
      key: 'progress',
      title: label('progress'),
      value: (row) => of(row)?.progress ?? null,
      look: 'percent',
      variant: { format: '0%' },
      min: 9,
    },
    {
      key: 'status',
      title: label('status'),
      value: ({ task }) => choiceLabel(lang, 'task', 'status', task.status),
      look: 'centred',
      min: 9,
    },
  ]
  const title = t(sheetTitle('tasks'))
  const sheet = newSheet(context, title)
  const header = titleRows(sheet, context, title, t('excel.tasks.line'))
  sheet.height(header - 1, 15)
  const table = writeTable(sheet, columns, rows, { at: header })
  sheet.frozen = { rows: header, columns: 2 }
  sheet.page = { ...sheet.page, titleRows: [header - 1, header] }
  sheet.conditions.push({ kind: 'bar', range: table.body('progress'), colour: colour.accentMiddle, full: 1 })
  const [due, status] = [`$${at(table.first, table.column('due'))}`, `$${at(table.first, table.column('status'))}`]
  const late = `AND(${due}<>"",${due}<DATE(${today.replaceAll('-', ',')}),${status}<>"${choiceLabel(lang, 'task', 'status', 'done')}")`
  sheet.conditions.push({ kind: 'formula', range: table.body('due'), formula: late, look: conditionLooks.late })
  const [from, to] = [
    dates.reduce((a, b) => (a < b ? a : b), dates[0] ?? ''),
    dates.reduce((a, b) => (a > b ? a : b), dates[0] ?? ''),
  ]
  if (from && to) {
    const scale = scaleOf(from, to)
    writeBars(sheet, table, columns.length, scale, header, today)
    markMilestones(sheet, rows, of, table, columns.length, scale)
  }
  return [sheet]
}

/** A sign where a milestone falls. */
function markMilestones<R extends { task: { kind: string } }>(
  sheet: SheetDraft,
  rows: readonly R[],
  of: (row: R) => { startOn: string | null; dueOn: string | null } | undefined,
  table: Placed,
  columns: number,
  { starts }: Scale,
): void {
  rows.forEach((row, i) => {
    const on = of(row)?.dueOn ?? of(row)?.startOn
    if (row.task.kind !== 'milestone' || !on) return
    const place = starts.findLastIndex((start) => start <= on)
    if (place >= 0)
      sheet.set(table.first + i, columns + 1 + place, '◆', 'plain', {
        align: 'center',
        vertical: 'center',
        font: { colour: colour.red },
      })
  })
}
