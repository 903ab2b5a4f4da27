// The content of a process or sub-process of a BPMN file: nodes, flows, lanes, phases; what is left in the element is kept.
import { isSubProcess } from '#shared/bpmn/kinds.ts'
import type { BpmnFlow, BpmnLane, BpmnNode, BpmnPhase, BpmnScope, KeptShape, Unseen } from '#shared/bpmn/types.ts'
import { partsOf, remaining } from './keptParts.ts'
import { type Element, isA, listOf } from './moddle.ts'
import { dropOwn, ownOf, xmlOf } from './ownRows.ts'
import { isVertical, labelBounds, linePoints, shapeBounds, shapeColours } from './places.ts'
import { nameOf, type Reading } from './reading.ts'

/** The scope and all scopes inside of it, as elements. */
export function subProcesses(scope: Element): Element[] {
  return [
    scope,
    ...listOf(scope, 'taken')
      .filter(({ $type }) => isSubProcess($type))
      .flatMap(subProcesses),
  ]
}

const textOf = (element: Element): string | null => {
  const text = listOf(element, 'documentation')
    .map(({ text }) => String(text ?? ''))
    .join('\n')
    .trim()
  return text === '' ? null : text
}
const attribute = (value: unknown): string => (typeof value === 'string' ? value : '')

