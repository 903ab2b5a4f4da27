// The page of a canvas to compare with: draws what it is given and answers the driver of the bench.
import type { Diagram } from '#shared/diagram/types.ts'
import type { Peer, Viewport } from './peer.ts'

const peers: Record<string, () => Promise<Peer>> = {
  bpmn: async () => (await import('./bpmn.ts')).bpmn,
  joint: async () => (await import('./joint.ts')).joint,
  x6: async () => (await import('./x6.ts')).x6,
  reactFlow: async () => (await import('./reactFlow.tsx')).reactFlow,
  reactFlowCulled: async () => (await import('./reactFlow.tsx')).reactFlowCulled,
}

export type Area = { x: number; y: number; width: number; height: number }
let peer: Peer

const page = {
  /** Loads the library; not part of what is measured. */
  async load(name: string): Promise<void> {
    peer = await peers[name]!()
    await document.fonts.ready
  },
  /** ms from handing the diagram over until two frames after the library says it is drawn and this step is there. */
  async mount(diagram: Diagram, area: Area, viewport: Viewport, step: string): Promise<number> {
    const element = document.querySelector<HTMLElement>('#canvas')!
    Object.assign(element.style, {
      left: `${area.x}px`,
      top: `${area.y}px`,
      width: `${area.width}px`,
      height: `${area.height}px`,
    })
    const frame = () => new Promise(requestAnimationFrame)
    await frame()
    const start = performance.now()
    await peer.mount(element, diagram, viewport)
    while (!peer.step(step) || peer.flows() === 0) await frame()
    await frame()
    await frame()
    return performance.now() - start
  },
  fit: () => peer.fit(),
  isPaper: (element: Element) => peer.isPaper(element),
  step: (id: string) => peer.step(id),
  flows: () => peer.flows(),
}
export type BenchPage = typeof page
Object.assign(window, { bench: page })
