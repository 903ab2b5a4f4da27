// The drawing of the process selected in the list, whole, below it.
import { useMemo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { drawBands } from '#shared/diagram/drawing/bandShapes.ts'
import { drawFlow, drawFlowLabel } from '#shared/diagram/drawing/flowShapes.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { drawStep } from '#shared/diagram/drawing/stepShapes.ts'
import { Primitives } from '../canvas/Primitives.tsx'
import { type Drawing, useDrawing } from '../model/drawing.ts'
import styles from './ProcessList.module.css'

interface Props {
  version: string
  title: string
  onOpen: () => void
}

/** Above this number of steps a drawing shrunk to the window shows nothing. */
const most = 150

export function ProcessPreview({ version, title, onOpen }: Props) {
  const drawing = useDrawing(version)
  const { length } = drawing.diagram.steps
  return length < 2 || length > most ? null : <Picture drawing={drawing} title={title} onOpen={onOpen} />
}

function Picture({ drawing, title, onOpen }: Omit<Props, 'version'> & { drawing: Drawing }) {
  const theme = useWindow((window) => window.theme)
  const { diagram, bands, flows, positions, labelSides } = drawing
  const shapes = useMemo(() => {
    const palette = palettes[theme]
    return {
      bands: drawBands(bands, palette),
      flows: flows.map((flow) => drawFlow(flow, palette)),
      labels: flows.flatMap((flow) => drawFlowLabel(flow, palette)),
      steps: diagram.steps.map((step) => ({
        id: step.id,
        at: positions.get(step.id) ?? { x: 0, y: 0 },
        list: drawStep(step, palette, labelSides.get(step.id)),
      })),
    }
  }, [diagram, bands, flows, positions, labelSides, theme])
  const { x, y, width, height } = bands.bounds
  return (
    <button type="button" className={styles.preview} aria-label={title} onClick={onOpen}>
      <svg
        viewBox={`${x - 8} ${y - 8} ${width + 16} ${height + 16}`}
        preserveAspectRatio="xMidYMid meet"
        aria-hidden="true"
      >
        <Primitives list={shapes.bands} />
        <Primitives list={shapes.flows} />
        {shapes.steps.map(({ id, at, list }) => (
          <g key={id} transform={`translate(${at.x} ${at.y})`}>
            <Primitives list={list} />
          </g>
        ))}
        <Primitives list={shapes.labels} />
      </svg>
    </button>
  )
}
