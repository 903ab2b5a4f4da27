// The content of one process version as BPMN: nodes, flows, lanes and phases at their places in the drawing.
import { stepBox } from '../diagram/geometry.ts'
import type { Point, Rect } from '../diagram/types.ts'
import type { RowOf } from '../model/plan.ts'
import { onBorders } from './border.ts'
import { ledToCircle, moved, nodeBounds, nodeLabel } from './geometry.ts'
import { type KeptVersion, keptFlow, keptNode, keptVersion, readKept } from './kept.ts'
import { typeFits, typeOfKind } from './kinds.ts'
import { oneLine } from './oneLine.ts'
import { ownValues } from './ownValues.ts'
import { isoDuration } from './timer.ts'
import type { BpmnFlow, BpmnLane, BpmnNode, BpmnPhase, BpmnScope, KeptShape } from './types.ts'
import type { Writing } from './writing.ts'

interface Shift {
  readonly dx: number
  readonly dy: number
}
const shifted = ({ x, y }: Point, { dx, dy }: Shift): Point => ({ x: x + dx, y: y + dy })

/** Ids of one scope's rows in the file. */
interface Names {
  readonly step: ReadonlyMap<string, string>
  readonly lane: ReadonlyMap<string, string>
  readonly phase: ReadonlyMap<string, string>
}

/** The content of `version` under the id `id`, moved by `shift`. */
export function scopeOf(writing: Writing, version: string, id: string, shift: Shift): BpmnScope {
  const { reader, ids } = writing
  const where = { processVersion: version }
  const row = reader.get('processVersion', version) as RowOf<'processVersion'>
  const process = reader.get('process', row.process) as RowOf<'process'>
  const kept = readKept(keptVersion, row.bpmn)
  const laneIds = new Map(kept?.lanes.map((lane) => [lane.title, lane.id]))
  const names: Names = {
    step: new Map(
      reader.list('step', where).map((step) => [step.id, ids.of('Step', step.id, readKept(keptNode, step.bpmn)?.id)]),
    ),
    lane: new Map(
      reader.list('lane', where).map((lane) => [lane.id, ids.of('Lane', lane.id, laneIds.get(lane.title))]),
    ),
    phase: new Map(reader.list('phase', where).map((phase) => [phase.id, ids.of('Phase', phase.id)])),
  }
  const own = (entity: 'process' | 'processVersion', of: RowOf<'process'> | RowOf<'processVersion'>) =>
    ownValues(entity, of, nameOf(writing))
  return {
    id,
    name: process.title,
    documentation: null,
    ownProcess: own('process', process),
    ownVersion: own('processVersion', row),
    ...onBorders(nodesOf(writing, version, names, shift), flowsOf(writing, version, names, shift)),
    lanes: lanesOf(writing, version, names, shift),
    phases: phasesOf(writing, version, names, shift),
    vertical: false,
    kept: kept?.xml ?? null,
    shapes: shapesOf(kept?.shapes ?? [], writing.drawn(version).laidOut.bounds, shift),
    unseen: [],
  }
}

/** What has no place of its own stands in a row below the drawing. */
function shapesOf(kept: KeptVersion['shapes'], { x, y, height }: Rect, { dx, dy }: Shift): KeptShape[] {
  let at = x + 40
  return kept.map(({ of, bounds, free }) => {
    if (!free) return { of, bounds: moved(bounds, dx, dy) }
    const left = at
    at += bounds.width + 80
    return { of, bounds: { ...bounds, x: left + dx, y: y + height + 20 + dy } }
  })
}

const nameOf =
  ({ reader }: Writing) =>
  (entity: string, id: string): string | undefined => {
    const row = reader.get(entity as 'person', id) as { name?: string; title?: string } | undefined
    return row?.name ?? row?.title
  }

/** A title that an attribute cannot carry as it is: other tools make one space of tabs and runs of them. */
const needsOwn = (text: string) => /^\s|\s$|[^\S ]|\s\s/.test(text)

/** A name that other tools break into lines is one line in the plan; unless it was changed here, it is broken as it was. */
const asItStood = (text: string, name: string | undefined) =>
  name !== undefined && oneLine(name) === text ? name : text

