// Lanes and phases behind the steps: the drawing of shared/diagram, and headers to select, rename, drag and resize by.

import { useMemo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { drawBands } from '#shared/diagram/drawing/bandShapes.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import type { Bands } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { useEditor } from '../model/state.ts'
import { boxStyle as box, LaneHeader } from './BandHeaders.tsx'
import styles from './BandLayer.module.css'
import { laneUnder } from './laneUnder.ts'
import { PaperPortal } from './PaperPortal.tsx'
import { PhaseHeader } from './PhaseHeader.tsx'
import { Primitives } from './Primitives.tsx'

interface Props {
  drawing: Drawing
  /** As seen now: those of the drawing, or with room for the step being typed. */
  bands: Bands
  /** Steps are being dragged: the grid shows. */
  dragging: boolean
  onMenu: (event: React.MouseEvent, band: { lane: string } | { phase: string }) => void
}

export function BandLayer({ drawing, bands, dragging, onMenu }: Props) {
  const theme = useWindow((window) => window.theme)
  const shapes = useMemo(() => drawBands(bands, palettes[theme]), [bands, theme])
  const lane = useEditor((state) => state.lane)
  const phase = useEditor((state) => state.phase)
  const { x, y, width, height } = bands.bounds
  return (
    <PaperPortal>
      <div className={styles.layer}>
        <svg
          className={styles.drawing}
          style={{ left: x, top: y }}
          width={width}
          height={height}
          viewBox={`${x} ${y} ${width} ${height}`}
          aria-hidden="true"
        >
          <Primitives list={shapes} />
        </svg>
        {dragging && <div className={styles.dots} style={box(bands.bounds)} />}
        {dragging && <TargetLane drawing={drawing} bands={bands} />}
        {bands.lanes.map(
          (band) =>
            band.id !== null &&
            band.header && (
              <LaneHeader
                key={band.id}
                drawing={drawing}
                band={band}
                id={band.id}
                selected={lane === band.id}
                onMenu={onMenu}
              />
            ),
        )}
        {bands.phases.map((column) => (
          <PhaseHeader
            key={column.id}
            drawing={drawing}
            column={column}
            selected={phase === column.id}
            onMenu={onMenu}
          />
        ))}
      </div>
    </PaperPortal>
  )
}

/** The lane into which the dragged steps would be dropped. */
function TargetLane({ drawing, bands }: Pick<Props, 'drawing' | 'bands'>) {
  const target = useEditor(({ drag }) => (drag ? laneUnder(drawing, drag) : null))
  const band = target === null ? undefined : bands.lanes.find(({ leaf, id }) => leaf && id === target)
  return band ? <div className={styles.target} style={box(band.box)} /> : null
}
