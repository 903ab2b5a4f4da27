// The drawing of a version, computed from the plan's rows when one of them changes and kept for everyone who asks.

import { create } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { valueContext } from '#platform/text.ts'
import { rowsOf, useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { layoutBands } from '#shared/diagram/bands.ts'
import { diagramPicture, diagramStep } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { labelSidesAt, routeArea, routeFlows } from '#shared/diagram/route.ts'
import type { Bands, Diagram, DiagramFlow, DiagramStep, FlowRoute, LabelSide, Point } from '#shared/diagram/types.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { InsideSums } from '#shared/model/subProcess.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { arrangedAside, hasAside } from './aside.ts'
import { foreseenFor } from './foreseen.ts'
import { insideOf, timesKey, useInside } from './inside.ts'
import { plainRoutes } from './plainRoutes.ts'

export interface Drawing {
  readonly version: string
  readonly diagram: Diagram
  /** Of every step: stored, or computed for those that have no place in the plan yet. */
  readonly positions: ReadonlyMap<string, Point>
  readonly bands: Bands
  readonly flows: readonly FlowRoute[]
  readonly labelSides: ReadonlyMap<string, LabelSide>
  /** Steps without a place in the plan: whatever changes places next writes theirs too. */
  readonly unplaced: readonly string[]
}

/** Above this number of flows only those that touch a change are routed again. */
const routeAllUpTo = 150
/** More flows than these are drawn plainly until the worker has routed them: the window must not wait for it. */
const routeHereUpTo = 400

/** Drawings whose routes are still being computed. */
const plain = new WeakSet<Drawing>()
/** How many drawings have got their routes from the worker. */
const useArrived = create(() => 0)

/** Whether the lines of a drawing are only a first sketch; another drawing takes its place when they are routed. */
export const isPlain = (drawing: Drawing): boolean => plain.has(drawing)

interface Inputs {
  readonly steps: readonly RowOf<'step'>[]
  readonly flows: readonly RowOf<'sequenceFlow'>[]
  readonly lanes: readonly RowOf<'lane'>[]
  readonly phases: readonly RowOf<'phase'>[]
  readonly kpis: readonly RowOf<'kpi'>[]
  readonly notes: readonly RowOf<'note'>[]
  readonly comments: readonly RowOf<'comment'>[]
  readonly pictures: readonly RowOf<'picture'>[]
  /** Sums over the child processes of sub-process steps; the same object until one of them changes. */
  readonly inside: ReadonlyMap<string, InsideSums>
  /** Changes with language, names and the plan's calendar. */
  readonly words: string
}

/** Two versions that are compared, the one being worked on and a preview are asked for in turn. */
const keptVersions = 4
const cache = new Map<string, { inputs: Inputs; drawing: Drawing }>()

function inputsOf(version: string): Inputs {
  const where = { processVersion: version }
  const { hoursPerDay, daysPerWeek } = rowsOf('plan')[0] ?? {}
  return {
    steps: rowsOf('step', where),
    flows: rowsOf('sequenceFlow', where),
    lanes: rowsOf('lane', where),
    phases: rowsOf('phase', where),
    kpis: rowsOf('kpi'),
    notes: rowsOf('note'),
    comments: rowsOf('comment'),
    pictures: rowsOf('picture', where),
    inside: insideOf(version),
    words: `${useWindow.getState().lang} ${planStore.getState().names} ${hoursPerDay} ${daysPerWeek}`,
  }
}

const sameRows = (a: readonly object[], b: readonly object[]) =>
  a === b || (a.length === b.length && a.every((row, i) => row === b[i]))
const same = (a: Inputs, b: Inputs) =>
  a.words === b.words &&
  a.inside === b.inside &&
  (['steps', 'flows', 'lanes', 'phases', 'kpis', 'notes', 'comments', 'pictures'] as const).every((key) =>
    sameRows(a[key], b[key]),
  )

/** The drawing as it is now. */
export function drawingOf(version: string): Drawing {
  const inputs = inputsOf(version)
  const known = cache.get(version)
  if (known && same(known.inputs, inputs)) return known.drawing
  const drawing = draw(version, inputs, known?.drawing)
  cache.delete(version)
  cache.set(version, { inputs, drawing })
  for (const oldest of cache.keys()) if (cache.size > keptVersions) cache.delete(oldest)
  if (plain.has(drawing)) void routeAside(drawing)
  return drawing
}

/** Puts the routed drawing in the place of a plain one, unless it has been changed meanwhile. */
async function routeAside(drawing: Drawing): Promise<void> {
  const { flows, labelSides, lanes, phases, bounds } = await arrangedAside(drawing.diagram, drawing.positions)
  const known = cache.get(drawing.version)
  if (known?.drawing !== drawing) return
  cache.set(drawing.version, {
    ...known,
    drawing: { ...drawing, flows, labelSides, bands: { lanes, phases, bounds } },
  })
  useArrived.setState((count) => count + 1, true)
}

/** The drawing; the component renders again when a row it shows changes. */
export function useDrawing(version: string): Drawing {
  const where = { processVersion: version }
  useRows('step', where)
  useRows('sequenceFlow', where)
  useRows('lane', where)
  useRows('phase', where)
  useRows('kpi')
  useRows('note')
  useRows('comment')
  useRows('picture', where)
  useInside(version)
  useRows('plan')
  useRows('person')
  useRows('role')
  useWindow((window) => window.lang)
  useArrived()
  return drawingOf(version)
}

const drawn = new WeakMap<object, { key: string; step: DiagramStep }>()

function stepOf(
  row: RowOf<'step'>,
  words: string,
  context: ValueContext,
  kpis: ReadonlySet<string>,
  notes: ReadonlySet<string>,
  child: InsideSums | undefined,
): DiagramStep {
  const key = `${words} ${kpis.has(row.id)} ${notes.has(row.id)}${child ? ` ${timesKey(child)}` : ''}`
  const known = drawn.get(row)
  if (known?.key === key) return known.step
  const step = diagramStep(row, context, kpis, notes, child)
  drawn.set(row, { key, step })
  return step
}

function draw(version: string, inputs: Inputs, previous: Drawing | undefined): Drawing {
  const context = valueContext()
  const kpis = new Set(inputs.kpis.flatMap((kpi) => kpi.steps))
  const notes = new Set([
    ...inputs.notes.flatMap((note) => note.step ?? []),
    ...inputs.comments.flatMap((c) => (c.onEntity === 'step' && !c.resolved ? c.onRow : [])),
  ])
  const diagram: Diagram = {
    steps: inputs.steps.map((row) => stepOf(row, inputs.words, context, kpis, notes, inputs.inside.get(row.id))),
    flows: inputs.flows as readonly DiagramFlow[],
    lanes: inputs.lanes,
    phases: inputs.phases,
    pictures: inputs.pictures.map(diagramPicture),
  }
  const stored = storedPositions(diagram)
  const unplaced = diagram.steps.filter((step) => !stored.has(step.id)).map((step) => step.id)
  const positions = unplaced.length === 0 ? stored : layoutDiagram(diagram, { keep: new Set(stored.keys()) }).positions
  const placed = unplaced.length === 0 ? diagram : { ...diagram, steps: withPlaces(diagram.steps, positions) }
  const before = previous && !plain.has(previous) ? previous : undefined
  const ready = foreseenFor(placed)
  if (ready) {
    const { flows, labelSides, lanes, phases, bounds } = ready
    return { version, diagram: placed, positions, bands: { lanes, phases, bounds }, flows, labelSides, unplaced }
  }
  const again = before && diagram.flows.length > routeAllUpTo ? flowsToRoute(placed, before) : null
  if (hasAside && (again?.size ?? diagram.flows.length) > routeHereUpTo) {
    const kept = new Map(before?.flows.filter(({ id }) => !again?.has(id)).map((route) => [route.id, route]))
    const labelSides = labelSidesAt(placed, positions)
    const bands = layoutBands(placed, positions, { labelSides })
    const flows = plainRoutes(placed, positions, again ? kept : new Map())
    const drawing = { version, diagram: placed, positions, bands, flows, labelSides, unplaced }
    plain.add(drawing)
    return drawing
  }
  if (before && again) return { ...rerouted(version, placed, positions, before, again), unplaced }
  const { flows, labelSides, lanes, phases, bounds } = arrange(placed, positions)
  return { version, diagram: placed, positions, bands: { lanes, phases, bounds }, flows, labelSides, unplaced }
}

const withPlaces = (steps: readonly DiagramStep[], positions: ReadonlyMap<string, Point>): DiagramStep[] =>
  steps.map((step) => (step.x === null || step.y === null ? { ...step, ...positions.get(step.id) } : step))

/** The flows that a change touches. */
function flowsToRoute(diagram: Diagram, previous: Drawing): Set<string> {
  const steps = new Map(previous.diagram.steps.map((step) => [step.id, step]))
  const flowsBefore = new Set(previous.diagram.flows)
  const changed = new Set(diagram.steps.filter((step) => steps.get(step.id) !== step).map((step) => step.id))
  return new Set(
    diagram.flows.filter((f) => !flowsBefore.has(f) || changed.has(f.from) || changed.has(f.to)).map((f) => f.id),
  )
}

/** A large drawing after a change: flows far from it keep their lines. */
function rerouted(
  version: string,
  diagram: Diagram,
  positions: ReadonlyMap<string, Point>,
  previous: Drawing,
  onlyIds: ReadonlySet<string>,
): Omit<Drawing, 'unplaced'> {
  const bands = layoutBands(diagram, positions)
  const { flows, labelSides } = routeFlows(diagram, positions, {
    onlyIds,
    previous: previous.flows,
    area: routeArea(diagram, bands.bounds),
    bands,
  })
  return {
    version,
    diagram,
    positions,
    bands: layoutBands(diagram, positions, { routes: flows, labelSides }),
    flows,
    labelSides,
  }
}
