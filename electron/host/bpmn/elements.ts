// The semantic part of a BPMN file: the elements of a scope, each begun from what was kept of it.
import { isoSeconds } from '#shared/bpmn/timer.ts'
import type { BpmnFlow, BpmnNode, BpmnScope } from '#shared/bpmn/types.ts'
import { adopt, type Building } from './building.ts'
import { type Element, listOf } from './moddle.ts'
import { putOwn } from './ownRows.ts'

/** Puts nodes, flows, lanes and phases of a scope into its element. */
export async function fill(building: Building, parent: Element, scope: BpmnScope): Promise<void> {
  const { moddle, byId } = building
  const nodes = new Map<string, Element>()
  const elements: Element[] = []
  const artifacts: Element[] = []
  for (const node of scope.nodes) {
    const element = await nodeElement(building, node)
    nodes.set(node.id, element)
    byId.set(node.id, element)
    ;(node.type === 'bpmn:TextAnnotation' ? artifacts : elements).push(element)
  }
  for (const flow of scope.flows) {
    const [source, target] = [nodes.get(flow.from), nodes.get(flow.to)]
    if (!source || !target) continue
    const element = await flowElement(building, flow, source, target)
    byId.set(flow.id, element)
    ;(flow.association ? artifacts : elements).push(element)
  }
  for (const { id, own } of scope.phases) {
    const group = moddle.create('bpmn:Group', { id })
    putOwn(moddle, group, 'phase', own)
    building.fragments.refer(group, 'bpmn:categoryValueRef', `${id}_value`)
    byId.set(id, group)
    artifacts.push(group)
  }
  const lanes = await laneSet(building, scope, nodes)
  if (lanes) parent.laneSets = [adopt(lanes, [])]
  parent.flowElements = [...listOf(parent, 'flowElements'), ...elements]
  parent.artifacts = [...listOf(parent, 'artifacts'), ...artifacts]
  adopt(parent, [...(lanes ? [lanes] : []), ...parent.flowElements, ...parent.artifacts])
}

async function nodeElement(building: Building, node: BpmnNode): Promise<Element> {
  const { moddle, fragments } = building
  const element = (await fragments.take(node.kept, node.type)) ?? moddle.create(node.type, {})
  element.id = node.id
  if (node.type === 'bpmn:TextAnnotation') element.text = node.name
  else if (node.name.trim() !== '') element.name = node.name
  if (node.attachedTo) fragments.refer(element, 'bpmn:attachedToRef', node.attachedTo)
  if (node.calls) element.calledElement = node.calls
  if (
    node.type === 'bpmn:IntermediateCatchEvent' &&
    listOf(element, 'eventDefinitions').length === 0 &&
    node.own?.kind?.[0] === 'delay'
  )
    element.eventDefinitions = [moddle.create('bpmn:TimerEventDefinition', { id: `${node.id}_timer` })]
  const timer = listOf(element, 'eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition')
  const before = timer?.timeDuration?.body
  const isSaid = typeof before === 'string' && isoSeconds(before) === isoSeconds(node.timer ?? '')
  if (timer && node.timer !== null && !isSaid && !timer.timeDate && !timer.timeCycle)
    timer.timeDuration = adopt(moddle.create('bpmn:FormalExpression', { body: node.timer }), [])
  adopt(element, listOf(element, 'eventDefinitions'))
  if (node.inner) {
    await fill(building, element, node.inner)
    putOwn(moddle, element, 'processVersion', node.inner.ownVersion)
    putOwn(moddle, element, 'process', { ...node.inner.ownProcess, title: [node.inner.name] })
  }
  putOwn(moddle, element, 'step', node.own)
  return element
}

async function flowElement(building: Building, flow: BpmnFlow, source: Element, target: Element): Promise<Element> {
  const { moddle, fragments } = building
  const type = flow.association ? 'bpmn:Association' : 'bpmn:SequenceFlow'
  const element = (await fragments.take(flow.kept, type)) ?? moddle.create(type, {})
  Object.assign(element, { id: flow.id, sourceRef: source, targetRef: target })
  if (!flow.association) {
    if (flow.name.trim() !== '') element.name = flow.name
    if (flow.condition !== null) {
      element.conditionExpression ??= moddle.create('bpmn:FormalExpression', {})
      element.conditionExpression.body = flow.condition
      element.conditionExpression.$parent = element
    }
    source.outgoing = [...listOf(source, 'outgoing'), element]
    target.incoming = [...listOf(target, 'incoming'), element]
    if (flow.isDefault) source.default = element
  }
  putOwn(moddle, element, 'sequenceFlow', flow.own)
  return element
}

async function laneSet(
  { moddle, fragments, byId }: Building,
  scope: BpmnScope,
  nodes: ReadonlyMap<string, Element>,
): Promise<Element | null> {
  if (scope.lanes.length === 0) return null
  const lanes = new Map<string, Element>()
  for (const lane of scope.lanes) {
    const element = (await fragments.take(lane.kept, 'bpmn:Lane')) ?? moddle.create('bpmn:Lane', {})
    const inside = scope.nodes.filter((node) => node.lane === lane.id && node.type !== 'bpmn:TextAnnotation')
    Object.assign(element, {
      id: lane.id,
      name: lane.name,
      flowNodeRef: inside.flatMap(({ id }) => nodes.get(id) ?? []),
    })
    putOwn(moddle, element, 'lane', lane.own)
    byId.set(lane.id, element)
    lanes.set(lane.id, element)
  }
  const top: Element[] = []
  for (const { id, parent } of scope.lanes) {
    const [lane, outer] = [lanes.get(id) as Element, lanes.get(parent ?? '')]
    if (!outer || outer === lane) {
      top.push(lane)
      continue
    }
    outer.childLaneSet ??= moddle.create('bpmn:LaneSet', { id: `${parent}_lanes`, lanes: [] })
    outer.childLaneSet.$parent = outer
    outer.childLaneSet.lanes.push(lane)
    lane.$parent = outer.childLaneSet
  }
  return adopt(moddle.create('bpmn:LaneSet', { id: `${scope.id}_lanes`, lanes: top }), top)
}