function nodesOf(writing: Writing, version: string, names: Names, { dx, dy }: Shift): BpmnNode[] {
  const { reader } = writing
  const { diagram, laidOut } = writing.drawn(version)
  const drawnById = new Map(diagram.steps.map((step) => [step.id, step]))
  const attached = new Map(
    reader
      .list('sequenceFlow', { processVersion: version })
      .flatMap((flow) => (readKept(keptFlow, flow.bpmn)?.attaches ? [[flow.to, flow.from] as const] : [])),
  )
  return reader.list('step', { processVersion: version }).map((step): BpmnNode => {
    const kept = readKept(keptNode, step.bpmn)
    const host = names.step.get(attached.get(step.id) ?? '') ?? null
    const inside = writing.inside(step)
    const called = writing.called(step)
    let type = kept && typeFits(kept.type, step.kind) ? kept.type : typeOfKind[step.kind]
    // Without its activity, an event of a border is one of the flow.
    if (type === 'bpmn:BoundaryEvent' && !host) type = 'bpmn:IntermediateCatchEvent'
    if (called) type = 'bpmn:CallActivity'
    else if (inside && type === 'bpmn:CallActivity') type = 'bpmn:SubProcess'
    const drawn = drawnById.get(step.id)
    const at = drawn && laidOut.positions.get(step.id)
    const id = names.step.get(step.id) as string
    return {
      id,
      type,
      name: asItStood(step.title, kept?.name),
      lane: names.lane.get(step.lane ?? '') ?? null,
      bounds: at ? moved(nodeBounds(drawn, at), dx, dy) : null,
      label: at ? moved(nodeLabel(drawn, at, laidOut.labelSides.get(step.id)), dx, dy) : null,
      attachedTo: type === 'bpmn:BoundaryEvent' ? host : null,
      own: {
        ...ownValues('step', step, nameOf(writing)),
        ...(needsOwn(step.title) ? { title: [step.title] } : {}),
        ...(step.kind === 'note' && names.lane.has(step.lane ?? '')
          ? { lane: [names.lane.get(step.lane ?? '') as string] }
          : {}),
        ...(step.phase && names.phase.has(step.phase) ? { phase: [names.phase.get(step.phase) as string] } : {}),
      },
      kept: kept?.xml && typeFits(kept.type, step.kind) ? kept.xml : null,
      keptParts: [],
      colours: kept?.fill || kept?.stroke ? coloursOf(kept) : null,
      documentation: null,
      timer: step.kind === 'delay' && step.waitingBasis === 'calendar' ? isoDuration(step.waitingTime) : null,
      dataIn: [],
      dataOut: [],
      // A sub-process is a drawing of its own there, too: it begins at its own corner.
      inner: inside ? scopeOf(writing, inside, id, { dx: 0, dy: 0 }) : null,
      calls: called,
    }
  })
}

const coloursOf = ({ fill, stroke }: { fill?: string | undefined; stroke?: string | undefined }) => ({
  ...(fill ? { fill } : {}),
  ...(stroke ? { stroke } : {}),
})

function flowsOf(writing: Writing, version: string, names: Names, shift: Shift): BpmnFlow[] {
  const { reader, ids } = writing
  const { diagram, laidOut } = writing.drawn(version)
  const routes = new Map(laidOut.flows.map((route) => [route.id, route]))
  const steps = new Map(diagram.steps.map((step) => [step.id, step]))
  const card = (id: string) => {
    const step = steps.get(id)
    const at = laidOut.positions.get(id)
    return step?.kind === 'delay' && at ? stepBox(step, at) : null
  }
  return reader.list('sequenceFlow', { processVersion: version }).flatMap((flow): BpmnFlow[] => {
    const kept = readKept(keptFlow, flow.bpmn)
    const [from, to] = [names.step.get(flow.from), names.step.get(flow.to)]
    const host = reader.get('step', flow.to)
    if (!from || !to || (kept?.attaches && readKept(keptNode, host?.bpmn ?? null)?.type === 'bpmn:BoundaryEvent'))
      return []
    const route = routes.get(flow.id)
    let points = route?.points ?? []
    const [first, last] = [card(flow.from), card(flow.to)]
    if (first) points = ledToCircle(points, first, 'first')
    if (last) points = ledToCircle(points, last, 'last')
    const isNote = [flow.from, flow.to].some((id) => steps.get(id)?.kind === 'note')
    return [
      {
        id: ids.of('Flow', flow.id, kept?.id),
        from,
        to,
        name: asItStood(flow.label ?? '', kept?.name),
        condition: flow.condition,
        isDefault: flow.isDefault,
        association: isNote,
        points: points.map((point) => shifted(point, shift)),
        label: route?.label ? moved(route.label.box, shift.dx, shift.dy) : null,
        own: {
          ...ownValues('sequenceFlow', flow, nameOf(writing)),
          ...(flow.label !== null && needsOwn(flow.label) ? { label: [flow.label] } : {}),
          ...(isNote && flow.label ? { label: [flow.label] } : {}),
          ...(isNote && flow.condition ? { condition: [flow.condition] } : {}),
          ...(isNote && flow.isDefault ? { isDefault: ['true'] } : {}),
        },
        kept: kept?.xml ?? null,
        keptParts: [],
      },
    ]
  })
}

function lanesOf(writing: Writing, version: string, names: Names, { dx, dy }: Shift): BpmnLane[] {
  const { reader } = writing
  const row = reader.get('processVersion', version)
  const kept = readKept(keptVersion, row?.bpmn ?? null)
  const bands = writing.drawn(version).laidOut.lanes
  return reader.list('lane', { processVersion: version }).map((lane) => {
    const own = bands.filter((band) => band.id === lane.id)
    const band = own.find(({ depth }) => depth === 0) ?? own[0]
    return {
      id: names.lane.get(lane.id) as string,
      name: lane.title,
      parent: names.lane.get(lane.parent ?? '') ?? null,
      level: lane.parent === null ? 0 : 1,
      bounds: band ? moved(band.box, dx, dy) : null,
      own: {
        ...ownValues('lane', lane, nameOf(writing)),
        ...(needsOwn(lane.title) ? { title: [lane.title] } : {}),
      },
      kept: kept?.lanes.find(({ title }) => title === lane.title)?.xml ?? null,
    }
  })
}

function phasesOf(writing: Writing, version: string, names: Names, { dx, dy }: Shift): BpmnPhase[] {
  const columns = new Map(writing.drawn(version).laidOut.phases.map((column) => [column.id, column]))
  return writing.reader.list('phase', { processVersion: version }).map((phase) => {
    const column = columns.get(phase.id)
    return {
      id: names.phase.get(phase.id) as string,
      name: phase.title,
      bounds: column ? moved(column.box, dx, dy) : null,
      own: { ...ownValues('phase', phase, nameOf(writing)), title: [phase.title] },
    }
  })
}
