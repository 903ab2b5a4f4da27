// The process zoomed far out: one canvas instead of hundreds of elements; a click goes to a step.
import { useStore } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import type { FlowRoute } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { select, useEditor } from '../model/state.ts'
import styles from './Canvas.module.css'
import { accentOf, freshContext, paintProcess } from './paint.ts'
import { fitRect, toDrawing } from './viewport.ts'

export function Overview({ drawing, flows }: { drawing: Drawing; flows: readonly FlowRoute[] }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useWindow((window) => window.theme)
  const [x, y, zoom] = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const selected = useEditor((state) => state.steps)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size decides what is drawn, though only the element is asked for it.
  useEffect(() => {
    const element = canvas.current
    const context = element && freshContext(element)
    if (!context) return
    context.translate(x, y)
    context.scale(zoom, zoom)
    paintProcess(context, drawing, flows, selected, null, zoom, {
      palette: palettes[theme],
      accent: accentOf(element),
      detailed: true,
    })
  }, [drawing, flows, selected, theme, x, y, zoom, width, height])
  const stepAt = (event: { clientX: number; clientY: number }) => {
    const at = toDrawing({ x: event.clientX, y: event.clientY })
    return drawing.diagram.steps.findLast((step) => {
      const place = drawing.positions.get(step.id)
      if (!place) return false
      const box = stepBox(step, place)
      return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height
    })
  }
  return (
    <canvas
      ref={canvas}
      className={styles.overview}
      onClick={(event) => {
        const step = stepAt(event)
        select({ steps: step ? [step.id] : [] })
      }}
      onDoubleClick={(event) => {
        const step = stepAt(event)
        const at = step && drawing.positions.get(step.id)
        if (step && at) fitRect({ x: at.x - 320, y: at.y - 200, width: 800, height: 464 })
      }}
    />
  )
}