/** `pool`: the participant that shows the process. The element keeps only what this does not say. */
export async function readScope(reading: Reading, scope: Element, pool: Element | null): Promise<BpmnScope> {
  const { places, moddle } = reading
  const elements = listOf(scope, 'flowElements')
  const artifacts = listOf(scope, 'artifacts')
  const taken = elements.filter((e) => isA(e, 'bpmn:FlowNode') && !isA(e, 'bpmn:ChoreographyActivity'))
  const notes = artifacts.filter(({ $type }) => $type === 'bpmn:TextAnnotation')
  const known = new Set([...taken, ...notes])
  const flows = elements.filter((e) => isA(e, 'bpmn:SequenceFlow') && known.has(e.sourceRef) && known.has(e.targetRef))
  const ties = artifacts.filter(
    (e) =>
      isA(e, 'bpmn:Association') &&
      known.has(e.sourceRef) &&
      known.has(e.targetRef) &&
      e.sourceRef !== e.targetRef &&
      [e.sourceRef, e.targetRef].some((end) => notes.includes(end)),
  )
  const groups = artifacts.filter((e) => e.$type === 'bpmn:Group' && ownOf(e, 'phase') !== null)
  const laneSets = listOf(scope, 'laneSets')
  const lanes = laneSets.flatMap((set) => lanesIn(set, null, 0))
  const leafOf = new Map<Element, string>()
  for (const { lane } of lanes)
    for (const node of listOf(lane, 'flowNodeRef'))
      if (lane.id && !(leafOf.has(node) && lane.childLaneSet)) leafOf.set(node, lane.id)
  const defaults = new Set(taken.flatMap((e) => (e.default ? [e.default as Element] : [])))
  const names = (element: Element, property: string) => listOf(element, property)

  const readFlows: BpmnFlow[] = []
  for (const flow of [...flows, ...ties]) {
    const own = ownOf(flow, 'sequenceFlow')
    const association = ties.includes(flow)
    const base = {
      ...{
        id: attribute(flow.id),
        from: attribute(flow.sourceRef.id),
        to: attribute(flow.targetRef.id),
        association,
        own,
      },
      ...{
        name: attribute(flow.name),
        isDefault: defaults.has(flow),
        points: linePoints(places, flow),
        label: labelBounds(places, flow),
      },
    }
    const body = flow.conditionExpression?.body
    const condition = typeof body === 'string' && body.trim() !== '' ? body : null
    for (const gone of ['sourceRef', 'targetRef', 'name']) delete flow[gone]
    dropOwn(flow)
    const expression = flow.conditionExpression as Element | undefined
    // A plain expression is its text; one in a language stays, its text excepted.
    if (expression && condition !== null) delete expression.body
    if (expression && !expression.language && !expression.evaluatesToTypeRef && !expression.id)
      delete flow.conditionExpression
    readFlows.push({ ...base, condition, keptParts: remaining(flow), kept: await keptXml(reading, flow) })
  }

  const readNodes: BpmnNode[] = []
  for (const node of [...taken, ...notes]) {
    const own = ownOf(node, 'step')
    const timer = listOf(node, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition')
    const body = timer?.timeDuration?.body
    const data = (links: Element[], end: 'sourceRef' | 'targetRef') =>
      links.flatMap((link) =>
        [link[end] as Element | Element[] | undefined].flat().flatMap((of) => (of ? [nameOf(of)] : [])),
      )
    const base = {
      ...{
        id: attribute(node.id),
        type: node.$type,
        own,
        name: attribute(node.$type === 'bpmn:TextAnnotation' ? node.text : node.name),
      },
      ...{
        lane: leafOf.get(node) ?? null,
        bounds: shapeBounds(places, node),
        label: labelBounds(places, node),
        colours: shapeColours(places, node),
      },
      attachedTo: known.has(node.attachedToRef) ? attribute(node.attachedToRef.id) : null,
      documentation: textOf(node),
      timer: timer ? (typeof body === 'string' ? body : '') : null,
      dataIn: data(names(node, 'dataInputAssociations'), 'sourceRef'),
      dataOut: data(names(node, 'dataOutputAssociations'), 'targetRef'),
      calls: reading.processes.has(attribute(node.calledElement)) ? attribute(node.calledElement) : null,
    }
    const hasInside = listOf(node, 'flowElements').some((e) => isA(e, 'bpmn:FlowNode'))
    const inner = isSubProcess(node.$type) && hasInside ? await readScope(reading, node, null) : null
    for (const gone of ['incoming', 'outgoing', 'default', 'attachedToRef', 'name']) delete node[gone]
    if (node.$type === 'bpmn:TextAnnotation') delete node.text
    if (base.calls) delete node.calledElement
    // The timer that we write for a wait says what the wait says.
    if (
      own?.kind?.[0] === 'delay' &&
      timer &&
      listOf(node, 'eventDefinitions').length === 1 &&
      !timer.timeDate &&
      !timer.timeCycle
    )
      delete node.eventDefinitions
    dropOwn(node)
    readNodes.push({ ...base, inner, keptParts: remaining(node), kept: await keptXml(reading, node) })
  }

  const readLanes: BpmnLane[] = []
  for (const { lane, parent, level } of lanes) {
    const base = {
      level,
      id: attribute(lane.id),
      name: attribute(lane.name),
      parent,
      bounds: shapeBounds(places, lane),
      own: ownOf(lane, 'lane'),
    }
    for (const gone of ['flowNodeRef', 'childLaneSet', 'name']) delete lane[gone]
    dropOwn(lane)
    readLanes.push({ ...base, kept: await keptXml(reading, lane) })
  }
  const phases = groups.map((group): BpmnPhase => {
    const own = ownOf(group, 'phase') ?? {}
    const name = attribute(group.categoryValueRef?.value) || (own.title?.[0] ?? '')
    return { id: attribute(group.id), name, bounds: shapeBounds(places, group), own }
  })
  const gone = new Set<Element>([...taken, ...flows, ...notes, ...ties, ...groups])
  const rest = [...elements, ...artifacts].filter((element) => !gone.has(element))
  const shapes = rest.flatMap((element): KeptShape[] => {
    const bounds = shapeBounds(places, element)
    return bounds && element.id ? [{ of: element.id, bounds }] : []
  })
  const unseen = rest
    // A data object is told by the reference that stands in the drawing.
    .filter(({ $type }) => $type !== 'bpmn:DataObject')
    .map((element): Unseen => ({ what: partsOf(element.$type), name: nameOf(element) }))
  // Notes for `subProcesses` and for categories, which only exist while the file is read.
  Object.defineProperty(scope, 'taken', { value: taken, enumerable: false })
  Object.defineProperty(scope, 'phasesTaken', {
    value: groups.flatMap(({ categoryValueRef }) => categoryValueRef ?? []),
    enumerable: false,
  })
  scope.flowElements = elements.filter((element) => !gone.has(element))
  scope.artifacts = artifacts.filter((element) => !gone.has(element))
  if (scope.flowElements.length === 0) delete scope.flowElements
  if (scope.artifacts.length === 0) delete scope.artifacts
  delete scope.laneSets
  const read = {
    id: attribute(scope.id),
    name: attribute(scope.name),
    documentation: textOf(scope),
    ...{ ownProcess: ownOf(scope, 'process'), ownVersion: ownOf(scope, 'processVersion') },
    ...{ nodes: readNodes, flows: readFlows, lanes: readLanes, phases, shapes, unseen },
    vertical:
      (pool !== null && isVertical(places, pool)) ||
      laneSets.some((set) => listOf(set, 'lanes').some((lane) => isVertical(places, lane))),
  }
  if (scope.$type !== 'bpmn:Process') return { ...read, kept: null }
  delete scope.name
  dropOwn(scope)
  return {
    ...read,
    name: (pool && attribute(pool.name)) || read.name,
    kept: remaining(scope).length > 0 ? await xmlOf(moddle, scope) : null,
  }
}

/** Lanes of all levels, outer ones first; `parent`: the outermost, since a lane of the plan has one level of inner lanes. */
function lanesIn(
  set: Element,
  parent: string | null,
  level: number,
): { lane: Element; parent: string | null; level: number }[] {
  return listOf(set, 'lanes').flatMap((lane) => {
    const inner = lane.childLaneSet ? lanesIn(lane.childLaneSet, parent ?? attribute(lane.id), level + 1) : []
    return [{ lane, parent, level }, ...inner]
  })
}

/** The element's XML when it says more than its type and id. */
const keptXml = async ({ moddle }: Reading, element: Element): Promise<string | null> =>
  remaining(element).length > 0 ? xmlOf(moddle, element) : null
