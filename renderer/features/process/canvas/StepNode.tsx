// One step on the canvas: the drawing of shared/diagram, a selection ring and the points from which flows are drawn.
import { Handle, type NodeProps } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { drawStep, titleIsCut } from '#shared/diagram/drawing/stepShapes.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import { shapePath } from '#shared/diagram/shapes.ts'
import type { DiagramStep, LabelSide } from '#shared/diagram/types.ts'
import { useEditor } from '../model/state.ts'
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

export const StepNode = memo(function StepNode({ id, data, selected }: NodeProps<StepNodeType>) {
  const { step, side } = data
  const { width, height } = stepSize(step)
  const typing = useEditor(({ capture }) => capture.mode === 'title' && capture.step === id)
  const end = useEditor((state) => state.hoverFlow?.from === id || state.hoverFlow?.to === id)
  const state = `${styles.step} ${selected ? styles.selected : ''} ${end ? styles.end : ''}`
  return (
    <div className={state} data-step={id} data-kind={step.kind} title={titleIsCut(step) ? step.title : undefined}>
      <svg width={width} height={height} aria-hidden="true" className={styles.drawing}>
        <path className={styles.ring} d={shapePath(step.kind, width, height)} />
        <StepDrawing step={typing ? { ...step, title: '' } : step} side={side} />
      </svg>
      {handleSides.map(([name, position]) => (
        <Handle key={name} id={name} type="source" position={position} className={styles.handle} />
      ))}
    </div>
  )
})
