// The header of a phase: selects, renames, drags it to another place; its right border moves what stands in later phases.
import { type MouseEvent, type PointerEvent, useState } from 'react'
import type { PhaseColumn } from '#shared/diagram/types.ts'
import { movePhase, resizePhase } from '../model/bandEdit.ts'
import type { Drawing } from '../model/drawing.ts'
import { editor, select, setEditor, useEditor } from '../model/state.ts'
import { boxStyle } from './BandHeaders.tsx'
import styles from './BandLayer.module.css'
import { followPointer } from './followPointer.ts'

interface Props {
  drawing: Drawing
  column: PhaseColumn
  selected: boolean
  onMenu: (event: MouseEvent, band: { phase: string }) => void
}

export function PhaseHeader({ drawing, column, selected, onMenu }: Props) {
  const readOnly = useEditor((state) => state.readOnly)
  const [dropAt, setDropAt] = useState<number | null>(null)
  const [edge, setEdge] = useState<number | null>(null)
  const { id, header, title, box } = column
  const others = drawing.bands.phases.filter((p) => p.id !== id)
  const last = drawing.bands.phases.at(-1)?.id === id

  const reorder = (down: PointerEvent<HTMLElement>) => {
    select({ phase: id })
    if (editor().readOnly) {
      down.stopPropagation()
      return
    }
    const was = drawing.bands.phases.findIndex((p) => p.id === id)
    let to: number | null = null
    followPointer(
      down,
      ({ x }) => {
        const place = others.filter((p) => p.box.x + p.box.width / 2 < x).length
        to = place === was ? null : place
        setDropAt(to)
      },
      () => {
        setDropAt(null)
        if (to !== null) void movePhase(drawing.version, id, to)
      },
    )
  }

  const resize = (down: PointerEvent<HTMLElement>) => {
    const right = box.x + box.width
    let by = 0
    followPointer(
      down,
      ({ x }) => {
        by = x - right
        setEdge(x)
      },
      () => {
        setEdge(null)
        if (Math.abs(by) >= 4) void resizePhase(drawing.version, id, by)
      },
    )
  }

  const before = dropAt === null ? undefined : others[dropAt]
  const end = others.at(-1)
  const lineAt = before ? before.box.x : end ? end.box.x + end.box.width : 0
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard reaches phases through the actions */}
      <div
        className={`nopan ${styles.header} ${selected ? styles.selected : ''}`}
        style={boxStyle(header)}
        data-phase={id}
        title={title}
        onPointerDown={reorder}
        onDoubleClick={(event) => {
          event.stopPropagation()
          setEditor({ capture: { mode: 'phase', phase: id } })
        }}
        onContextMenu={(event) => {
          select({ phase: id })
          onMenu(event, { phase: id })
        }}
      />
      {!last && !readOnly && (
        <div
          className={`nopan ${styles.side}`}
          style={{
            left: (edge ?? box.x + box.width) - 3,
            top: header.y,
            height: edge === null ? header.height : box.height,
          }}
          onPointerDown={resize}
          data-phase-edge={id}
          data-dragging={edge !== null || undefined}
        />
      )}
      {dropAt !== null && (
        <div className={styles.drop} style={{ left: lineAt - 1.5, top: box.y, width: 3, height: box.height }} />
      )}
    </>
  )
}
