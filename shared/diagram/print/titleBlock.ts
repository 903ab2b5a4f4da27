// The title block at the foot of a page: which plan, process and version this is, whose, from when, and which page of how many.
import { choiceLabel, fieldLabel, type Lang, translator } from '../../i18n/index.ts'
import type { PlanReader } from '../../model/plan.ts'
import { palettes } from '../drawing/palette.ts'
import { baseline, type Primitive } from '../drawing/primitives.ts'
import { ellipsize, measureText } from '../measure.ts'
import type { Rect } from '../types.ts'

export type Fact = { label: string; value: string }
export type TitleBlock = { process: string; plan: string; facts: readonly Fact[] }

export type Circumstances = {
  lang: Lang
  /** YYYY-MM-DD */
  today: string
  /** Who prints; empty when not known. */
  author: string
  /** Of the plan. */
  revision: number
}

/** The words of the title block; what the plan does not say is left out. */
export function titleBlockOf(
  reader: PlanReader,
  processVersion: string,
  { lang, today, author, revision }: Circumstances,
): TitleBlock {
  const t = translator(lang)
  const version = reader.get('processVersion', processVersion)
  const process = version && reader.get('process', version.process)
  const owner = process?.owner ? reader.get('person', process.owner)?.name : undefined
  const department = process?.department ? reader.get('department', process.department)?.name : undefined
  const facts: (Fact | null)[] = [
    version ? { label: t('print.version'), value: version.title } : null,
    version
      ? {
          label: fieldLabel(lang, 'processVersion', 'status'),
          value: choiceLabel(lang, 'processVersion', 'status', version.status),
        }
      : null,
    owner || department ? { label: t('print.owner'), value: owner || department || '' } : null,
    { label: t('print.date'), value: today },
    author ? { label: t('print.author'), value: author } : null,
    { label: t('print.revision'), value: String(revision) },
  ]
  return {
    process: [process?.code, process?.title].filter(Boolean).join(' '),
    plan: reader.list('plan')[0]?.title ?? '',
    facts: facts.filter((fact) => fact !== null),
  }
}

const { text, muted, laneLine, headerText, header, paper } = palettes.light
const rowHeight = 26
const pad = 6
/** The title wants this much before the facts take a second row. */
const titleRoom = 210

const sizes = { label: 6.5, value: 9, process: 12, plan: 8.5 } as const

const cellWidth = ({ label, value }: Fact): number =>
  Math.min(150, Math.max(measureText(label, sizes.label), measureText(value, sizes.value))) + 2 * pad

/** Facts in one row, or in two where the title would be squeezed. */
function rowsOfFacts(facts: readonly Fact[], width: number): Fact[][] {
  const wide = (list: readonly Fact[]) => list.reduce((sum, fact) => sum + cellWidth(fact), 0)
  if (wide(facts) + titleRoom <= width) return [[...facts]]
  const half = Math.ceil(facts.length / 2)
  return [facts.slice(0, half), facts.slice(half)]
}

/** Height of the block on a page of that width; `scale` 1 = points. */
export const titleBlockHeight = (facts: readonly Fact[], width: number): number =>
  Math.max(34, rowsOfFacts(facts, width).length * rowHeight)

/** The block in `box`, which is `titleBlockHeight` high; `overview`: the place of this page among the others. */
export function drawTitleBlock(
  { process, plan, facts }: TitleBlock,
  { x, y, width, height }: Rect,
  overview: { columns: number; rows: number; column: number; row: number } | null,
): Primitive[] {
  const lines = rowsOfFacts(facts, width)
  const high = height / lines.length
  const columns = Math.max(...lines.map((line) => line.length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...lines.flatMap((line) => (line[i] ? [cellWidth(line[i])] : [0]))),
  )
  const factsWidth = widths.reduce((sum, wide) => sum + wide, 0)
  const list: Primitive[] = [frame({ x, y, width, height }, paper)]
  const map = overview && overview.columns * overview.rows > 1 ? overview : null
  const mapWidth = map ? Math.min(60, (height - 8) * 1.4 * (map.columns / Math.max(map.columns, map.rows))) : 0
  const titleWidth = width - factsWidth - 2 * pad - (map ? mapWidth + 2 * pad : 0)
  const words = (words: string, at: { x: number; y: number }, size: number, weight: 400 | 500, fill: string) => {
    if (words === '') return
    list.push({ type: 'text', cls: 'title-block', ...at, text: words, size, weight, anchor: 'start', fill })
  }
  const title = ellipsize(process, titleWidth, { size: sizes.process, weight: 500 })
  words(title, { x: x + pad, y: baseline(y + height * 0.35, sizes.process) }, sizes.process, 500, text)
  const under = ellipsize(plan, titleWidth, { size: sizes.plan })
  words(under, { x: x + pad, y: baseline(y + height * 0.75, sizes.plan) }, sizes.plan, 400, muted)
  const factsLeft = x + width - factsWidth - (map ? mapWidth + 2 * pad : 0)
  for (const [row, line] of lines.entries()) {
    let left = factsLeft
    const top = y + row * high
    if (row > 0) list.push(rule(`M${left} ${top}H${left + factsWidth}`))
    for (const [i, { label, value }] of line.entries()) {
      const wide = widths[i] ?? 0
      list.push(rule(`M${left} ${top}V${top + high}`))
      const room = wide - 2 * pad + 0.5
      const at = left + pad
      const shownLabel = ellipsize(label, room, { size: sizes.label })
      words(shownLabel, { x: at, y: baseline(top + high * 0.28, sizes.label) }, sizes.label, 400, muted)
      const shownValue = ellipsize(value, room, { size: sizes.value })
      words(shownValue, { x: at, y: baseline(top + high * 0.68, sizes.value) }, sizes.value, 400, headerText)
      left += wide
    }
  }
  if (map) list.push(...drawMap(map, { x: x + width - mapWidth - pad, y: y + 4, width: mapWidth, height: height - 8 }))
  return list
}

const frame = (box: Rect, fill: string): Primitive => ({
  type: 'rect',
  cls: 'title-block-frame',
  ...box,
  fill,
  stroke: laneLine,
  strokeWidth: 0.75,
})
const rule = (d: string): Primitive => ({
  type: 'path',
  cls: 'title-block-rule',
  d,
  fill: 'none',
  stroke: laneLine,
  strokeWidth: 0.75,
})

/** A small picture of how the pages lie, this one filled. */
function drawMap(
  { columns, rows, column, row }: { columns: number; rows: number; column: number; row: number },
  { x, y, width, height }: Rect,
): Primitive[] {
  const cell = Math.min(width / columns, height / rows / 0.7)
  const high = cell * 0.7
  const top = y + (height - rows * high) / 2
  const left = x + (width - columns * cell) / 2
  const list: Primitive[] = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      list.push({
        type: 'rect',
        cls: 'title-block-map',
        x: left + c * cell,
        y: top + r * high,
        width: cell,
        height: high,
        fill: c === column && r === row ? muted : header,
        stroke: paper,
        strokeWidth: Math.min(0.75, cell / 8),
      })
  return list
}
