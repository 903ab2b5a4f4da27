// React Flow as its documentation has it, with our real step component; culling as an option.
import '@xyflow/react/dist/base.css'
import { type Edge, type Node, ReactFlow, type ReactFlowInstance, useEdgesState, useNodesState } from '@xyflow/react'
import { createRoot } from 'react-dom/client'
import type { Diagram } from '#shared/diagram/types.ts'
import { StepNode } from '../../../../renderer/features/process/canvas/StepNode.tsx'
import type { Peer, Viewport } from './peer.ts'

const nodeTypes = { step: StepNode }
let flow: ReactFlowInstance

type Props = { diagram: Diagram; viewport: Viewport; culling: boolean; onReady: () => void }

function Canvas({ diagram, viewport, culling, onReady }: Props) {
  const [nodes, , onNodesChange] = useNodesState<Node>(
    diagram.steps.map((step) => ({
      id: step.id,
      type: 'step',
      position: { x: step.x ?? 0, y: step.y ?? 0 },
      data: { step, side: undefined },
    })),
  )
  const [edges] = useEdgesState<Edge>(
    diagram.flows.map(({ id, from, to }) => ({
      ...{ id, source: from, target: to, type: 'smoothstep' },
      ...{ sourceHandle: 'right', targetHandle: 'left' },
    })),
  )
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes as never}
      onNodesChange={onNodesChange}
      onInit={(instance) => {
        flow = instance
        onReady()
      }}
      defaultViewport={viewport}
      minZoom={0.01}
      connectionMode={'loose' as never}
      onlyRenderVisibleElements={culling}
      proOptions={{ hideAttribution: true }}
    />
  )
}

const peer = (culling: boolean): Peer => ({
  mount: (element, diagram, viewport) =>
    new Promise<void>((onReady) => {
      createRoot(element).render(<Canvas diagram={diagram} viewport={viewport} culling={culling} onReady={onReady} />)
    }),
  fit: () => void flow.fitView({ minZoom: 0.01 }),
  isPaper: (element) => element.classList.contains('react-flow__pane'),
  step: (id) => document.querySelector(`.react-flow__node[data-id="${id}"]`),
})

export const reactFlow = peer(false)
export const reactFlowCulled = peer(true)
