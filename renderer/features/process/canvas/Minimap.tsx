// The whole process small at the bottom right, with the part that is seen; dragging in it moves the view.
import { useStore } from '@xyflow/react'
import { Map as MapIcon, X } from 'lucide-react'
import { type PointerEvent, useEffect, useRef } from 'react'
import { useT } from '#platform/text.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import type { FlowRoute } from '#shared/diagram/types.ts'
import { IconButton } from '#ui/Button.tsx'
import type { Drawing } from '../model/drawing.ts'
import { useEditor } from '../model/state.ts'
import styles from './Minimap.module.css'
import { accentOf, freshContext, paintProcess } from './paint.ts'
import { canvasNow } from './viewport.ts'

const size = { width: 180, height: 110 }
const margin = 6

export function Minimap({ drawing, flows }: { drawing: Drawing; flows: readonly FlowRoute[] }) {
  const t = useT()
  const [open, setOpen] = usePanel<boolean>('process.minimap', true)
  const { bounds } = drawing.bands
  // All of it in view: nothing to look for.
  const whole = useStore(({ transform: [x, y, zoom], width, height }) => {
    const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y]
    return left >= 0 && top >= 0 && left + bounds.width * zoom <= width && top + bounds.height * zoom <= height
  })
  if (whole) return null
  if (!open) {
    return (
      <div className={styles.closed}>
        <IconButton icon={MapIcon} label={t('process.canvas.showMinimap')} onClick={() => setOpen(true)} />
      </div>
    )
  }
  return (
    <section className={styles.map} aria-label={t('process.canvas.minimap')}>
      <Picture drawing={drawing} flows={flows} />
      <IconButton
        icon={X}
        size={12}
        className={styles.close ?? ''}
        label={t('process.canvas.hideMinimap')}
        onClick={() => setOpen(false)}
      />
    </section>
  )
}

function Picture({ drawing, flows }: { drawing: Drawing; flows: readonly FlowRoute[] }) {
  const picture = useRef<HTMLCanvasElement>(null)
  const theme = useWindow((window) => window.theme)
  const selected = useEditor((state) => state.steps)
  const { bounds } = drawing.bands
  const scale = Math.min((size.width - 2 * margin) / bounds.width, (size.height - 2 * margin) / bounds.height, 0.25)
  const left = (size.width - bounds.width * scale) / 2 - bounds.x * scale
  const top = (size.height - bounds.height * scale) / 2 - bounds.y * scale
  useEffect(() => {
    const paint = () => {
      const element = picture.current
      const context = element && freshContext(element)
      if (!context) return
      context.translate(left, top)
      context.scale(scale, scale)
      const look = { palette: palettes[theme], accent: accentOf(element), detailed: false }
      paintProcess(context, drawing, flows, selected, null, scale, look)
    }
    // Of a large process this takes longer than a frame; the process itself and what is done to it come first.
    const idle = requestIdleCallback(paint, { timeout: 300 })
    return () => cancelIdleCallback(idle)
  }, [drawing, flows, selected, theme, scale, left, top])
  return (
    <>
      <canvas ref={picture} className={styles.picture} />
      <Seen left={left} top={top} scale={scale} />
    </>
  )
}

/** The frame around what is seen; only it follows the view. */
function Seen({ left, top, scale }: { left: number; top: number; scale: number }) {
  const [x, y, zoom] = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const go = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const at = { x: (event.clientX - box.x - left) / scale, y: (event.clientY - box.y - top) / scale }
    void canvasNow()?.flow.setViewport({ x: width / 2 - at.x * zoom, y: height / 2 - at.y * zoom, zoom })
  }
  const frame = {
    transform: `translate(${(-x / zoom) * scale + left}px, ${(-y / zoom) * scale + top}px)`,
    width: (width / zoom) * scale,
    height: (height / zoom) * scale,
  }
  return (
    <div
      className={styles.grip}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
    >
      <div className={styles.seen} style={frame} />
    </div>
  )
}
