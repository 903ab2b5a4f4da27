// Finds the table of a sheet by itself: the row of its headers, what its rows are, and what each column is.
import { cellText, isBlank, type SheetCells } from '../cells.ts'
import { headerKey, headerTexts, splitUnit } from './headers.ts'
import { type Match, type MatchContext, matchColumns } from './matchColumns.ts'
import { sheetTargets, targetFields } from './targets.ts'
import type { FoundMapping, SheetTarget } from './types.ts'
import { titleSource } from './words.ts'

/** Headers stand below titles and notes, but not further down than this. */
const headerRows = 50

let everyKey: ReadonlySet<string> | undefined
/** Every header that is known for anything. */
function knownKeys(): ReadonlySet<string> {
  everyKey ??= new Set(sheetTargets.flatMap((target) => targetFields(target).flatMap((f) => [...f.keys, ...f.joined])))
  return everyKey
}

/** How much a row looks like headers: known words, short texts, each once, and rows with content below. */
function headerScore(sheet: SheetCells, row: number): number {
  const cells = sheet.rows[row] ?? []
  const filled = cells.filter((cell) => !isBlank(cell))
  if (filled.length === 0) return 0
  const texts = headerTexts(sheet, row, cells.length).filter(Boolean).map(headerKey)
  const distinct = new Set(texts)
  const known = [...distinct].filter((key) => knownKeys().has(key) || knownKeys().has(splitUnit(key).bare)).length
  const numbers = filled.filter((cell) => typeof cell === 'number').length
  const long = filled.filter((cell) => cellText(cell).length > 40).length
  const below = sheet.rows.slice(row + 1, row + 6).filter((r) => r.filter((c) => !isBlank(c)).length >= 2).length
  if (below === 0 && known < 2) return 0
  return (
    known * 3 +
    distinct.size * 0.4 -
    (texts.length - distinct.size) -
    numbers * 1.5 -
    long * 2 +
    Math.min(below, 3) * 0.2
  )
}

/** The row that looks most like headers, zero-based; -1 for a sheet without any. */
export function findHeader(sheet: SheetCells): number {
  let best = -1
  let most = 0.8
  for (let row = 0; row < Math.min(headerRows, sheet.rows.length); row++) {
    const score = headerScore(sheet, row)
    if (score > most + 1e-9) {
      best = row
      most = score
    }
  }
  return best
}

const has = (match: Match, name: string) => Object.values(match.columns).includes(name)
const periodsIn = (match: Match) => Object.values(match.columns).filter((name) => name.includes('@2')).length

/** What speaks for a target besides the number of its columns; 0: the table cannot be that. */
function plausible(target: SheetTarget, match: Match): number {
  if (target === 'step')
    return has(match, 'title') &&
      (has(match, 'next') || has(match, 'processingTime') || has(match, 'lane') || has(match, 'shape'))
      ? has(match, 'next')
        ? 1.5
        : 0.8
      : 0
  if (target === 'kpiSheet')
    return has(match, 'title') &&
      periodsIn(match) > 0 &&
      ['unit', 'direction', 'target', 'weight', 'frequency', 'baseline'].some((name) => has(match, name))
      ? 1.5
      : 0
  const title = targetFields(target).find((field) => field.required)?.name ?? ''
  const source = titleSource[target]
  if (!has(match, title) && !(source && has(match, source))) return 0
  if (Object.keys(match.columns).length < 2 && match.used > 1) return 0.2
  return (target === 'budgetLine' && periodsIn(match) > 0 ? 1.6 : 1) * (has(match, title) ? 1 : 0.9)
}

/** Words in the name of the sheet or above the table that say what it lists. */
const hints: Partial<Record<SheetTarget, RegExp>> = {
  step: /流程|步骤|工序|process|procedure|workflow/i,
  kpiSheet: /指标|kpi|考核/i,
  kpi: /指标|kpi/i,
  task: /任务|计划|行动|待办|甘特|里程碑|task|action|todo|project/i,
  risk: /风险|risk/i,
  person: /人员|员工|通讯录|花名册|名单|团队|people|staff|team|contact/i,
  budgetLine: /预算|费用|budget|expense/i,
  feedback: /反馈|投诉|客诉|意见|feedback|complaint|voc/i,
  improvement: /改进|改善|优化|问题|整改|improvement|issue|problem/i,
  goal: /目标|goal|objective|okr/i,
  training: /培训|training/i,
  meeting: /会议|meeting/i,
  resource: /资源|物资|设备|resource/i,
}

/** The mapping of a sheet with these headers to a target: every column that is understood. */
export function mapTo(
  sheet: SheetCells,
  index: number,
  target: SheetTarget,
  header: number,
  context: MatchContext,
): FoundMapping {
  const match = matchColumns(sheet, header, target, context)
  const confidence = match.used === 0 ? 0 : Math.min(1, match.score / match.used)
  return {
    mapping: { sheet: index, target, header, columns: match.columns },
    byContent: match.byContent,
    confidence: Math.round(confidence * 100) / 100,
    remembered: false,
  }
}

/** What the sheet most likely is; null when nothing in it is understood. */
export function findMapping(sheet: SheetCells, index: number, context: MatchContext): FoundMapping | null {
  const header = findHeader(sheet)
  if (header < 0) return null
  const above = sheet.rows.slice(0, header).flat().map(cellText).join(' ').slice(0, 1000)
  const named = `${sheet.name} ${above}`
  let best: { target: SheetTarget; weight: number } | undefined
  for (const target of sheetTargets) {
    const match = matchColumns(sheet, header, target, context)
    const share = match.used === 0 ? 0 : match.score / match.used
    const weight = match.score * (0.4 + share) * plausible(target, match) * (hints[target]?.test(named) ? 1.35 : 1)
    if (weight > (best?.weight ?? 0) + 1e-9) best = { target, weight }
  }
  return best && best.weight > 0.6 ? mapTo(sheet, index, best.target, header, context) : null
}
