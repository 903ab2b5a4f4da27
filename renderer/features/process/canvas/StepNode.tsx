// One step on the canvas: the drawing of shared/diagram, a selection ring and the points from which flows are drawn.
import { Handle, type NodeProps } from '@xyflow/react'
import { memo, useMemo, useState } from 'react'
import { useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { drawStep, titleIsCut } from '#shared/diagram/drawing/stepShapes.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import { shapePath } from '#shared/diagram/shapes.ts'
import type { DiagramStep, LabelSide, Side } from '#shared/diagram/types.ts'
import { quickAdd } from '../edit/quickAdd.ts'
import { type EditorState, useEditor } from '../model/state.ts'
import { handleSides, type StepNodeType } from './nodes.ts'
import { Primitives } from './Primitives.tsx'
import styles from './StepNode.module.css'

/** The drawing of a step; while its title is typed over, the field of the canvas shows that instead. */
export const StepDrawing = memo(function StepDrawing({
  step,
  side,
}: {
  step: DiagramStep
  side: LabelSide | undefined
}) {
  const theme = useWindow((window) => window.theme)
  const list = useMemo(() => drawStep(step, palettes[theme], side), [step, side, theme])
  return <Primitives list={list} />
})

/** What `lookOf` says: whether a step's title is being typed, a flow is being drawn, or one of its flows is pointed at. */
const looks = Array.from({ length: 8 }, (_, bits) => [(bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0] as const)

const lookOf = ({ capture, connecting, hoverFlow }: EditorState, id: string): number =>
  (capture.mode === 'title' && capture.step === id ? 1 : 0) +
  (connecting ? 2 : 0) +
  (hoverFlow?.from === id || hoverFlow?.to === id ? 4 : 0)

export const StepNode = memo(function StepNode({ id, data, selected }: NodeProps<StepNodeType>) {
  const { step, side } = data
  const { width, height } = stepSize(step)
  const t = useT()
  // One question for all three: every step in view is asked again at every move of a drag.
  const [typing, joining, end] = looks[useEditor((state) => lookOf(state, id))]!
  // Four handles a step are most of what a canvas full of steps would hold, and only the one under the pointer shows them.
  const [near, setNear] = useState(false)
  const state = `${styles.step} ${selected ? styles.selected : ''} ${end ? styles.end : ''}`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only makes the handles appear; the keyboard connects by Alt+Enter
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and Tab add steps from the keyboard
    <div
      className={state}
      data-step={id}
      data-kind={step.kind}
      onPointerEnter={(event) => setNear(event.buttons === 0)}
      onPointerLeave={() => setNear(false)}
      title={titleIsCut(step) ? step.title : undefined}
      onClick={(event) => {
        const side = (event.target as Element).closest<HTMLElement>('.react-flow__handle')?.dataset.handleid
        if (side) quickAdd(id, side as Side)
      }}
    >
      <svg width={width} height={height} aria-hidden="true" className={styles.drawing}>
        <path className={styles.ring} d={shapePath(step.kind, width, height)} />
        <StepDrawing step={typing ? { ...step, title: '' } : step} side={side} />
      </svg>
      {(near || joining || selected) &&
        handleSides.map(([name, position]) => (
          <Handle
            key={name}
            id={name}
            type="source"
            position={position}
            className={styles.handle}
            title={t('editing.quickAdd')}
          />
        ))}
    </div>
  )
})
