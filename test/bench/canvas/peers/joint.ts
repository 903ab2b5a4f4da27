// JointJS with its own culling: cells out of view are not rendered, and given up when they leave it.
import { dia, shapes } from '@joint/core'
import { stepSize } from '#shared/diagram/geometry.ts'
import type { Peer } from './peer.ts'
import { svgStep } from './svgStep.ts'

let paper: dia.Paper

export const joint: Peer = {
  async mount(element, diagram, { x, y, zoom }) {
    const holder = element.appendChild(document.createElement('div'))
    const graph = new dia.Graph({}, { cellNamespace: shapes })
    const { clientWidth: width, clientHeight: height } = element
    const near = 100
    paper = new dia.Paper({
      el: holder,
      model: graph,
      width,
      height,
      async: true,
      frozen: true,
      sorting: dia.Paper.sorting.APPROX,
      cellViewNamespace: shapes,
      defaultRouter: { name: 'rightAngle' },
      interactive: { linkMove: false },
      viewManagement: { lazyInitialize: true, disposeHidden: true },
      cellVisibility: (cell: dia.Cell) => {
        const box = cell.getBBox()
        const { sx } = paper.scale()
        const { tx, ty } = paper.translate()
        const [left, top] = [box.x * sx + tx, box.y * sx + ty]
        const [right, bottom] = [left + box.width * sx, top + box.height * sx]
        return left < width + near && right > -near && top < height + near && bottom > -near
      },
    } as dia.Paper.Options)
    paper.scale(zoom)
    paper.translate(x, y)
    graph.resetCells([
      ...diagram.steps.map(
        (step) =>
          new shapes.standard.Rectangle({
            id: step.id,
            position: { x: step.x ?? 0, y: step.y ?? 0 },
            size: stepSize(step.kind),
            markup: svgStep(step),
            attrs: {},
          }),
      ),
      ...diagram.flows.map(
        ({ id, from, to }) => new shapes.standard.Link({ id, source: { id: from }, target: { id: to } }),
      ),
    ])
    await new Promise<void>((resolve) => {
      paper.once('render:done', () => resolve())
      paper.unfreeze()
    })
    let start: { x: number; y: number } | null = null
    paper.on('blank:pointerdown', (event) => {
      const { tx, ty } = paper.translate()
      start = { x: (event.clientX ?? 0) - tx, y: (event.clientY ?? 0) - ty }
    })
    document.addEventListener('mousemove', (event) => {
      if (start) paper.translate(event.clientX - start.x, event.clientY - start.y)
    })
    document.addEventListener('mouseup', () => {
      start = null
    })
  },
  fit: () => paper.transformToFitContent({ padding: 10 }),
  isPaper: (element) => element.tagName === 'svg' || element.classList.contains('joint-paper'),
  step: (id) => document.querySelector(`[model-id="${id}"]`),
  flows: () => document.querySelectorAll('.joint-link').length,
}
