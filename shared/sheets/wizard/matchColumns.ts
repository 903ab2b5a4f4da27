// Which column is which field: by the words of the headers, then by what stands in the columns.
import type { Cell, SheetCells } from '../cells.ts'
import { columnCells, contentFit, type KnownNames } from './contentFit.ts'
import { headerKey, headerTexts, splitUnit } from './headers.ts'
import { periodUse, yearOf } from './periodHeaders.ts'
import { hasPeriods, type TargetField, targetFields } from './targets.ts'
import type { SheetTarget } from './types.ts'

export interface Match {
  readonly columns: Record<string, string>
  readonly byContent: number[]
  /** Sum of how sure each column is. */
  readonly score: number
  /** Columns with a header or content. */
  readonly used: number
}

export interface MatchContext {
  readonly today: string
  readonly names: KnownNames
}

/** Answers that a column of next steps may stand under. */
const branches = /^(是|否|y|n|yes|no|通过|不通过|同意|不同意|驳回|退回|合格|不合格|成功|失败|充足|不足|有|无)$/i
const branchHeader =
  /^(?:若|如)?(.{1,12}?)\s*(?:时|则|->|→|\/)?\s*(?:下一步骤?|下一环节|下一节点|转至?|去向|next(?: step)?|goes to)$/i

/** `branch@是` for a header such as 是 or 通过→下一步; null for any other. */
function branchUse(key: string): string | null {
  if (branches.test(key)) return `branch@${key}`
  const label = branchHeader.exec(key)?.[1]?.trim()
  return label && branches.test(label) ? `branch@${label}` : null
}

/** How surely a header is that of a field: 1 for a known word, less for a part of one. */
function headerFit(key: string, field: TargetField): number {
  if (key === '') return 0
  const { bare } = splitUnit(key)
  const at = Math.max(field.keys.indexOf(key), field.keys.indexOf(bare))
  // The first keys are our own labels; further ones are what others say.
  if (at >= 0) return at < 4 ? 1 : 0.95
  const near = field.keys.some(
    (known) =>
      known.length >= 2 &&
      bare.length <= known.length + 6 &&
      (/[\u3400-\u9fff]/.test(known) ? bare.includes(known) : new RegExp(`\\b${escaped(known)}\\b`).test(bare)) &&
      known.length >= bare.length / 3,
  )
  return near ? 0.6 : 0
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

interface Pair {
  readonly column: number
  readonly name: string
  readonly fit: number
  readonly byContent: boolean
}

/** The column of the longest texts that are hardly ever the same; -1 for none. */
function tellingColumn(cells: readonly (readonly Cell[])[], isTaken: (column: number) => boolean): number {
  let best = -1
  let most = 0
  cells.forEach((list, column) => {
    const texts = list.filter((cell): cell is string => typeof cell === 'string')
    if (isTaken(column) || list.length === 0 || texts.length < list.length * 0.8) return
    const distinct = new Set(texts).size / list.length
    const length = texts.reduce((n, text) => n + Math.min(text.length, 24), 0) / texts.length
    const weight = distinct * Math.sqrt(length)
    if (weight > most + 1e-9) [best, most] = [column, weight]
  })
  return best
}

/** The columns of a table whose headers stand in row `header`, as fields of `target`. */
export function matchColumns(sheet: SheetCells, header: number, target: SheetTarget, context: MatchContext): Match {
  const texts = headerTexts(sheet, header)
  const keys = texts.map(headerKey)
  const fields = targetFields(target)
  const columns: Record<string, string> = {}
  const taken = new Set<string>()
  const byContent: number[] = []
  let score = 0
  const take = ({ column, name, fit, byContent: guessed }: Pair) => {
    if (columns[column] !== undefined || (taken.has(name) && !name.includes('@'))) return
    columns[column] = name
    taken.add(name)
    if (guessed) byContent.push(column)
    score += fit
  }
  const cellsOf: Cell[][] = texts.map((_, column) => columnCells(sheet, header, column))
  const year = yearOf(sheet, header, context.today)

  if (hasPeriods(target))
    texts.forEach((text, column) => {
      const name = periodUse(sheet, header, column, text, year, target)
      if (name !== null && !taken.has(name)) take({ column, name, fit: 0.9, byContent: false })
    })
  const pairs: Pair[] = []
  keys.forEach((key, column) => {
    for (const field of fields) {
      const fit = headerFit(key, field)
      if (fit > 0) pairs.push({ column, name: field.name, fit, byContent: false })
    }
  })
  // Surest first; of equals the field that is asked for most, then the column further left.
  const order = new Map(fields.map((field, i) => [field.name, field.required ? -1 : i]))
  const sorted = (list: Pair[]) =>
    list.sort((a, b) => b.fit - a.fit || (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0) || a.column - b.column)
  for (const pair of sorted(pairs)) take(pair)
  if (target === 'step')
    keys.forEach((key, column) => {
      const name = branchUse(key)
      if (name !== null) take({ column, name, fit: 0.8, byContent: false })
    })
  keys.forEach((key, column) => {
    if (columns[column] !== undefined) return
    const field = fields.find((f) => f.joined.includes(key) || f.joined.includes(splitUnit(key).bare))
    if (!field) return
    columns[column] = field.name
    score += 0.7
  })
  const guesses: Pair[] = []
  texts.forEach((_, column) => {
    if (columns[column] !== undefined) return
    for (const field of fields) {
      if (taken.has(field.name)) continue
      const fit = contentFit(target, field, cellsOf[column] ?? [], context.names)
      if (fit > 0) guesses.push({ column, name: field.name, fit: fit / 2, byContent: true })
    }
  })
  // Two days or two lists of people, and nobody said which: one field is a guess, two are a lottery.
  const ambiguous = (kindOf: (name: string) => string) => {
    const count = new Map<string, Set<number>>()
    for (const { name, column } of guesses) {
      const set = count.get(kindOf(name)) ?? new Set()
      count.set(kindOf(name), set.add(column))
    }
    return (name: string) => kindOf(name) === 'date' && (count.get('date')?.size ?? 0) > 1
  }
  const kindOf = (name: string) => (fields.find((f) => f.name === name)?.field?.kind === 'date' ? 'date' : name)
  const unclear = ambiguous(kindOf)
  for (const pair of sorted(guesses)) if (!unclear(pair.name)) take(pair)
  if (header < 0) {
    // Without headers nothing says which column is the name: the one whose texts tell the rows apart.
    const title = fields.find((field) => field.required)
    const column = title && !taken.has(title.name) ? tellingColumn(cellsOf, (at) => columns[at] !== undefined) : -1
    if (title && column >= 0) take({ column, name: title.name, fit: 0.4, byContent: true })
  }
  const used = texts.filter((text, column) => text !== '' || (cellsOf[column]?.length ?? 0) > 0).length
  return { columns, byContent, score, used }
}
