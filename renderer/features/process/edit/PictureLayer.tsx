// Pictures on the canvas: behind flows and steps; moved, resized in proportion, captioned.
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import type { DiagramPicture, Rect } from '#shared/diagram/types.ts'
import { canvasNow } from '../canvas/viewport.ts'
import { focusField } from '../capture/field.ts'
import type { Drawing } from '../model/drawing.ts'
import { captionPicture, leastPicture, placePicture } from '../model/pictures.ts'
import { editor, select, setEditor, useEditor } from '../model/state.ts'
import { usePictureUrl } from '../model/usePictureUrl.ts'
import { held } from './dragging.ts'
import styles from './EditLayer.module.css'
import { followPointer } from './followPointer.ts'

export function PictureLayer({ drawing, onMenu }: { drawing: Drawing; onMenu: (event: React.MouseEvent) => void }) {
  return drawing.diagram.pictures?.map((picture) => <Picture key={picture.id} picture={picture} onMenu={onMenu} />)
}

function Picture({ picture, onMenu }: { picture: DiagramPicture; onMenu: (event: React.MouseEvent) => void }) {
  const t = useT()
  const { id, caption } = picture
  const url = usePictureUrl(picture.file)
  const selected = useEditor((state) => state.picture === id)
  const captioning = useEditor((state) => state.captioning === id)
  const live = useEditor((state) => (state.pictureAt?.id === id ? state.pictureAt.box : null))
  const box = live ?? picture
  const move = (down: React.PointerEvent) => {
    if (down.button !== 0) return
    if (!selected) select({ picture: id })
    setEditor({ pad: true })
    if (editor().readOnly) return
    const from = { x: down.clientX, y: down.clientY }
    let to: Rect | null = null
    const zoom = canvasNow()?.flow.getZoom() ?? 1
    followPointer(down, {
      move: (_at, event) => {
        const x = picture.x + (event.clientX - from.x) / zoom
        const y = picture.y + (event.clientY - from.y) / zoom
        const grid = held.free ? 1 : 8
        to = { ...rectOf(picture), x: Math.round(x / grid) * grid, y: Math.round(y / grid) * grid }
        setEditor({ pictureAt: { id, box: to } })
      },
      end: (moved, event) => {
        const done = () => setEditor({ pictureAt: null })
        if (moved && event && to) void placePicture(id, to).finally(done)
        else done()
        focusField()
      },
    })
  }
  return (
    <figure
      className={`nopan nodrag ${styles.picture}`}
      style={{ left: box.x, top: box.y, width: box.width }}
      data-picture={id}
      data-selected={selected || undefined}
      onPointerDown={move}
      onDoubleClick={(event) => {
        event.stopPropagation()
        if (!editor().readOnly) setEditor({ captioning: id })
      }}
      onContextMenu={(event) => {
        if (!selected) select({ picture: id })
        onMenu(event)
      }}
    >
      {url ? (
        <img src={url} alt={caption ?? t('editing.picture.one')} style={{ height: box.height }} draggable={false} />
      ) : (
        <div className={styles.blank} style={{ height: box.height }} />
      )}
      {captioning ? <CaptionField id={id} text={caption ?? ''} /> : caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

const rectOf = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height })
export const leastPictureSize = { width: leastPicture, height: leastPicture }

function CaptionField({ id, text }: { id: string; text: string }) {
  const t = useT()
  const [typed, setTyped] = useState(text)
  const leave = (keep: boolean) => {
    if (keep) void captionPicture(id, typed)
    setEditor({ captioning: null })
    requestAnimationFrame(focusField)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: asked for by a double click or F2 to type into it
      autoFocus
      className={styles.caption}
      value={typed}
      aria-label={t('editing.picture.caption')}
      placeholder={t('editing.picture.caption')}
      onPointerDown={(event) => event.stopPropagation()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => leave(true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') leave(false)
      }}
    />
  )
}
