// A frame with a handle at each corner, by which a picture or a note gets another size.
import { useState } from 'react'
import { useT } from '#platform/text.ts'
import type { Point, Rect } from '#shared/diagram/types.ts'
import { onGrid } from '#shared/diagram/waypoints.ts'
import { held } from './dragging.ts'
import styles from './EditLayer.module.css'
import { followPointer } from './followPointer.ts'

const corners = [
  ['left', 'top', 'nwse-resize'],
  ['right', 'top', 'nesw-resize'],
  ['left', 'bottom', 'nesw-resize'],
  ['right', 'bottom', 'nwse-resize'],
] as const
type Corner = (typeof corners)[number]

/** The box when one of its corners is dragged to a point; the opposite corner stays. */
export function resized(
  box: Rect,
  [side, edge]: Corner,
  to: Point,
  least: { width: number; height: number },
  ratio: boolean,
): Rect {
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  let width = Math.max(least.width, side === 'left' ? right - to.x : to.x - box.x)
  let height = Math.max(least.height, edge === 'top' ? bottom - to.y : to.y - box.y)
  if (ratio) {
    const scale = Math.max(width / box.width, height / box.height)
    width = box.width * scale
    height = box.height * scale
  }
  return {
    x: side === 'left' ? right - width : box.x,
    y: edge === 'top' ? bottom - height : box.y,
    width,
    height,
  }
}

interface Props {
  box: Rect
  least: { width: number; height: number }
  /** Keeps the proportions. */
  ratio: boolean
  onLive?: (box: Rect | null) => void
  onResize: (box: Rect) => Promise<unknown>
}

export function ResizeFrame({ box, least, ratio, onLive, onResize }: Props) {
  const t = useT()
  const [live, setLive] = useState<Rect | null>(null)
  const shown = live ?? box
  const show = (next: Rect | null) => {
    setLive(next)
    onLive?.(next)
  }
  return (
    <div
      className={styles.frame}
      style={{ left: shown.x, top: shown.y, width: shown.width, height: shown.height }}
      data-resize-frame
    >
      {corners.map((corner) => {
        const [side, edge, cursor] = corner
        return (
          <button
            key={`${side} ${edge}`}
            type="button"
            tabIndex={-1}
            className={`nopan nodrag ${styles.sizer}`}
            data-corner={`${side} ${edge}`}
            style={{ [side]: 0, [edge]: 0, cursor }}
            aria-label={t('editing.resize')}
            title={t('editing.resizeTip')}
            onPointerDown={(down) => {
              let last: Rect | null = null
              followPointer(down, {
                move: (at) => {
                  const to = held.free || ratio ? at : { x: onGrid(at.x), y: onGrid(at.y) }
                  last = resized(box, corner, to, least, ratio)
                  show(last)
                },
                end: (moved, event) => {
                  if (moved && event && last) void onResize(last).finally(() => show(null))
                  else show(null)
                },
              })
            }}
          />
        )
      })}
    </div>
  )
}
