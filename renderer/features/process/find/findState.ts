// Finding in the process being worked on: what is sought, what is found, and walking from one to the next.
import { create } from 'zustand'
import { valueContext } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { findInProcess, type ProcessMatch } from '#shared/analysis/findInProcess.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import type { Rect } from '#shared/diagram/types.ts'
import { centreOn } from '../canvas/viewport.ts'
import { type Drawing, drawingOf } from '../model/drawing.ts'
import { tellingOrder } from '../model/order.ts'
import { editor, idle, select, setEditor } from '../model/state.ts'

interface Find {
  /** Goes up when the bar is asked for again; 0: closed. */
  readonly asked: number
  readonly query: string
  /** Key of the match one is at. */
  readonly at: string | null
}
export const useFind = create<Find>(() => ({ asked: 0, query: '', at: null }))

export const keyOf = ({ entity, id }: ProcessMatch): string => `${entity} ${id}`

/** Everything found in a version, in the order of telling. */
export function matchesIn(drawing: Drawing, query: string): ProcessMatch[] {
  const order = tellingOrder(drawing.diagram, drawing.positions)
  return findInProcess(planReader(), drawing.version, query, order, valueContext().titleOf)
}

/** Where a match stands in the drawing. */
export function placeOf({ entity, id }: ProcessMatch, drawing: Drawing): Rect | undefined {
  const { diagram, positions, bands, flows } = drawing
  if (entity === 'lane') return bands.lanes.find((b) => b.id === id && b.header)?.header ?? undefined
  if (entity === 'phase') return bands.phases.find((p) => p.id === id)?.header
  if (entity === 'sequenceFlow') {
    const route = flows.find((f) => f.id === id)
    if (route?.label) return route.label.box
    const [first] = route?.points ?? []
    return first && { ...first, width: 1, height: 1 }
  }
  const step = diagram.steps.find((s) => s.id === id)
  const at = positions.get(id)
  return step && at && stepBox(step, at)
}

function show(match: ProcessMatch, drawing: Drawing): void {
  setEditor({ capture: idle })
  const { entity, id } = match
  if (entity === 'lane') select({ lane: id })
  else if (entity === 'phase') select({ phase: id })
  else if (entity === 'sequenceFlow') select({ flows: [id] })
  else select({ steps: [id] })
  const rect = placeOf(match, drawing)
  if (rect) centreOn(rect)
}

/** Goes to the next or the previous match, round and round. */
export function walk(by: 1 | -1): void {
  const { version } = editor()
  const { query, at } = useFind.getState()
  if (version === null) return
  const drawing = drawingOf(version)
  const found = matchesIn(drawing, query)
  const place = found.findIndex((m) => keyOf(m) === at)
  const next = found[place < 0 ? (by > 0 ? 0 : found.length - 1) : (place + by + found.length) % found.length]
  if (!next) return
  useFind.setState({ at: keyOf(next) })
  show(next, drawing)
}

/** Another text is sought: the first place where it is found is shown. */
export function seek(query: string): void {
  useFind.setState({ query, at: null })
  if (query.trim() !== '') walk(1)
}

export const askFind = (): void => useFind.setState(({ asked }) => ({ asked: asked + 1 }))
export const closeFind = (): void => useFind.setState({ asked: 0, at: null })

/** The walk with the bar closed: asks what to seek first. */
export const walkOrAsk = (by: 1 | -1): void => {
  if (useFind.getState().query === '') askFind()
  else walk(by)
}
