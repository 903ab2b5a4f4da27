// Reads a process from a workbook in the layout of Microsoft Visio's Data Visualizer (one row per step), Chinese or English.
import type { StepKind } from '../model/entities/step.ts'
import type { Problem } from '../model/problem.ts'
import type { FlowDraft, ProcessDraft, StepDraft } from '../model/processDraft.ts'
import { folded, nameKey } from '../model/values/context.ts'
import { cellName, isBlank, type SheetCells } from './cells.ts'
import type { RefusedCell } from './dataWorkbook/types.ts'
import { idKey, splitLabels, splitNext } from './visioFlows.ts'
import { byStep, line, long, type Reader, readerOf, readRows, type StepRow } from './visioRows.ts'
import { approvalWords, readShape } from './visioShapes.ts'
import { findStepTable, type StepTable } from './visioTable.ts'
import { readCost, readLine, readNames, readTime, type SheetContext } from './visioValues.ts'

export type { SheetContext } from './visioValues.ts'

export interface VisioReading {
  /** null when a problem of severity error was found. */
  readonly draft: ProcessDraft | null
  readonly problems: readonly Problem[]
}

const maxSteps = 20_000
const maxBands = 200
/** More problems than this help nobody. */
const maxProblems = 200

/** The first spelling of each name, in order of appearance. */
function bands(names: readonly (string | null)[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const name of names) if (name !== null && !found.has(nameKey(name))) found.set(nameKey(name), name)
  return found
}

function kindOf(r: Reader, row: StepRow, last: boolean, first: boolean): StepKind {
  if (!r.table.columns.has('shape')) return first ? 'start' : last ? 'end' : 'task'
  const kind = readShape(row.shape, last)
  if (kind === undefined) r.report('unknownShape', row.at, 'shape', { shape: row.shape }, 'warning')
  return kind ?? 'task'
}

function readStep(r: Reader, row: StepRow, kind: StepKind, lane: string | null, phase: string | null): StepDraft {
  if (row.title === null && isBlank(r.cell(row.at, 'title'))) r.report('required', row.at, 'title')
  const title = row.title ?? row.id
  const processing = r.value(row.at, 'processingTime', readTime)
  const waiting = r.value(row.at, 'waitingTime', readTime)
  return {
    key: row.key,
    title,
    kind,
    code: row.id,
    lane,
    phase,
    owners: r.value(row.at, 'owners', readNames) ?? [],
    ownerRole: null,
    processingTime: processing?.seconds ?? null,
    processingBasis: processing?.basis ?? 'working',
    waitingTime: waiting?.seconds ?? null,
    waitingBasis: waiting?.basis ?? 'working',
    timingEvidence: null,
    cost: r.value(row.at, 'cost', readCost),
    description: long(r, row.at, 'description'),
    inputs: long(r, row.at, 'inputs'),
    outputs: long(r, row.at, 'outputs'),
    systems: line(r, row.at, 'systems'),
    isApproval: kind === 'task' && (approvalWords.test(title) || approvalWords.test(row.shape)),
    x: null,
    y: null,
  }
}

function readFlows(r: Reader, rows: readonly StepRow[], ids: ReadonlySet<string>): FlowDraft[] {
  const flows = new Map<string, FlowDraft>()
  for (const row of rows) {
    const next = splitNext(row.next, ids)
    const { labels, fits, found } = splitLabels(row.label, row.next, next.length)
    if (next.length > 0 && !fits)
      r.report('labelCountMismatch', row.at, 'label', { labels: found, next: next.length }, 'warning')
    next.forEach((id, i) => {
      const to = idKey(id)
      if (!ids.has(to)) r.report('nextStepMissing', row.at, 'next', { step: row.id, next: id })
      else if (to === row.key) r.report('selfFlow', row.at, 'next', { step: row.title ?? row.id })
      else {
        const key = `${row.key}\n${to}`
        const other = flows.get(key)
        // Two connectors between the same two steps are one flow in a plan; both labels stay.
        const label = [...new Set([other?.label, labels[i]].filter(Boolean))].join(' / ') || null
        if (label !== null && label.length > 1000) r.report('tooLong', row.at, 'label', { max: 1000 })
        flows.set(key, { from: row.key, to, label, probability: null })
      }
    })
  }
  return [...flows.values()]
}

