// The drawings of a comparison: each version with its differences marked, and both laid over each other as one.
import type { VersionComparison } from '#shared/analysis/versionCompare.ts'
import { inflate, overlaps, stepBox } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import type {
  Bands,
  Diagram,
  DiagramFlow,
  DiagramLane,
  DiagramPicture,
  DiagramStep,
  FlowRoute,
  LabelSide,
  Point,
} from '#shared/diagram/types.ts'
import { nameKey } from '#shared/model/values/context.ts'
import type { Drawing } from '../model/drawing.ts'
import { type FlowMark, type Sign, signsOf } from './marks.ts'

/** A drawing whose steps and flows may be marked, by their ids in it. */
export interface Picture {
  readonly steps: readonly DiagramStep[]
  /** Pictures on the paper. */
  readonly photos: readonly DiagramPicture[]
  readonly positions: ReadonlyMap<string, Point>
  readonly bands: Bands
  readonly flows: readonly FlowRoute[]
  readonly labelSides: ReadonlyMap<string, LabelSide>
  readonly marks: ReadonlyMap<string, readonly Sign[]>
  readonly flowMarks: ReadonlyMap<string, FlowMark>
}

const stepMarks = (comparison: VersionComparison, side: 'a' | 'b') =>
  new Map(
    comparison.steps.flatMap((step): [string, readonly Sign[]][] => {
      const row = step[side]
      const marks = signsOf(step)
      return row && marks.length > 0 ? [[row.id, marks]] : []
    }),
  )

const flowMarks = (comparison: VersionComparison, side: 'a' | 'b') =>
  new Map(
    comparison.flows.flatMap((flow): [string, FlowMark][] => {
      const row = flow[side]
      return row && flow.status !== 'same' ? [[row.id, flow.status]] : []
    }),
  )

/** One version as it is drawn, with what differs from the other. */
export function sidePicture(comparison: VersionComparison, side: 'a' | 'b', drawing: Drawing): Picture {
  const { diagram, positions, bands, flows, labelSides } = drawing
  const marks = { marks: stepMarks(comparison, side), flowMarks: flowMarks(comparison, side) }
  return { steps: diagram.steps, photos: diagram.pictures ?? [], positions, bands, flows, labelSides, ...marks }
}

/** Lanes or phases of both versions; those of the same title are one. `ids`: from ids of a to ids of the result. */
function joined<B extends { id: string; title: string }>(before: readonly B[], after: readonly B[]) {
  const byTitle = new Map(after.map((band) => [nameKey(band.title), band.id]))
  const ids = new Map(before.map((band) => [band.id, byTitle.get(nameKey(band.title)) ?? band.id]))
  return { ids, bands: [...after, ...before.filter((band) => ids.get(band.id) === band.id)] }
}

/**
 * Both versions as one drawing: b as it stands, and what only a has where it stood in a – beside it when something of b
 * stands there now.
 */
export function overlayPicture(comparison: VersionComparison, before: Drawing, after: Drawing): Picture {
  const lanes = joined<DiagramLane>(before.diagram.lanes, after.diagram.lanes)
  const phases = joined(before.diagram.phases, after.diagram.phases)
  const inOverlay = new Map(comparison.steps.flatMap(({ a, b }) => (a ? [[a.id, b?.id ?? a.id] as const] : [])))
  const lost = comparison.steps.flatMap(({ a, b }) => (a && !b ? [a.id] : []))
  const isLost = new Set(lost)
  const mapped = (ids: ReadonlyMap<string, string>, id: string | null) => (id === null ? null : (ids.get(id) ?? id))

  const positions = new Map(after.positions)
  const taken = after.diagram.steps.map((step) => stepBox(step, after.positions.get(step.id) ?? { x: 0, y: 0 }))
  const keep = new Set(after.diagram.steps.map((step) => step.id))
  const gone = before.diagram.steps
    .filter((step) => isLost.has(step.id))
    .map((step): DiagramStep => {
      const lane = mapped(lanes.ids, step.lane)
      const at = before.positions.get(step.id) ?? { x: 0, y: 0 }
      const place = { x: at.x, y: at.y + top(after.bands, lane) - top(before.bands, step.lane) }
      const box = stepBox(step, place)
      if (!taken.some((other) => overlaps(inflate(other, 8), box))) keep.add(step.id)
      taken.push(box)
      positions.set(step.id, place)
      return { ...step, lane, phase: mapped(phases.ids, step.phase), ...place }
    })
  const parents = (lane: DiagramLane): DiagramLane => ({ ...lane, parent: mapped(lanes.ids, lane.parent ?? null) })
  const flows = comparison.flows.flatMap(({ status, a, b }): DiagramFlow[] => {
    if (b) return [b]
    const [from, to] = a ? [inOverlay.get(a.from), inOverlay.get(a.to)] : []
    return a && status === 'removed' && from && to ? [{ id: a.id, from, to, label: a.label }] : []
  })
  const diagram: Diagram = {
    steps: [...after.diagram.steps, ...gone],
    flows,
    lanes: lanes.bands.map(parents),
    phases: phases.bands,
  }
  const laid = keep.size === diagram.steps.length ? arrange(diagram, positions) : layoutDiagram(diagram, { keep })
  const marks = stepMarks(comparison, 'b')
  for (const [id, signs] of stepMarks(comparison, 'a')) if (isLost.has(id)) marks.set(id, signs)
  return {
    steps: diagram.steps,
    photos: after.diagram.pictures ?? [],
    positions: laid.positions,
    bands: laid,
    flows: laid.flows,
    labelSides: laid.labelSides,
    marks,
    flowMarks: new Map([...flowMarks(comparison, 'b'), ...flowMarks(comparison, 'a')]),
  }
}

/** Upper edge of a lane; 0 for one that is not there. */
const top = ({ lanes }: Bands, id: string | null): number => lanes.find((lane) => lane.id === id)?.box.y ?? 0
