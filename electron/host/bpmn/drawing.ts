// The drawing part of a BPMN file: a page for the processes in view, one for every sub-process and every process that is called.
import { scopeBoxes } from '#shared/bpmn/connect.ts'
import { straight } from '#shared/bpmn/geometry.ts'
import type { BpmnFile, BpmnNode, BpmnScope } from '#shared/bpmn/types.ts'
import type { Point, Rect } from '#shared/diagram/types.ts'
import { adopt, type Building } from './building.ts'
import { type Element, isA, listOf } from './moddle.ts'

/** Coordinates have two decimals at most. */
const round = (value: number) => Math.round(value * 100) / 100

interface Page {
  readonly diagram: Element
  readonly elements: Element[]
}

/** `boxes`: where everything of the first page stands, by id. */
export function drawFile(
  building: Building,
  file: BpmnFile,
  collaboration: Element | null,
  boxes: ReadonlyMap<string, Rect>,
): Element[] {
  const pages: Page[] = []
  const inView = file.processes.filter(({ pool }) => pool !== null)
  const first = collaboration ? inView : file.processes.slice(0, 1)
  const subject = collaboration ?? building.byId.get(file.processes[0]?.scope.id ?? '')
  if (!subject) return []
  const page = newPage(building, subject)
  pages.push(page)
  const inner: BpmnNode[] = []
  for (const { participant, pool, scope } of first) {
    const element = building.byId.get(participant ?? '')
    if (element && pool) page.elements.push(shapeOf(building, element, pool, null, { isHorizontal: true }))
    drawScope(building, page, scope, boxes, inner)
  }
  for (const { of, bounds } of file.shapes) {
    const element = building.byId.get(of)
    if (element)
      page.elements.push(
        shapeOf(building, element, bounds, null, isA(element, 'bpmn:Participant') ? { isHorizontal: true } : {}),
      )
  }
  for (const flow of listOf(collaboration ?? ({} as Element), 'messageFlows'))
    connect(building, page, flow, flow.sourceRef, flow.targetRef, boxes)
  for (const { scope } of file.processes.filter((process) => !first.includes(process))) {
    const element = building.byId.get(scope.id)
    if (!element) continue
    const own = newPage(building, element)
    pages.push(own)
    drawScope(building, own, scope, new Map(scopeBoxes(scope)), inner)
  }
  for (let node = inner.shift(); node; node = inner.shift()) {
    const element = building.byId.get(node.id)
    if (!element || !node.inner) continue
    const own = newPage(building, element)
    pages.push(own)
    drawScope(building, own, node.inner, new Map(scopeBoxes(node.inner)), inner)
  }
  return pages.map(({ diagram, elements }) => {
    diagram.plane.planeElement = elements
    adopt(diagram.plane, elements)
    return diagram
  })
}

function newPage({ moddle }: Building, subject: Element): Page {
  const plane = moddle.create('bpmndi:BPMNPlane', { id: `${subject.id}_plane`, bpmnElement: subject })
  const diagram = moddle.create('bpmndi:BPMNDiagram', { id: `${subject.id}_page`, plane })
  return { diagram: adopt(diagram, [plane]), elements: [] }
}

function drawScope(
  building: Building,
  page: Page,
  scope: BpmnScope,
  boxes: ReadonlyMap<string, Rect>,
  inner: BpmnNode[],
): void {
  const { byId } = building
  for (const { id, bounds } of scope.lanes) {
    const element = byId.get(id)
    if (element && bounds) page.elements.push(shapeOf(building, element, bounds, null, { isHorizontal: true }))
  }
  for (const { id, bounds } of scope.phases) {
    const element = byId.get(id)
    if (element && bounds)
      page.elements.push(shapeOf(building, element, bounds, { ...bounds, y: bounds.y + 6, height: 16 }, {}))
  }
  for (const { of, bounds } of scope.shapes) {
    const element = byId.get(of)
    if (element) page.elements.push(shapeOf(building, element, bounds, null, {}))
  }
  for (const node of scope.nodes) {
    const element = byId.get(node.id)
    if (!element || !node.bounds) continue
    const marks = {
      ...(node.type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}),
      ...(isA(element, 'bpmn:SubProcess') ? { isExpanded: false } : {}),
    }
    const shape = shapeOf(building, element, node.bounds, node.name.trim() === '' ? null : node.label, marks)
    const { fill, stroke } = node.colours ?? {}
    for (const name of fill ? ['bioc:fill', 'color:background-color'] : []) shape.set(name, fill)
    for (const name of stroke ? ['bioc:stroke', 'color:border-color'] : []) shape.set(name, stroke)
    page.elements.push(shape)
    if (node.inner) inner.push(node)
    for (const link of listOf(element, 'dataInputAssociations'))
      for (const from of listOf(link, 'sourceRef')) connect(building, page, link, from, element, boxes)
    for (const link of listOf(element, 'dataOutputAssociations'))
      connect(building, page, link, element, link.targetRef, boxes)
  }
  const drawn = new Set<string>()
  for (const { id, points, label, name } of scope.flows) {
    const element = byId.get(id)
    drawn.add(id)
    if (element && points.length >= 2)
      page.elements.push(edgeOf(building, element, points, name.trim() === '' ? null : label))
  }
  const parent = byId.get(scope.id)
  for (const link of listOf(parent ?? ({} as Element), 'artifacts'))
    if (link.$type === 'bpmn:Association' && !drawn.has(link.id ?? ''))
      connect(building, page, link, link.sourceRef, link.targetRef, boxes)
}

const boundsOf = ({ moddle }: Building, { x, y, width, height }: Rect) =>
  moddle.create('dc:Bounds', { x: round(x), y: round(y), width: round(width), height: round(height) })

function labelOf(building: Building, box: Rect): Element {
  const bounds = boundsOf(building, box)
  return adopt(building.moddle.create('bpmndi:BPMNLabel', { bounds }), [bounds])
}

function shapeOf(building: Building, of: Element, box: Rect, label: Rect | null, marks: object): Element {
  const bounds = boundsOf(building, box)
  const shape = building.moddle.create('bpmndi:BPMNShape', { id: `${of.id}_di`, bpmnElement: of, ...marks, bounds })
  adopt(shape, [bounds])
  if (label) shape.label = labelOf(building, label)
  return shape.label ? adopt(shape, [shape.label]) : shape
}

function edgeOf(building: Building, of: Element, points: readonly Point[], label: Rect | null): Element {
  const { moddle } = building
  const waypoint = points.map(({ x, y }) => moddle.create('dc:Point', { x: round(x), y: round(y) }))
  const edge = moddle.create('bpmndi:BPMNEdge', { id: `${of.id}_di`, bpmnElement: of, waypoint })
  adopt(edge, waypoint)
  if (label) edge.label = labelOf(building, label)
  return edge.label ? adopt(edge, [edge.label]) : edge
}

/** Draws a connection of what was kept, if both ends stand on the page. */
function connect(
  building: Building,
  page: Page,
  link: Element,
  from: Element | undefined,
  to: Element | undefined,
  boxes: ReadonlyMap<string, Rect>,
): void {
  const [a, b] = [boxes.get(from?.id ?? ''), boxes.get(to?.id ?? '')]
  if (a && b && link.id) page.elements.push(edgeOf(building, link, straight(a, b), null))
}
