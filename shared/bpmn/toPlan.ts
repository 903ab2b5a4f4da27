// The processes of a BPMN file as drafts for the plan, and the report of what is kept without a counterpart.
import type { RowOf } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { BpmnDraft } from './draft.ts'
import { around, centre } from './geometry.ts'
import type { KeptFlow } from './kept.ts'
import { idPattern, keptNodeOf, keptText, keptVersionOf, mostKept } from './keptRows.ts'
import { kindOfType } from './kinds.ts'
import type { Making, ToPlanContext } from './making.ts'
import { cleanText, oneLine } from './oneLine.ts'
import { type FieldValue, readOwn } from './ownValues.ts'
import { type Placeable, placedNodes } from './placing.ts'
import { newReport } from './report.ts'
import { isoSeconds } from './timer.ts'
import type { BpmnFile, BpmnFlow, BpmnNode, BpmnScope } from './types.ts'

/** Drafts in the order of the file, each process before those inside of it; the largest that stands alone comes first of all. */
export function draftsOf(file: BpmnFile, context: ToPlanContext): { drafts: BpmnDraft[]; problems: Problem[] } {
  const making: Making = { context, report: newReport(), drafts: [], file }
  file.processes.forEach(({ scope }, order) => {
    draftOf(making, scope, null, order)
  })
  for (const { what, name } of file.unseen) making.report.unseen(what, oneLine(name))
  const [main] = making.drafts
    .filter(({ within }) => within === null)
    .toSorted((a, b) => b.steps.length - a.steps.length)
  const drafts = main ? [main, ...making.drafts.filter((draft) => draft !== main)] : []
  return { drafts, problems: making.report.problems() }
}

function draftOf(making: Making, scope: BpmnScope, within: string | null, order: number): void {
  const { context, report } = making
  const own = <E extends 'process' | 'processVersion'>(entity: E) =>
    readOwn(entity, entity === 'process' ? scope.ownProcess : scope.ownVersion, (field, text) =>
      report.refused(scope.name, field, text),
    )
  const title = oneLine(scope.ownProcess?.title?.[0] ?? scope.name) || context.fileTitle
  const kinds = new Map(scope.nodes.map((node) => [node.id, kindOf(node)]))
  const outlines = placeables(scope, kinds)
  const placed = placedNodes(scope, outlines, originOf(making, scope, within, order))
  const index = making.drafts.length
  const lanes = scope.lanes.map((lane, i) => ({
    key: lane.id,
    title: titleOf(lane.own?.title?.[0], lane.name) || `${i + 1}`,
    parent: lane.parent,
    fields: {
      ...(placed.lanes.has(lane.id) && !lane.own
        ? { size: Math.min(4000, Math.max(40, placed.lanes.get(lane.id) as number)) }
        : {}),
      ...readOwn('lane', lane.own, (field, text) => report.refused(lane.name, field, text)),
    },
  }))
  const inLane = (id: string | undefined) => (id !== undefined && lanes.some(({ key }) => key === id) ? id : null)
  const steps = scope.nodes.map((node): BpmnDraft['steps'][number] => {
    const at = placed.steps.get(node.id)
    const kind = kinds.get(node.id) as RowOf<'step'>['kind']
    return {
      key: node.id,
      title: titleOf(node.own?.title?.[0], node.name) || context.kindName(kind),
      kind,
      lane:
        node.lane ??
        inLane(node.own?.lane?.[0]) ??
        (node.own ? null : (outlines.find(({ id }) => id === node.id)?.lane ?? null)),
      phase: node.own?.phase?.[0] ?? null,
      opens: node.inner ? node.inner.id : node.calls,
      fields: {
        ...stepFields(making, node, kind),
        ...(at ? { x: at.x, y: at.y } : {}),
        bpmn: keptNodeOf(making, node, kind),
      },
    }
  })
  const known = new Set(scope.phases.map(({ id }) => id))
  for (const step of steps) if (step.phase !== null && !known.has(step.phase)) step.phase = null
  const deep = scope.lanes.filter(({ level }) => level > 1).map(({ name }) => oneLine(name))
  if (deep.length > 0) report.told('bpmnLanesFlattened', { names: deep.join(', ').slice(0, 300) })
  const loops = scope.flows.filter(({ from, to }) => from === to)
  for (const { from, name, id } of loops)
    report.told('bpmnSelfFlow', {
      name: oneLine(name) || id,
      step: steps.find(({ key }) => key === from)?.title ?? from,
    })
  const flows = scope.flows
    .filter((flow) => !loops.includes(flow))
    .map((flow) =>
      flowOf(
        making,
        flow,
        placed.factor.x === 1 && placed.factor.y === 1 && placed.steps.size > 0 ? placed.move : null,
      ),
    )
  // An event on the border follows its activity: the plan shows that as a flow.
  for (const { id, attachedTo } of scope.nodes)
    if (attachedTo !== null && !flows.some(({ from, to }) => from === attachedTo && to === id))
      flows.push({ from: attachedTo, to: id, fields: { bpmn: JSON.stringify({ attaches: true } satisfies KeptFlow) } })
  for (const { what, name } of scope.unseen) report.unseen(what, oneLine(name))
  making.drafts.push({
    key: scope.id,
    title,
    within,
    process: {
      ...(scope.documentation && within === null ? { purpose: cleanText(scope.documentation.slice(0, mostKept)) } : {}),
      ...own('process'),
    },
    version: {
      ...own('processVersion'),
      bpmn: keptVersionOf(making, scope, within, order, placed.move, placed.steps.size > 0),
    },
    lanes,
    phases: scope.phases.map((phase) => ({
      key: phase.id,
      title: titleOf(phase.own.title?.[0], phase.name) || phase.id,
      fields: readOwn('phase', phase.own, (field, text) => report.refused(phase.name, field, text)),
    })),
    steps,
    flows,
  })
  for (const { inner } of scope.nodes) if (inner) draftOf(making, inner, making.drafts[index]?.key ?? null, order)
}

