// Lanes and phases behind the steps: the drawing of shared/diagram, and headers to select, rename, drag and resize by.
import { ViewportPortal } from '@xyflow/react'
import { type PointerEvent, useMemo, useState } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { drawBands } from '#shared/diagram/drawing/bandShapes.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import type { Bands, LaneBand, PhaseColumn } from '#shared/diagram/types.ts'
import { moveLane, resizeLane } from '../model/bandEdit.ts'
import type { Drawing } from '../model/drawing.ts'
import { editor, select, setEditor, useEditor } from '../model/state.ts'
import styles from './BandLayer.module.css'
import { Primitives } from './Primitives.tsx'
import { toDrawing } from './viewport.ts'

interface Props {
  drawing: Drawing
  /** As seen now: those of the drawing, or with room for the step being typed. */
  bands: Bands
  /** Steps are being dragged: the grid shows. */
  dragging: boolean
  /** Lane under the steps being dragged. */
  target: string | null
  onMenu: (event: React.MouseEvent, band: { lane: string } | { phase: string }) => void
}

export function BandLayer({ drawing, bands, dragging, target, onMenu }: Props) {
  const theme = useWindow((window) => window.theme)
  const { version } = drawing
  const shapes = useMemo(() => drawBands(bands, palettes[theme]), [bands, theme])
  const lane = useEditor((state) => state.lane)
  const phase = useEditor((state) => state.phase)
  const { x, y, width, height } = bands.bounds
  return (
    <ViewportPortal>
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
        {bands.lanes.map(
          (band) =>
            target !== null &&
            band.leaf &&
            band.id === target && <div key={`to ${band.id}`} className={styles.target} style={box(band.box)} />,
        )}
        {bands.lanes.map(
          (band) =>
            band.id !== null &&
            band.header && (
              <LaneHeader
                key={band.id}
                version={version}
                drawing={drawing}
                band={band}
                id={band.id}
                selected={lane === band.id}
                onMenu={onMenu}
              />
            ),
        )}
        {bands.phases.map((column) => (
          <PhaseHeader key={column.id} column={column} selected={phase === column.id} onMenu={onMenu} />
        ))}
      </div>
    </ViewportPortal>
  )
}

const box = ({ x, y, width, height }: LaneBand['box']) => ({ left: x, top: y, width, height })

interface LaneProps {
  version: string
  drawing: Drawing
  band: LaneBand
  id: string
  selected: boolean
  onMenu: Props['onMenu']
}

function LaneHeader({ version, drawing, band, id, selected, onMenu }: LaneProps) {
  const readOnly = useEditor((state) => state.readOnly)
  const [dropAt, setDropAt] = useState<number | null>(null)
  const [height, setHeight] = useState<number | null>(null)
  const siblings = drawing.bands.lanes.filter((b) => b.depth === band.depth && b.id !== null && b.header)

  /** Follows the pointer until it is released; `move` gets the place in drawing units. */
  const follow = (down: PointerEvent<HTMLElement>, move: (y: number) => void, end: () => void) => {
    if (down.button !== 0) return
    down.stopPropagation()
    const grip = down.currentTarget
    grip.setPointerCapture(down.pointerId)
    const moved = (event: globalThis.PointerEvent) => move(toDrawing({ x: event.clientX, y: event.clientY }).y)
    const ended = () => {
      grip.removeEventListener('pointermove', moved)
      grip.removeEventListener('lostpointercapture', ended)
      end()
    }
    grip.addEventListener('pointermove', moved)
    grip.addEventListener('lostpointercapture', ended)
  }

  const reorder = (down: PointerEvent<HTMLElement>) => {
    select({ lane: id })
    if (editor().readOnly) return
    let to: number | null = null
    follow(
      down,
      (y) => {
        const inside = y >= band.box.y && y <= band.box.y + band.box.height
        const above = siblings.filter((b) => b.id !== id && b.box.y + b.box.height / 2 < y).length
        to = inside ? null : above
        setDropAt(to)
      },
      () => {
        setDropAt(null)
        if (to !== null) void moveLane(version, id, to)
      },
    )
  }

  const resize = (down: PointerEvent<HTMLElement>) => {
    let size: number | null = null
    follow(
      down,
      (y) => {
        size = Math.max(64, y - band.box.y)
        setHeight(size)
      },
      () => {
        setHeight(null)
        if (size !== null) void resizeLane(version, id, Math.round(size / 8) * 8)
      },
    )
  }

  const others = siblings.filter((b) => b.id !== id)
  const before = dropAt === null ? undefined : others[dropAt]
  const last = others.at(-1)
  const lineAt = before ? before.box.y : last ? last.box.y + last.box.height : 0
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard reaches lanes through the actions */}
      <div
        className={`nopan ${styles.header} ${selected ? styles.selected : ''}`}
        style={box(band.header!)}
        data-lane={id}
        title={band.title}
        onPointerDown={reorder}
        onDoubleClick={(event) => {
          event.stopPropagation()
          setEditor({ capture: { mode: 'lane', lane: id } })
        }}
        onContextMenu={(event) => {
          select({ lane: id })
          onMenu(event, { lane: id })
        }}
      />
      {band.leaf && !readOnly && (
        <div
          className={`nopan ${styles.edge}`}
          style={{
            left: band.box.x,
            top: band.box.y + (height ?? band.box.height) - 3,
            width: band.header!.x + band.header!.width - band.box.x,
          }}
          onPointerDown={resize}
          data-dragging={height !== null || undefined}
        />
      )}
      {dropAt !== null && (
        <div className={styles.drop} style={{ left: band.box.x, top: lineAt - 1, width: band.box.width }} />
      )}
    </>
  )
}

function PhaseHeader({
  column,
  selected,
  onMenu,
}: {
  column: PhaseColumn
  selected: boolean
  onMenu: Props['onMenu']
}) {
  const { id, header, title } = column
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard reaches phases through the actions
    <div
      className={`nopan ${styles.header} ${selected ? styles.selected : ''}`}
      style={box(header)}
      data-phase={id}
      title={title}
      onPointerDown={(event) => {
        event.stopPropagation()
        select({ phase: id })
      }}
      onDoubleClick={(event) => {
        event.stopPropagation()
        setEditor({ capture: { mode: 'phase', phase: id } })
      }}
      onContextMenu={(event) => {
        select({ phase: id })
        onMenu(event, { phase: id })
      }}
    />
  )
}
