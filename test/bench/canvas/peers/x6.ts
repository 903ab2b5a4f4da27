// AntV X6 with virtual rendering.
import { Graph } from '@antv/x6'
import { stepSize } from '#shared/diagram/geometry.ts'
import type { Peer } from './peer.ts'
import { svgStep } from './svgStep.ts'

let graph: Graph

export const x6: Peer = {
  async mount(element, diagram, { x, y, zoom }) {
    const container = element.appendChild(document.createElement('div'))
    const { clientWidth: width, clientHeight: height } = element
    graph = new Graph({ container, width, height, panning: true, virtual: true })
    graph.scale(zoom)
    graph.translate(x, y)
    graph.fromJSON({
      nodes: diagram.steps.map((step) => ({
        id: step.id,
        shape: 'rect',
        x: step.x ?? 0,
        y: step.y ?? 0,
        ...stepSize(step.kind),
        markup: svgStep(step).map(({ attributes, ...part }) => ({ ...part, attrs: attributes })),
        attrs: {},
      })),
      edges: diagram.flows.map(({ id, from, to }) => ({ id, source: from, target: to, router: { name: 'orth' } })),
    })
    // It draws by and by and says nothing at the end.
    await new Promise<void>((resolve) => {
      const drawn = () => (element.querySelector('.x6-edge') ? resolve() : requestAnimationFrame(drawn))
      drawn()
    })
  },
  fit: () => graph.zoomToFit({ minScale: 0.01 }),
  isPaper: (element) => element.tagName === 'svg' || element.classList.contains('x6-graph-grid'),
  step: (id) => document.querySelector(`[data-cell-id="${id}"]`),
  flows: () => document.querySelectorAll('.x6-edge').length,
}