/** A name of ours with its own spaces where nobody has changed it. */
const titleOf = (own: string | undefined, name: string): string => {
  const line = oneLine(name)
  return own !== undefined &&
    oneLine(own) === line &&
    own.trim() !== '' &&
    own.length <= 1000 &&
    !/[\r\n]/.test(own) &&
    cleanText(own) === own
    ? own
    : line
}

/** Where our drawing's origin is in the file, if it is a file of ours. */
function originOf(
  { file }: Making,
  { ownVersion }: BpmnScope,
  within: string | null,
  order: number,
): { x: number; y: number } | null {
  const pool = within === null ? (file.processes[order]?.pool ?? null) : null
  const origin = pointOf(ownVersion?.origin?.[0])
  if (!ownVersion) return null
  return { x: (pool?.x ?? 0) + (origin?.x ?? 0), y: (pool?.y ?? 0) + (origin?.y ?? 0) }
}

function kindOf(node: BpmnNode): RowOf<'step'>['kind'] {
  const found = kindOfType(node.type, node.timer !== null)
  const own = node.own?.kind?.[0]
  // Documents, data and waits are told from other tasks and events by our own data only.
  return (own === 'document' || own === 'data') && found === 'task'
    ? own
    : own === 'delay' && node.type === 'bpmn:IntermediateCatchEvent'
      ? own
      : found
}

/** 'x,y' of a file of ours. */
function pointOf(text: string | undefined): { x: number; y: number } | null {
  const [x, y, more] = (text ?? '').split(',').map(Number)
  const isPoint =
    text !== undefined &&
    more === undefined &&
    [x, y].every((n) => n !== undefined && Number.isFinite(n) && Math.abs(n) < 1e6)
  return isPoint ? { x: x as number, y: y as number } : null
}

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null

/** The lane that stands around a point, or next to it: annotations are in no lane of BPMN, though they are drawn in one. */
function laneAround({ lanes }: BpmnScope, { y }: { y: number }): string | null {
  const leaves = lanes.filter(({ id, bounds }) => bounds && !lanes.some(({ parent }) => parent === id))
  const away = ({ bounds }: BpmnScope['lanes'][number]) =>
    bounds ? Math.max(bounds.y - y, y - bounds.y - bounds.height, 0) : Infinity
  return leaves.toSorted((a, b) => away(a) - away(b))[0]?.id ?? null
}

