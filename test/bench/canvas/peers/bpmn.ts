// bpmn-js, the modeler with all its modules, drawing each step as we do.
import Modeler from 'bpmn-js/lib/Modeler'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer'
import { centreOf, stepSize } from '#shared/diagram/geometry.ts'
import type { Diagram, DiagramStep } from '#shared/diagram/types.ts'
import type { Peer } from './peer.ts'
import { svgStep } from './svgStep.ts'

const steps = new Map<string, DiagramStep>()

class StepRenderer extends (BaseRenderer as unknown as new (bus: unknown, priority: number) => object) {
  static $inject = ['eventBus']
  constructor(bus: unknown) {
    super(bus, 2000)
  }
  canRender(element: { id: string }): boolean {
    return steps.has(element.id)
  }
  drawShape(group: SVGElement, { id }: { id: string }): SVGElement {
    let outline: SVGElement | undefined
    for (const { tagName, attributes, textContent } of svgStep(steps.get(id)!)) {
      const part = document.createElementNS('http://www.w3.org/2000/svg', tagName)
      for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, String(value))
      if (textContent !== undefined) part.textContent = textContent
      group.appendChild(part)
      outline ??= part
    }
    return outline!
  }
}

function xmlOf({ steps: list, flows }: Diagram): string {
  const shapes = list.map((step) => {
    const { width, height } = stepSize(step.kind)
    return `<di:BPMNShape id="${step.id}_di" bpmnElement="${step.id}"><dc:Bounds x="${step.x}" y="${step.y}" width="${width}" height="${height}"/></di:BPMNShape>`
  })
  const lines = flows.map(({ id, from, to }) => {
    const [a, b] = [steps.get(from)!, steps.get(to)!]
    const [p, q] = [centreOf(a, { x: a.x!, y: a.y! }), centreOf(b, { x: b.x!, y: b.y! })]
    const [w, h] = [stepSize(a.kind), stepSize(b.kind)]
    const points =
      Math.abs(p.y - q.y) < 1
        ? [
            [p.x + w.width / 2, p.y],
            [q.x - h.width / 2, q.y],
          ]
        : [
            [p.x, p.y + w.height / 2],
            [p.x, (p.y + q.y) / 2],
            [q.x, (p.y + q.y) / 2],
            [q.x, q.y - h.height / 2],
          ]
    const way = points.map(([x, y]) => `<line:waypoint x="${x}" y="${y}"/>`).join('')
    return `<di:BPMNEdge id="${id}_di" bpmnElement="${id}">${way}</di:BPMNEdge>`
  })
  const spaces =
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:line="http://www.omg.org/spec/DD/20100524/DI"'
  const nodes = list.map(({ id, title }) => `<userTask id="${id}" name="${title}"/>`)
  const arcs = flows.map(({ id, from, to }) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`)
  return `<?xml version="1.0" encoding="UTF-8"?><definitions ${spaces} targetNamespace="bench"><process id="P">${nodes.join('')}${arcs.join('')}</process><di:BPMNDiagram id="D"><di:BPMNPlane id="L" bpmnElement="P">${shapes.join('')}${lines.join('')}</di:BPMNPlane></di:BPMNDiagram></definitions>`
}

type Canvas = { viewbox(box: object): void; zoom(to: string): void }
let canvas: Canvas

export const bpmn: Peer = {
  async mount(element, diagram, { x, y, zoom }) {
    for (const step of diagram.steps) steps.set(step.id, step)
    const additionalModules = [{ __init__: ['stepRenderer'], stepRenderer: ['type', StepRenderer] }]
    const modeler = new Modeler({ container: element, additionalModules })
    await modeler.importXML(xmlOf(diagram))
    canvas = modeler.get('canvas') as Canvas
    const { clientWidth, clientHeight } = element
    canvas.viewbox({ x: -x / zoom, y: -y / zoom, width: clientWidth / zoom, height: clientHeight / zoom })
  },
  fit: () => canvas.zoom('fit-viewport'),
  isPaper: (element) =>
    element.tagName === 'svg' && element.parentElement?.classList.contains('djs-container') === true,
  step: (id) => document.querySelector(`[data-element-id="${id}"]`),
  flows: () => document.querySelectorAll('.djs-connection').length,
}
