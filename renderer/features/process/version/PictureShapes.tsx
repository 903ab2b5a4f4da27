// The shapes of a marked drawing, and a ring around the step that is being looked at.
import { memo, useMemo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { drawBands } from '#shared/diagram/drawing/bandShapes.ts'
import { drawFlowLabel } from '#shared/diagram/drawing/flowShapes.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { stepSize } from '#shared/diagram/geometry.ts'
import { shapePath } from '#shared/diagram/shapes.ts'
import { PictureShape } from '../canvas/PictureShape.tsx'
import { Primitives } from '../canvas/Primitives.tsx'
import { drawMarkedFlow, drawMarkedStep } from './marks.ts'
import styles from './PictureShapes.module.css'
import type { Picture } from './pictures.ts'

const none: readonly never[] = []

interface Props {
  picture: Picture
  /** Of the signs; see signRadius. */
  radius: number
  /** Id of the step to ring. */
  chosen?: string | null | undefined
  onChoose?: (id: string) => void
}

export const PictureShapes = memo(function PictureShapes({ picture, radius, chosen, onChoose }: Props) {
  const theme = useWindow((window) => window.theme)
  const shapes = useMemo(() => {
    const { steps, bands, flows, labelSides, marks, flowMarks } = picture
    const palette = palettes[theme]
    // What came or went lies over what stays.
    const inOrder = flows.toSorted((a, b) => Number(flowMarks.has(a.id)) - Number(flowMarks.has(b.id)))
    return {
      bands: drawBands(bands, palette),
      flows: inOrder.flatMap((flow) => drawMarkedFlow(flow, flowMarks.get(flow.id), palette, radius)),
      labels: flows.flatMap((flow) => drawFlowLabel(flow, palette)),
      steps: new Map(
        steps.map((step) => [
          step.id,
          drawMarkedStep(step, marks.get(step.id) ?? none, palette, labelSides.get(step.id), radius),
        ]),
      ),
    }
  }, [picture, theme, radius])
  return (
    <>
      <Primitives list={shapes.bands} />
      {picture.photos.map((photo) => (
        <PictureShape key={photo.id} picture={photo} />
      ))}
      <Primitives list={shapes.flows} />
      {picture.steps.map((step) => {
        const { id, kind } = step
        const at = picture.positions.get(id)
        if (!at) return null
        const { width, height } = stepSize(step)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list of differences does the same from the keyboard
          <g
            key={id}
            className={styles.step}
            transform={`translate(${at.x} ${at.y})`}
            data-pictured={id}
            data-marks={picture.marks.get(id)?.join(' ')}
            onClick={() => onChoose?.(id)}
          >
            {chosen === id && <path className={styles.ring} d={shapePath(kind, width, height)} />}
            <Primitives list={shapes.steps.get(id) ?? none} />
          </g>
        )
      })}
      <Primitives list={shapes.labels} />
    </>
  )
})
