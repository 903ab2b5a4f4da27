// Dragging a goal to another place of the tree: onto a goal to go below it, to an edge to stand before or after it.
import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { setHint } from '#platform/notices.ts'
import { useT } from '#platform/text.ts'
import { moveRefusal } from '#shared/analysis/goalTree.ts'
import { useGoals } from '../goalModel.ts'
import type { GoalPlace } from '../goalMoves.ts'
import { selectGoal } from '../goalState.ts'
import type { ShownGoal } from './shownGoals.ts'

/** Pixels. */
export const rowHeight = 36
const beginsAt = 4

export type DropWhere = 'before' | 'into' | 'after' | 'refused'
interface Drag {
  readonly id: string
  readonly over: string
  readonly where: DropWhere
}

export function useTreeDrag(
  shown: readonly ShownGoal[],
  scroller: RefObject<HTMLDivElement | null>,
  onDrop: (id: string, to: GoalPlace) => void,
) {
  const t = useT()
  const { goals } = useGoals()
  const [drag, setDrag] = useState<Drag | null>(null)
  // A drag outlives the render it began in.
  const latest = useRef({ shown, goals, onDrop })
  latest.current = { shown, goals, onDrop }

  const placeAt = (id: string, clientY: number): { over: string; where: DropWhere; to: GoalPlace } | null => {
    const box = scroller.current
    const { shown: lines, goals: all } = latest.current
    if (!box || lines.length === 0) return null
    const y = clientY - box.getBoundingClientRect().top + box.scrollTop
    const index = Math.min(lines.length - 1, Math.max(0, Math.floor(y / rowHeight)))
    const { goal } = lines[index] as ShownGoal
    const within = y / rowHeight - index
    const where: DropWhere = within < 0.28 ? 'before' : within > 0.72 ? 'after' : 'into'
    const siblings = all.filter((other) => other.parent === goal.parent && other.id !== id)
    const next = siblings[siblings.findIndex((other) => other.id === goal.id) + 1]
    const to: GoalPlace =
      where === 'into'
        ? { parent: goal.id, before: null }
        : { parent: goal.parent, before: where === 'before' ? goal.id : (next?.id ?? null) }
    const refused = goal.id === id || moveRefusal(all, id, to.parent) !== null
    return { over: goal.id, where: refused ? 'refused' : where, to }
  }

  const onPointerDown = (down: PointerEvent<HTMLDivElement>) => {
    const row = (down.target as Element).closest<HTMLElement>('[data-goal]')
    const id = row?.dataset.goal
    if (!id || down.button !== 0 || (down.target as Element).closest('input')) return
    selectGoal(id)
    if ((down.target as Element).closest('button')) return
    const box = down.currentTarget
    const from = { x: down.clientX, y: down.clientY }
    let moving = false
    let place: ReturnType<typeof placeAt> = null
    const move = (e: globalThis.PointerEvent) => {
      if (!moving && Math.hypot(e.clientX - from.x, e.clientY - from.y) < beginsAt) return
      if (!moving) {
        moving = true
        box.setPointerCapture(down.pointerId)
        setHint(t('goals.dragHint'))
      }
      const { top, bottom } = box.getBoundingClientRect()
      if (e.clientY < top + rowHeight) box.scrollTop -= 12
      if (e.clientY > bottom - rowHeight) box.scrollTop += 12
      place = placeAt(id, e.clientY)
      setDrag(place && { id, over: place.over, where: place.where })
    }
    const stop = () => {
      box.removeEventListener('pointermove', move)
      box.removeEventListener('pointerup', end)
      box.removeEventListener('pointercancel', stop)
      window.removeEventListener('keydown', onEscape, true)
      setDrag(null)
    }
    const end = () => {
      stop()
      if (moving && place && place.where !== 'refused') latest.current.onDrop(id, place.to)
    }
    const onEscape = (e: globalThis.KeyboardEvent) => {
      if (e.key !== 'Escape') return
      e.stopPropagation()
      stop()
    }
    box.addEventListener('pointermove', move)
    box.addEventListener('pointerup', end)
    box.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', onEscape, true)
  }
  return { drag, onPointerDown }
}
