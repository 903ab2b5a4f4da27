// Which steps and flows the canvas holds as elements: those in view, and a margin around filled little by little.

import { useStoreApi } from '@xyflow/react'
import { useEffect, useReducer, useRef } from 'react'
import type { DiagramStep, FlowRoute, Rect } from '#shared/diagram/types.ts'
import type { Drawing } from '../model/drawing.ts'
import { drawnBoxes, touches, touching } from '../model/drawnBoxes.ts'

/** Around what is seen, in px of the screen: there elements are made before they are needed, and kept up to twice as far. */
const margin = 120
/** How many elements the margin gains or loses at a time: few enough that no frame is late. */
const perTime = 4
/** Frames from one time to the next while the view moves: each costs something, however little changes. */
const pause = 3
/** ms without a move after which the view rests. What is out of sight is given up then, or in turn once there is much of it. */
const rest = 150
const much = 40
/** What a jump has left behind, more than this, goes at once. */
const jump = 150

export interface Shown {
  readonly steps: readonly DiagramStep[]
  readonly flows: readonly FlowRoute[]
}

const nothing: Shown = { steps: [], flows: [] }
const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/** What is held of one kind, by its place in the drawing's list. */
interface Kind {
  held: Set<string>
  wanted: { id: string; seen: boolean }[]
  far: string[]
}

/** What is held now, by id. Steps that are being dragged stay wherever the view goes. */
export class Held {
  readonly #steps = new Set<string>()
  readonly #flows = new Set<string>()
  /** Whether the margin still lacks elements or holds some too many. */
  unfinished = false
  #drawing: Drawing | undefined
  #shown = nothing

  /** Holds nothing. */
  clear(): Shown {
    this.#steps.clear()
    this.#flows.clear()
    this.#drawing = undefined
    this.unfinished = false
    this.#shown = nothing
    return nothing
  }

  /** What would change for this view. */
  #wishes(drawing: Drawing, view: Rect, room: number, stays: (id: string) => boolean): Kind[] {
    const index = drawnBoxes(drawing)
    const kinds = [
      { list: drawing.diagram.steps, boxes: index.steps, places: index.stepPlaces, held: this.#steps },
      { list: drawing.flows, boxes: index.flows, places: index.flowPlaces, held: this.#flows },
    ]
    const keep = grown(view, 2 * room)
    return kinds.map(({ list, boxes, places, held }) => {
      const wanted = touching(boxes, grown(view, room)).flatMap((i) => {
        const { id } = list[i]!
        return held.has(id) ? [] : { id, seen: touches(boxes, i, view) }
      })
      const far = [...held].filter((id) => {
        const i = places.get(id)
        return i === undefined || !(touches(boxes, i, keep) || stays(id))
      })
      return { held, wanted, far }
    })
  }

  /** Whether this view, which moves, wants something else than what is held: at once what is seen, the margin only `inTurn`. */
  differs(drawing: Drawing, view: Rect, room: number, stays: (id: string) => boolean, inTurn: boolean): boolean {
    const wishes = this.#wishes(drawing, view, room, stays)
    return wishes.some(
      ({ wanted, far }) =>
        wanted.some(({ seen }) => seen) || (inTurn && (wanted.length >= perTime || far.length > much)),
    )
  }

  /** Brings in what is seen at once, or else a little of the margin. The same object is returned while nothing changes. */
  update(drawing: Drawing, view: Rect | null, room: number, stays: (id: string) => boolean, moving = false): Shown {
    if (!view) return this.#shown
    const before = this.#drawing
    let changed =
      before?.diagram.steps !== drawing.diagram.steps ||
      before.flows !== drawing.flows ||
      before.positions !== drawing.positions
    let left = perTime
    let open = 0
    const wishes = this.#wishes(drawing, view, room, stays)
    if (wishes.some(({ wanted }) => wanted.some(({ seen }) => seen))) left = 0
    for (const { held, wanted, far } of wishes) {
      for (const { id, seen } of wanted) {
        if (!seen && left-- <= 0) open++
        else {
          held.add(id)
          changed = true
        }
      }
      const jumped = far.length > jump
      const stay = moving ? much : 0
      for (const [i, id] of far.entries()) {
        if (!jumped && (i >= far.length - stay || left-- <= 0)) open++
        else {
          held.delete(id)
          changed = true
        }
      }
    }
    this.unfinished = open > 0
    this.#drawing = drawing
    if (!changed) return this.#shown
    const { stepById, flowById } = drawnBoxes(drawing)
    this.#shown = {
      steps: [...this.#steps].flatMap((id) => stepById.get(id)?.step ?? []),
      flows: [...this.#flows].flatMap((id) => flowById.get(id) ?? []),
    }
    return this.#shown
  }
}

type Look = { transform: readonly [number, number, number]; width: number; height: number }

/** What of the drawing is seen, in its own units; null while the canvas has no size. */
const viewOf = ({ transform: [x, y, zoom], width, height }: Look): Rect | null =>
  width > 0 ? { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom } : null

/** What to hand to React Flow, nothing when `off`; renders again only when the view has come to something that is not held. */
export function useShown(drawing: Drawing, stays: (id: string) => boolean, off: boolean): Shown {
  const api = useStoreApi()
  const held = useRef<Held>(null)
  held.current ??= new Held()
  const moving = useRef(false)
  const [, next] = useReducer((n: number) => n + 1, 0)
  const look = api.getState()
  const shown = off
    ? held.current.clear()
    : held.current.update(drawing, viewOf(look), margin / look.transform[2], stays, moving.current)
  const latest = useRef({ drawing, stays, off })
  latest.current = { drawing, stays, off }
  useEffect(() => {
    let frame = 0
    let waited = 0
    let resting: ReturnType<typeof setTimeout> | undefined
    const compare = () => {
      frame = 0
      waited++
      const now = api.getState()
      const view = viewOf(now)
      const { drawing, stays, off } = latest.current
      if (off || !view || !held.current?.differs(drawing, view, margin / now.transform[2], stays, waited >= pause))
        return
      waited = 0
      next()
    }
    const rested = () => {
      moving.current = false
      api.getState().domNode?.removeAttribute('data-pushed')
      next()
    }
    let was: Look = api.getState()
    let zoom = was.transform[2]
    const stop = api.subscribe((now) => {
      const same = now.transform === was.transform && now.width === was.width && now.height === was.height
      was = now
      if (same) return
      // Text on a layer of its own keeps the size at which it was painted: right while the view is only pushed.
      const pushed = now.transform[2] === zoom
      zoom = now.transform[2]
      now.domNode?.toggleAttribute('data-pushed', pushed)
      moving.current = true
      clearTimeout(resting)
      resting = setTimeout(rested, rest)
      if (frame === 0) frame = requestAnimationFrame(compare)
    })
    // The size may have come before anybody listened.
    rested()
    return () => {
      stop()
      clearTimeout(resting)
      cancelAnimationFrame(frame)
    }
  }, [api])
  const { unfinished } = held.current
  useEffect(() => {
    if (!unfinished || moving.current) return
    const frame = requestAnimationFrame(next)
    return () => cancelAnimationFrame(frame)
  })
  return shown
}
