// What editing shows on the paper: pictures, handles of the selected flow, picture or note, snap lines, copies being dragged.
import { useStore } from '@xyflow/react'
import { leastNote, stepBox } from '#shared/diagram/geometry.ts'
import { shapePath } from '#shared/diagram/shapes.ts'
import { PaperPortal } from '../canvas/PaperPortal.tsx'
import type { Drawing } from '../model/drawing.ts'
import { placePicture } from '../model/pictures.ts'
import { setEditor, soleStep, useEditor } from '../model/state.ts'
import styles from './EditLayer.module.css'
import { FlowHandles } from './FlowHandles.tsx'
import { sizeNote } from './flowKeys.ts'
import { leastPictureSize, PictureLayer } from './PictureLayer.tsx'
import { ResizeFrame } from './ResizeFrame.tsx'

export function EditLayer({ drawing, onMenu }: { drawing: Drawing; onMenu: (event: React.MouseEvent) => void }) {
  const zoom = useStore((store) => store.transform[2])
  return (
    <>
      <PaperPortal>
        <div className={styles.behind}>
          <PictureLayer drawing={drawing} onMenu={onMenu} />
        </div>
      </PaperPortal>
      <PaperPortal>
        <div className={styles.above} style={{ '--px': `${1 / zoom}px` } as React.CSSProperties}>
          <Guides />
          <Copies drawing={drawing} />
          <FlowHandles drawing={drawing} zoom={zoom} />
          <Sizes drawing={drawing} />
        </div>
      </PaperPortal>
    </>
  )
}

function Guides() {
  const guides = useEditor((state) => state.guides)
  // Stays without lines: they come and go all the time, and a box that comes or goes is laid out with all around it.
  return (
    <svg className={styles.guides} width={1} height={1} aria-hidden="true">
      {guides.map(({ axis, at, from, to, gap }) => {
        const d = axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`
        return <path key={`${axis} ${at} ${from}`} d={d} data-guide={gap ? 'gap' : axis} />
      })}
    </svg>
  )
}

function Copies({ drawing }: { drawing: Drawing }) {
  const drag = useEditor((state) => (state.copying ? state.drag : null))
  if (!drag) return null
  return (
    <svg className={styles.copies} width={1} height={1} aria-hidden="true">
      {drawing.diagram.steps.map((step) => {
        const at = drag.get(step.id)
        if (!at) return null
        const { width, height } = stepBox(step, at)
        return <path key={step.id} transform={`translate(${at.x} ${at.y})`} d={shapePath(step.kind, width, height)} />
      })}
    </svg>
  )
}

/** Handles for what has a size of its own. */
function Sizes({ drawing }: { drawing: Drawing }) {
  const picture = useEditor((state) => state.picture)
  const live = useEditor((state) => state.pictureAt)
  const step = useEditor(soleStep)
  const hidden = useEditor(({ readOnly, drag, capture }) => readOnly || drag !== null || capture.mode !== 'idle')
  if (hidden) return null
  if (picture) {
    const found = drawing.diagram.pictures?.find((p) => p.id === picture)
    if (!found) return null
    const box = live?.id === picture ? live.box : found
    return (
      <ResizeFrame
        key={picture}
        box={box}
        least={leastPictureSize}
        ratio
        onLive={(next) => setEditor({ pictureAt: next && { id: picture, box: next } })}
        onResize={(next) => placePicture(picture, next)}
      />
    )
  }
  const note = step === undefined ? undefined : drawing.diagram.steps.find((s) => s.id === step)
  const at = note && drawing.positions.get(note.id)
  if (note?.kind !== 'note' || !at) return null
  return (
    <ResizeFrame
      key={note.id}
      box={stepBox(note, at)}
      least={leastNote}
      ratio={false}
      onResize={({ x, y, ...size }) => sizeNote(note.id, { x: Math.round(x), y: Math.round(y), ...size })}
    />
  )
}
