// The header of a lane: selects, renames, drags it among, into and out of other lanes; its lower border sets the height.
import { type MouseEvent, type PointerEvent, useState } from 'react'
import type { LaneBand, Rect } from '#shared/diagram/types.ts'
import { placeLane, resizeLane } from '../model/bandEdit.ts'
import type { Drawing } from '../model/drawing.ts'
import { type LaneDrop, laneDrop } from '../model/laneDrop.ts'
import { editor, select, setEditor, useEditor } from '../model/state.ts'
import styles from './BandLayer.module.css'
import { followPointer } from './followPointer.ts'

export const boxStyle = ({ x, y, width, height }: Rect) => ({ left: x, top: y, width, height })

interface Props {
  drawing: Drawing
  band: LaneBand
  id: string
  selected: boolean
  onMenu: (event: MouseEvent, band: { lane: string }) => void
}

export function LaneHeader({ drawing, band, id, selected, onMenu }: Props) {
  const readOnly = useEditor((state) => state.readOnly)
  const [drop, setDrop] = useState<LaneDrop | null>(null)
  const [height, setHeight] = useState<number | null>(null)
  const { version } = drawing

  const reorder = (down: PointerEvent<HTMLElement>) => {
    select({ lane: id })
    if (editor().readOnly) return
    let to: LaneDrop | null = null
    followPointer(
      down,
      (at) => {
        to = laneDrop(drawing.diagram, drawing.bands, id, at)
        setDrop(to)
      },
      () => {
        setDrop(null)
        if (to) void placeLane(version, id, to.parent, to.index)
      },
    )
  }

  const resize = (down: PointerEvent<HTMLElement>) => {
    let size: number | null = null
    followPointer(
      down,
      ({ y }) => {
        size = Math.max(64, y - band.box.y)
        setHeight(size)
      },
      () => {
        setHeight(null)
        if (size !== null) void resizeLane(version, id, Math.round(size / 8) * 8)
      },
    )
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard reaches lanes through the actions */}
      <div
        className={`nopan ${styles.header} ${selected ? styles.selected : ''}`}
        style={boxStyle(band.header!)}
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
      {drop && <div className={drop.into ? styles.into : styles.drop} style={boxStyle(drop.mark)} />}
    </>
  )
}