/** Nodes with the outlines that they have here; events of a border stand below their activity. */
function placeables(scope: BpmnScope, kinds: ReadonlyMap<string, RowOf<'step'>['kind']>): Placeable[] {
  const boxes = new Map(scope.nodes.map(({ id, bounds }) => [id, bounds]))
  return scope.nodes.flatMap(({ id, name, bounds, lane, attachedTo, own }): Placeable[] => {
    if (!bounds) return []
    const host = attachedTo === null ? null : boxes.get(attachedTo)
    const { x } = centre(bounds)
    const away = pointOf(own?.away?.[0])
    const beside =
      host &&
      (away
        ? { x: centre(host).x + away.x, y: centre(host).y + away.y }
        : { x, y: host.y + host.height + bounds.height })
    const below = beside ? around(beside, bounds.width, bounds.height) : bounds
    return [
      {
        id,
        kind: kinds.get(id) ?? 'task',
        title: oneLine(name),
        bounds: below,
        lane: lane ?? laneAround(scope, centre(bounds)),
        width: whole(own?.width?.[0]),
        height: whole(own?.height?.[0]),
        isOurs: own !== null,
      },
    ]
  })
}

function stepFields({ report }: Making, node: BpmnNode, kind: RowOf<'step'>['kind']): Record<string, FieldValue> {
  const own = readOwn('step', node.own, (field, text) => report.refused(oneLine(node.name), field, text))
  const { kind: _, ...fields } = own
  const seconds = node.timer ? isoSeconds(node.timer) : null
  const waits = kind === 'delay' && seconds !== null && fields.waitingTime === undefined
  const lines = (field: string, names: readonly string[]) => {
    const before = typeof fields[field] === 'string' ? String(fields[field]).split('\n') : []
    const added = names.map(oneLine).filter((name) => name !== '' && !before.some((line) => line.trim() === name))
    return added.length > 0 ? { [field]: [...before, ...new Set(added)].join('\n') } : {}
  }
  return {
    // A file of ours says all there is; of others the lane tells who answers for a step.
    ...(node.own && kind !== 'note' ? { ownerRole: null } : {}),
    ...(node.documentation && kind !== 'note' ? { description: cleanText(node.documentation.slice(0, mostKept)) } : {}),
    ...(waits ? { waitingTime: seconds, waitingBasis: 'calendar' } : {}),
    ...fields,
    ...lines('inputs', node.dataIn),
    ...lines('outputs', node.dataOut),
  }
}

function flowOf(
  making: Making,
  flow: BpmnFlow,
  move: ((at: { x: number; y: number }) => { x: number; y: number }) | null,
): BpmnDraft['flows'][number] {
  const { report } = making
  const { own } = flow
  const name = oneLine(flow.name) || flow.id
  for (const part of flow.keptParts) if (part !== 'documentation') report.kept(part, name)
  const label = titleOf(own?.label?.[0], flow.association ? (own?.label?.[0] ?? '') : flow.name)
  const condition = flow.association ? (own?.condition?.[0] ?? null) : flow.condition
  const { waypoints, ...values } = readOwn('sequenceFlow', own, (field, text) => report.refused(name, field, text))
  const corners = waypoints !== undefined && move && flow.points.length > 2 ? flow.points.slice(1, -1).map(move) : null
  const isOurs = flow.kept === null && own !== null
  const kept: KeptFlow = {
    ...(idPattern.test(flow.id) ? { id: flow.id } : {}),
    ...(oneLine(flow.name) === flow.name || flow.name.length > 1000 ? {} : { name: flow.name }),
    ...(flow.kept === null ? {} : { xml: flow.kept }),
  }
  return {
    from: flow.from,
    to: flow.to,
    fields: {
      ...values,
      ...(label === '' ? {} : { label }),
      ...(condition === null ? {} : { condition: oneLine(condition) }),
      isDefault: flow.isDefault || own?.isDefault?.[0] === 'true',
      ...(corners && Array.isArray(waypoints) && waypoints.length > 0
        ? { waypoints: corners.map(({ x, y }): [number, number] => [Math.round(x), Math.round(y)]) }
        : {}),
      bpmn: isOurs ? null : keptText(making, name, kept),
    },
  }
}
