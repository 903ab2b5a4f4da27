// The steps and flows in view as elements of React Flow. Renders again by itself while the view moves; the canvas around it does not.
import { ReactFlow, type ReactFlowProps } from '@xyflow/react'
import { type MouseEvent, type RefObject, useMemo } from 'react'
import type { DiagramStep, FlowRoute, Positions } from '#shared/diagram/types.ts'
import { withShaped } from '../edit/onPaper.ts'
import type { Drawing } from '../model/drawing.ts'
import { drawnBoxes } from '../model/drawnBoxes.ts'
import { type EditorState, editor } from '../model/state.ts'
import { useDragFollow } from './dragFollow.ts'
import { FlowLayer } from './FlowLayer.tsx'
import { edgeKeeper, type FlowEdgeType, nodeKeeper, type StepNodeType } from './nodes.ts'
import { StepNode } from './StepNode.tsx'
import { useShown } from './shown.ts'

const nodeTypes = { step: StepNode }
/** Flows are drawn by their layer; here are only the ends by which a selected one is moved. */
const edgeTypes = { flow: () => null }
const noNodes: StepNodeType[] = []
const noEdges: FlowEdgeType[] = []

interface Props extends ReactFlowProps<StepNodeType, FlowEdgeType> {
  drawing: Drawing
  /** Around the canvas. */
  holder: RefObject<Element | null>
  selected: Pick<EditorState, 'steps' | 'flows'>
  /** Steps that make room for the one being typed, and the lines of their flows. */
  moved: Positions | null
  rerouted: ReadonlyMap<string, FlowRoute> | null
  shaping: EditorState['shaping']
  onFlowMenu: (event: MouseEvent, flow: string) => void
  /** Too small for elements: something else draws them. */
  overview: boolean
}

export function Elements(props: Props) {
  const { drawing, holder, selected, moved, rerouted, shaping, overview, onFlowMenu, children, ...rest } = props
  const keepNodes = useMemo(nodeKeeper, [])
  const keepEdges = useMemo(edgeKeeper, [])
  const stays = (id: string) => moved?.has(id) || rerouted?.has(id) || isDragged(drawing, id)
  const shown = useShown(drawing, stays, overview)
  useDragFollow(holder, drawing)
  const routes = rerouted ? shown.flows.map((route) => rerouted.get(route.id) ?? route) : shown.flows
  const flows = withShaped(routes, shaping)
  const chosen = flows.filter(({ id }) => selected.flows.has(id))
  const nodes = overview ? noNodes : keepNodes(drawing, shown.steps, endsOf(drawing, chosen), selected.steps, moved)
  const edges = overview ? noEdges : keepEdges(drawing, chosen, selected.flows, moved)
  return (
    <ReactFlow<StepNodeType, FlowEdgeType>
      {...rest}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
    >
      {!overview && <FlowLayer {...apart(drawing, flows)} selected={selected.flows} onMenu={onFlowMenu} />}
      {children}
    </ReactFlow>
  )
}

/** The steps at the ends of these flows. */
function endsOf(drawing: Drawing, flows: readonly FlowRoute[]): DiagramStep[] {
  const { stepById } = drawnBoxes(drawing)
  return flows.flatMap(({ from, to }) => [from, to].flatMap((id) => stepById.get(id)?.step ?? []))
}

/** More flows than these follow a drag where they are: to be drawn anew would cost more than it saves. */
const apartUpTo = 60

/** The flows that follow a drag, and those that stay. */
function apart(drawing: Drawing, all: readonly FlowRoute[]): { flows: readonly FlowRoute[]; following: FlowRoute[] } {
  const following = editor().drag ? all.filter(({ id }) => isDragged(drawing, id)) : []
  if (following.length === 0 || following.length > apartUpTo) return { flows: all, following: [] }
  const moved = new Set(following)
  return { flows: all.filter((route) => !moved.has(route)), following }
}

/** Whether a step is being dragged, or a flow at one. */
function isDragged(drawing: Drawing, id: string): boolean {
  const { drag } = editor()
  if (!drag) return false
  const flow = drawnBoxes(drawing).flowById.get(id)
  return drag.has(id) || (flow !== undefined && (drag.has(flow.from) || drag.has(flow.to)))
}
