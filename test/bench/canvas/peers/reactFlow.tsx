// React Flow as its documentation has it, with our real step component; culling as an option.
import '@xyflow/react/dist/base.css'
import {
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  ReactFlow,
  type ReactFlowInstance,
  useEdgesState,
  useNodesState,
} from '@xyflow/react'
import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import type { Diagram } from '#shared/diagram/types.ts'
import { handleSides, type StepNodeType } from '../../../../renderer/features/process/canvas/nodes.ts'
import { StepNode } from '../../../../renderer/features/process/canvas/StepNode.tsx'
import type { Peer, Viewport } from './peer.ts'

/** Our step knows its ports without handles on the page; React Flow draws no flow to a step that has none there. */
const StepWithHandles = memo(function StepWithHandles(props: NodeProps<StepNodeType>) {
  return (
    <>
      <StepNode {...props} />
      {handleSides.map(([name, position]) => (
        <Handle key={name} id={name} type="source" position={position} />
      ))}
    </>
  )
})

const nodeTypes = { step: StepWithHandles }
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
  flows: () => document.querySelectorAll('.react-flow__edge-path').length,
})

export const reactFlow = peer(false)
export const reactFlowCulled = peer(true)
