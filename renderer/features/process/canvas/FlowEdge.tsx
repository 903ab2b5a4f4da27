// One flow on the canvas: the routed line of shared/diagram with its arrow and label.
import type { EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { associationDash, drawFlowLabel } from '#shared/diagram/drawing/flowShapes.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { arrowPath, flowLinePath, flowPath } from '#shared/diagram/shapes.ts'
import { editor, setEditor, useEditor } from '../model/state.ts'
import styles from './FlowEdge.module.css'
import type { FlowEdgeType } from './nodes.ts'
import { Primitives } from './Primitives.tsx'

export const FlowEdge = memo(function FlowEdge({ id, source, target, data, selected }: EdgeProps<FlowEdgeType>) {
  const theme = useWindow((window) => window.theme)
  const hovered = useEditor((state) => state.hoverFlow?.id === id)
  const typing = useEditor(({ capture }) => capture.mode === 'flow' && capture.flow === id)
  const dropped = useEditor((state) => state.dropFlow === id)
  if (!data) return null
  const { route } = data
  const { association, points } = route
  const line = association ? flowPath(points) : flowLinePath(points)
  const look = `${styles.flow} ${selected ? styles.selected : ''} ${hovered || dropped ? styles.hovered : ''}`
  return (
    <g
      className={look}
      data-flow={id}
      data-drop={dropped || undefined}
      // While a button is held the view or a step moves, and flows pass under the pointer without being pointed at.
      onPointerEnter={(event) => {
        if (event.buttons === 0) setEditor({ hoverFlow: { id, from: source, to: target } })
      }}
      onPointerLeave={() => {
        if (editor().hoverFlow?.id === id) setEditor({ hoverFlow: null })
      }}
    >
      <path className={`react-flow__edge-interaction ${styles.grip}`} d={line} />
      <path className={styles.line} d={line} strokeDasharray={association ? associationDash : undefined} />
      {!association && <path className={styles.arrow} d={arrowPath(points)} />}
      {!typing && (
        <g data-label>
          <Primitives list={drawFlowLabel(route, palettes[theme])} />
        </g>
      )}
    </g>
  )
})
