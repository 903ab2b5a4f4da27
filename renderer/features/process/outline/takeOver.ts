// From the text of the outline to a change of the plan: what is read, which lines wait, and the one command that takes it over.
import { newId } from '#platform/newId.ts'
import { valueContext } from '#platform/text.ts'
import { planReader, rowOf } from '#platform/useRows.ts'
import type { OutlineArgs } from '#shared/commands/outline.ts'
import { placeAdded } from '#shared/diagram/placeAdded.ts'
import { outlineChanges } from '#shared/model/outline/outlineChanges.ts'
import { parseOutline } from '#shared/model/outline/parseOutline.ts'
import { printOutline } from '#shared/model/outline/printOutline.ts'
import { quoted } from '#shared/model/outline/quotes.ts'
import type { Outline, OutlineContext } from '#shared/model/outline/types.ts'
import { textContext } from '../capture/commit.ts'
import { drawingOf } from '../model/drawing.ts'
import { type OutlineDoc, textOf } from './lines.ts'

/** What reading and printing the outline of a version needs. */
export const outlineContext = (version: string): OutlineContext => ({ ...valueContext(), ...textContext(version) })

/** The outline of a version as the plan has it; one tab for each level. */
export function printedDoc(version: string): OutlineDoc {
  const { lines } = printOutline(planReader(), version, outlineContext(version))
  if (lines.length === 0) return { lines: [''], ids: [null] }
  return {
    lines: lines.map(({ text }) => text.replace(/^(?: {2})+/, (spaces) => '\t'.repeat(spaces.length / 2))),
    ids: lines.map(({ step }) => step),
  }
}

export const readDoc = (version: string, doc: OutlineDoc): Outline =>
  parseOutline(textOf(doc), outlineContext(version), doc.ids)

/** Lines of steps that say no title at the moment: taking the text over would remove the step. */
function nameless(doc: OutlineDoc, read: Outline): number[] {
  const named = new Set(read.lines.map((l) => l.line - 1))
  return doc.ids.flatMap((id, i) => (id !== null && !named.has(i) && rowOf('step', id) ? [i] : []))
}

const jumpTail = /((?:→|->|=>)\s*)(.+?)(\s*[(（]\d{1,4}[)）])?\s*$/

/** Jumps to steps whose lines say another title now are written with that title. The same document when there are none. */
export function retargeted(version: string, doc: OutlineDoc): OutlineDoc {
  const { lines: read } = readDoc(version, doc)
  const titles = new Set(read.map((l) => l.title))
  const renamed = new Map<string, string>()
  for (const { id, title } of read) {
    const before = id === null ? undefined : rowOf('step', id)?.title
    if (before !== undefined && before !== title && !titles.has(before)) renamed.set(before, title)
  }
  if (renamed.size === 0) return doc
  const lines = doc.lines.map((line) => {
    const [all, arrow, target] = jumpTail.exec(line) ?? []
    if (!all || !arrow || !target) return line
    const next = [...renamed].find(([before]) => target === before || target === quoted(before))?.[1]
    return next === undefined ? line : line.slice(0, -all.length) + arrow + quoted(next)
  })
  return lines.some((line, i) => line !== doc.lines[i]) ? { ...doc, lines } : doc
}

const unfinished = /(?:[@＠#＃]\S*|(?:→|->|=>)[^→]*|[[【][^\]】]*)$/

/**
 * Whether the text waits: a title being retyped, a name or a jump being typed at the caret (null: the caret has left), or a step
 * whose line says everything but its title.
 */
export function waits(
  version: string,
  doc: OutlineDoc,
  caret: { readonly line: number; readonly column: number } | null,
): boolean {
  const here = caret && doc.lines[caret.line]
  if (caret && here !== undefined && unfinished.test((here as string).slice(0, caret.column))) return true
  return nameless(doc, readDoc(version, doc)).some((line) => line === caret?.line || doc.lines[line]?.trim() !== '')
}

export interface Taken {
  /** Null: the text says what the plan is already. */
  readonly args: OutlineArgs | null
  /** For each line the step it is from now on. */
  readonly ids: (string | null)[]
  /** Added steps that are in a lane because the step before them is, not because their line says so. */
  readonly inherited: string[]
}

/** What the text changes. `inherited`: steps whose lines are silent about their lane and mean the one they are in. */
export function takeOver(version: string, doc: OutlineDoc, inherited: ReadonlySet<string>): Taken {
  const context = outlineContext(version)
  const reader = planReader()
  const read = parseOutline(textOf(doc), context, doc.ids)
  const laneOf = (id: string) => {
    const lane = reader.get('step', id)?.lane
    return (lane && reader.get('lane', lane)?.title) || null
  }
  const lines = read.lines.map((line) =>
    line.id !== null && inherited.has(line.id) && line.lane === null && !line.noLane
      ? { ...line, lane: laneOf(line.id) }
      : line,
  )
  const changes = outlineChanges(reader, version, { lines, flows: read.flows }, context, newId)
  const ids = [...doc.ids]
  lines.forEach((line, i) => {
    ids[line.line - 1] = changes.ids[i] as string
  })
  const silent = changes.ids.filter((id, i) => {
    const line = lines[i]
    return line && line.lane === null && !line.noLane && !reader.get('step', id)
  })
  const { args } = changes
  if (!args) return { args, ids, inherited: silent }
  const drawing = drawingOf(version)
  const gone = new Set(args.remove)
  const place = placeAdded(drawing.diagram, args).filter((p) => !gone.has(p.id))
  const placed = new Set(place.map((p) => p.id))
  const fixed = drawing.unplaced.flatMap((id) => {
    const at = drawing.positions.get(id)
    return at && !placed.has(id) && !gone.has(id) ? [{ id, x: at.x, y: at.y }] : []
  })
  return { args: { ...args, place: [...fixed, ...place] }, ids, inherited: silent }
}
