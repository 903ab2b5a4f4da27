// The drawing as it is presented: the step spoken of in full, what follows from it marked, the rest held back.
import { memo, useMemo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { drawBands } from '#shared/diagram/drawing/bandShapes.ts'
import { drawFlow, drawFlowLabel } from '#shared/diagram/drawing/flowShapes.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { drawStep } from '#shared/diagram/drawing/stepShapes.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import { shapePath } from '#shared/diagram/shapes.ts'
import { PictureShape } from '../canvas/PictureShape.tsx'
import { Primitives } from '../canvas/Primitives.tsx'
import type { Drawing } from '../model/drawing.ts'
import styles from './Presentation.module.css'

interface Props {
  drawing: Drawing
  current: string | undefined
  onChoose: (id: string) => void
}

export const PresentedShapes = memo(function PresentedShapes({ drawing, current, onChoose }: Props) {
  const theme = useWindow((window) => window.theme)
  const { diagram, bands, flows, positions, labelSides } = drawing
  const shapes = useMemo(() => {
    const palette = palettes[theme]
    return {
      bands: drawBands(bands, palette),
      flows: flows.map((flow) => ({
        ...flow,
        line: [drawFlow(flow, palette)],
        lit: [drawFlow(flow, { ...palette, flow: palette.accent })],
        label: drawFlowLabel(flow, palette),
      })),
      steps: new Map(diagram.steps.map((step) => [step.id, drawStep(step, palette, labelSides.get(step.id))])),
    }
  }, [diagram, bands, flows, labelSides, theme])
  const isLit = ({ from }: { from: string }) => from === current
  return (
    <>
      <Primitives list={shapes.bands} />
      {diagram.pictures?.map((picture) => (
        <PictureShape key={picture.id} picture={picture} />
      ))}
      {shapes.flows
        .toSorted((a, b) => Number(isLit(a)) - Number(isLit(b)))
        .map((flow) => (
          <g key={flow.id} className={isLit(flow) ? undefined : styles.held}>
            <Primitives list={isLit(flow) ? flow.lit : flow.line} />
          </g>
        ))}
      {diagram.steps.map((step) => {
        const { id, kind } = step
        const at = positions.get(id)
        const list = shapes.steps.get(id)
        if (!at || !list) return null
        const { width, height } = stepSize(step)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys and the ways below do the same
          <g key={id} transform={`translate(${at.x} ${at.y})`} data-shown={id} onClick={() => onChoose(id)}>
            {id === current && <path className={styles.ring} d={shapePath(kind, width, height)} />}
            {/* What is held back still hides the lines behind it. */}
            <path d={shapePath(kind, width, height)} fill={palettes[theme].lane} />
            <g className={id === current ? undefined : styles.held}>
              <Primitives list={list} />
            </g>
          </g>
        )
      })}
      {shapes.flows.map((flow) => (
        <g key={flow.id} className={isLit(flow) ? undefined : styles.held}>
          <Primitives list={flow.label} />
        </g>
      ))}
    </>
  )
})