const genericSheet = /^(sheet|工作表|表|process ?map|流程图|流程|process|data|visio)[\s_-]*\d*$/i

/** A title above the table, else the sheet's name unless it says nothing, else the file's. */
function titleOf(r: Reader): string {
  for (let row = 0; row < r.table.header; row++)
    for (const cell of r.table.sheet.rows[row] ?? []) {
      const text = readLine(cell)
      if (text.ok && text.value && text.value.length <= 100 && typeof cell === 'string') return text.value
    }
  const { name } = r.table.sheet
  const title = genericSheet.test(folded(name)) ? r.context.fallbackTitle : name
  const clean = readLine(title)
  return (clean.ok ? clean.value : null) ?? r.context.fallbackTitle.slice(0, 1000)
}

const isError = (p: Problem) => (p.severity ?? 'error') === 'error'
const errorsFirst = (problems: readonly Problem[]) =>
  [...problems.filter(isError), ...problems.filter((p) => !isError(p))].slice(0, maxProblems)

/**
 * Reads the first step table of a workbook into a draft. Errors (columnsMissing, noSteps, stepIdMissing, duplicateStepId,
 * nextStepMissing, unreadable times …) name sheet and cell and leave no draft; warnings say what was left out or guessed.
 */
export function readVisioSheet(sheets: readonly SheetCells[], context: SheetContext): VisioReading {
  const found = findStepTable(sheets)
  if (!('table' in found)) return { draft: null, problems: [found] }
  const { draft, problems } = readStepTable(found.table, context)
  const ignored = found.others.map(
    (other): Problem => ({ code: 'sheetIgnored', params: { name: other.name }, severity: 'warning' }),
  )
  return { draft, problems: errorsFirst([...problems, ...ignored]) }
}

/**
 * Reads one step table; with `lenient` in the context, cells that cannot be read are left out and listed instead of forbidding the rest.
 * `rows`: the row (from zero) of each step, by its key.
 */
export function readStepTable(
  table: StepTable,
  context: SheetContext,
): VisioReading & { refused: readonly RefusedCell[]; rows: ReadonlyMap<string, number> } {
  const r = readerOf(table, context)
  const { sheet, header, unknown, columns } = table
  const rows = readRows(r)
  const groups = byStep(r, rows)
  const ids = new Set(groups.map((g) => (g[0] as StepRow).key))
  if (rows.length === 0 && !r.problems.some(isError)) r.forbid('noSteps', header, 'id')
  if (groups.length > maxSteps) r.forbid('workbookTooManyRows', header, 'id', { max: maxSteps })
  const lanes = bands(rows.map((row) => row.lane))
  const phases = bands(rows.map((row) => row.phase))
  if (lanes.size > maxBands) r.forbid('tooLarge', header, 'lane', { max: maxBands })
  if (phases.size > maxBands) r.forbid('tooLarge', header, 'phase', { max: maxBands })
  const flows = groups.flatMap((group) => readFlows(r, group, ids))
  const targets = new Set(flows.map((f) => f.to))
  const steps = groups.map((group) => {
    const row = group[0] as StepRow
    const last = group.every((g) => g.next === '')
    const band = (list: Map<string, string>, name: string | null) => (name === null ? null : list.get(nameKey(name)))
    const kind = kindOf(r, row, last, !last && !targets.has(row.key))
    return readStep(r, row, kind, band(lanes, row.lane) ?? null, band(phases, row.phase) ?? null)
  })
  for (const { at, header: name } of unknown)
    if (sheet.rows.slice(header + 1).some((cells) => !isBlank(cells[at])))
      r.problems.push({
        code: 'columnIgnored',
        params: { column: name.slice(0, 60) },
        place: { sheet: sheet.name, cell: cellName(header, at) },
        severity: 'warning',
      })
  if (!columns.has('shape')) r.report('columnsMissing', header, 'id', { columns: 'Shape Type / 形状类型' }, 'warning')
  const draft = r.problems.some(isError)
    ? null
    : { title: titleOf(r), lanes: [...lanes.values()], phases: [...phases.values()], steps, flows }
  const firstRows = new Map(groups.map(([first]) => [(first as StepRow).key, (first as StepRow).at]))
  return { draft, problems: errorsFirst(r.problems), refused: r.refused, rows: firstRows }
}
