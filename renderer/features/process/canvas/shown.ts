// Which steps and flows the canvas holds as elements: those in view, a margin around filled little by little, and their other ends.

import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useReducer, useRef } from 'react'
import type { DiagramStep, FlowRoute, Rect } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { drawnBoxes } from '../model/drawnBoxes.ts'

/** Around what is seen, in px of the screen: there elements are made before they are needed, and kept up to twice as far. */
const margin = 160
/** How many elements the margin gains or loses in one frame: few enough that no frame is late. */
const perFrame = 6
export interface Shown {
  readonly steps: readonly DiagramStep[]
  readonly flows: readonly FlowRoute[]
}

/** 2 in view, 1 in the margin, 0 near enough to stay, −1 far. */
function nearness(list: Float64Array, i: number, view: Rect, room: number): -1 | 0 | 1 | 2 {
  const at = i * 4
  const dx = Math.max(list[at]! - view.x - view.width, view.x - list[at + 2]!)
  const dy = Math.max(list[at + 1]! - view.y - view.height, view.y - list[at + 3]!)
  const away = Math.max(dx, dy)
  if (away < 0) return 2
  if (away < room) return 1
  return away < 2 * room ? 0 : -1
}

/** What is held now, by id. Steps that are being dragged stay wherever the view goes. */
export class Held {
  steps = new Set<string>()
  flows = new Set<string>()
  /** Whether the margin still lacks elements or holds some too many. */
  unfinished = false
  #drawing: Drawing | undefined
  #shown: Shown = { steps: [], flows: [] }

  /** Brings in what is seen at once, and a little of the margin. The same object is returned while nothing changes. */
  update(drawing: Drawing, view: Rect | null, room: number, stay: (id: string) => boolean): Shown {
    if (!view) return this.#shown
    const index = drawnBoxes(drawing)
    const [stepIds, flowIds] = [drawing.diagram.steps, drawing.flows]
    const before = this.#drawing
    let left = perFrame
    let changed =
      before?.diagram.steps !== stepIds || before.flows !== flowIds || before.positions !== drawing.positions
    this.unfinished = false
    const settle = (ids: readonly { id: string }[], list: Float64Array, held: Set<string>) => {
      for (let i = 0; i < ids.length; i++) {
        const near = nearness(list, i, view, room)
        const { id } = ids[i]!
        const has = near === 0 || held.has(id)
        if (near === 0 || near > 0 === has) continue
        if (near === 2) held.add(id)
        else if (near === -1 && stay(id)) continue
        else if (left === 0) {
          this.unfinished = true
          continue
        } else {
          left--
          if (near === 1) held.add(id)
          else held.delete(id)
        }
        changed = true
      }
    }
    settle(flowIds, index.flows, this.flows)
    settle(stepIds, index.steps, this.steps)
    this.#drawing = drawing
    if (!changed) return this.#shown
    const flows = flowIds.filter(({ id }) => this.flows.has(id))
    const ends = new Set(this.steps)
    for (const { from, to } of flows) ends.add(from).add(to)
    this.#shown = { steps: [...ends].flatMap((id) => index.stepById.get(id)?.step ?? []), flows }
    return this.#shown
  }
}

/** What to hand to React Flow; renders again when the view has moved on or the margin is not yet full. */
export function useShown(drawing: Drawing, stay: RefObject<(id: string) => boolean>): Shown {
  const api = useStoreApi()
  const held = useRef<Held>(null)
  held.current ??= new Held()
  const [, next] = useReducer((n: number) => n + 1, 0)
  const { transform, width, height } = api.getState()
  const [x, y, zoom] = transform
  const view = width > 0 ? { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom } : null
  const shown = held.current.update(drawing, view, margin / zoom, (id) => stay.current(id))
  const drawn = useRef({ x, y, zoom, width, height })
  drawn.current = { x, y, zoom, width, height }
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      next()
    }
    const stop = api.subscribe(({ transform: [x, y, zoom], width, height }) => {
      const was = drawn.current
      const moved = x !== was.x || y !== was.y || zoom !== was.zoom || width !== was.width || height !== was.height
      if (moved && frame === 0) frame = requestAnimationFrame(look)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [api])
  const { unfinished } = held.current
  useEffect(() => {
    if (!unfinished) return
    const frame = requestAnimationFrame(next)
    return () => cancelAnimationFrame(frame)
  })
  return shown
}
