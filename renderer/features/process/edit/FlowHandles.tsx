// Handles on the selected flow: its pieces are moved sideways, its corners anywhere; with Alt a piece gets a bend where it is held.
import type { PointerEvent } from 'react'
import { useT } from '#platform/text.ts'
import type { Point } from '#shared/diagram/types.ts'
import { addBend, moveCorner, movePiece, onGrid, piecesOf, removeBend, tidied } from '#shared/diagram/waypoints.ts'
import type { Drawing } from '../model/drawing.ts'
import { editor, setEditor, useEditor } from '../model/state.ts'
import { shapeFlow } from '../model/ways.ts'
import { held } from './dragging.ts'
import styles from './EditLayer.module.css'
import { followPointer } from './followPointer.ts'

/** The one selected flow when nothing else is. */
export const soleFlow = (state = editor()): string | undefined =>
  state.flows.size === 1 && state.steps.size === 0 ? state.flows.values().next().value : undefined

/** Pieces too short for a handle, in screen pixels. */
const shortest = 28

export function FlowHandles({ drawing, zoom }: { drawing: Drawing; zoom: number }) {
  const t = useT()
  const flow = useEditor(soleFlow)
  const hidden = useEditor(
    ({ readOnly, drag, shaping, capture }) => readOnly || drag !== null || shaping !== null || capture.mode !== 'idle',
  )
  const chosen = useEditor((state) => state.piece)
  const route = flow === undefined ? undefined : drawing.flows.find(({ id }) => id === flow)
  if (!route || hidden) return null
  const points = tidied(route.points)
  const grip = (shape: (at: Point) => readonly Point[]) => (down: PointerEvent) =>
    followPointer(down, {
      move: (at) => setEditor({ shaping: { flow: route.id, points: shape(snapped(at)) } }),
      end: (moved, event) => void finish(route.id, moved && event !== null),
    })
  const pieces = piecesOf(points)
  return (
    <>
      {pieces.map(({ at, horizontal, length, middle }) => (
        <button
          key={`piece ${at}`}
          type="button"
          tabIndex={-1}
          className={`nopan nodrag ${styles.piece} ${horizontal ? styles.level : styles.upright}`}
          data-flow-piece={at}
          data-chosen={at === chosen || undefined}
          hidden={length * zoom < shortest && at !== chosen}
          style={{ left: middle.x, top: middle.y }}
          aria-label={t('editing.flow.piece')}
          title={t('editing.flow.pieceTip')}
          onPointerDown={(down) => {
            setEditor({ piece: at })
            const bend = down.altKey
            grip((to) =>
              bend
                ? addBend(points, at, middle, horizontal ? to.y : to.x)
                : movePiece(points, at, horizontal ? to.y : to.x),
            )(down)
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      ))}
      {points.slice(1, -1).map((point, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the line
          key={`corner ${i}`}
          type="button"
          tabIndex={-1}
          className={`nopan nodrag ${styles.corner}`}
          data-flow-corner={i + 1}
          style={{ left: point.x, top: point.y }}
          aria-label={t('editing.flow.corner')}
          title={t('editing.flow.cornerTip')}
          onPointerDown={grip((to) => moveCorner(points, i + 1, to))}
          onDoubleClick={(event) => {
            event.stopPropagation()
            const without = removeBend(points, i + 1)
            if (without) void shapeFlow(route.id, without)
          }}
        />
      ))}
    </>
  )
}

const snapped = (at: Point): Point =>
  held.free ? { x: Math.round(at.x), y: Math.round(at.y) } : { x: onGrid(at.x), y: onGrid(at.y) }

/** The drop is one command; the line stays as it was shaped until the plan says so. */
async function finish(flow: string, keep: boolean): Promise<void> {
  const { shaping } = editor()
  if (!shaping) return
  if (keep) await shapeFlow(flow, shaping.points)
  if (editor().shaping === shaping) setEditor({ shaping: null })
}
