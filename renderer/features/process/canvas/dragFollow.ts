// While steps are dragged, moves what belongs to them on the page itself: nothing renders, however large the process.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { arrowPath, flowLinePath, flowPath } from '#shared/diagram/shapes.ts'
import type { FlowRoute, Point } from '#shared/diagram/types.ts'
import { draggedRoutes } from '../model/draggedRoutes.ts'
import type { Drawing } from '../model/drawing.ts'
import { drawnBoxes } from '../model/drawnBoxes.ts'
import { type EditorState, editor, useEditor } from '../model/state.ts'

/** ms without a move after which the lines of the dragged steps are routed around the others. */
const rest = 200

interface OnPage {
  steps: ReadonlyMap<string, readonly (HTMLElement | SVGElement)[]>
  flows: ReadonlyMap<string, Element>
  /** The frame around several selected steps. */
  frame: HTMLElement | null
}

/** Everything that follows steps: their nodes, what is marked `data-along`, and flows. */
function onPage(root: Element): OnPage {
  const steps = new Map<string, HTMLElement[]>()
  for (const element of root.querySelectorAll<HTMLElement>('.react-flow__node, [data-along]')) {
    const id = element.dataset.along ?? element.dataset.id ?? ''
    const known = steps.get(id)
    if (known) known.push(element)
    else steps.set(id, [element])
  }
  const flows = new Map<string, Element>()
  for (const element of root.querySelectorAll<SVGElement>('[data-flow]')) flows.set(element.dataset.flow ?? '', element)
  return { steps, flows, frame: root.querySelector('.react-flow__nodesselection-rect') }
}

/** Draws a flow along other points; its label goes to where the route has it. React knows only the line it drew itself. */
function drawAlong(element: Element, route: FlowRoute, drawn: FlowRoute): void {
  const [grip, line, arrow] = element.querySelectorAll(':scope > path')
  const d = route.association ? flowPath(route.points) : flowLinePath(route.points)
  grip?.setAttribute('d', d)
  line?.setAttribute('d', d)
  if (!route.association) arrow?.setAttribute('d', arrowPath(route.points))
  const [to, from] = [route.label?.box, drawn.label?.box]
  const label = element.querySelector<SVGElement>(':scope > [data-label]')
  if (label) label.style.translate = to && from && to !== from ? `${to.x - from.x}px ${to.y - from.y}px` : ''
}

/** What is carried lies over what it is carried across, which is also where the page looks for the pointer first. */
function raise(element: HTMLElement | SVGElement, up: boolean): void {
  if (element.classList.contains('react-flow__node')) element.style.zIndex = up ? '1' : '0'
}

/** What is moved on the page at the moment. */
class Follower {
  readonly #root: Element
  #page: OnPage | null = null
  #moved = new Set<HTMLElement | SVGElement>()
  #bent = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(root: Element) {
    this.#root = root
  }

  /** Elements have come or gone. */
  changed(): void {
    this.#page = null
  }

  follow(drawing: Drawing, { drag, copying }: Pick<EditorState, 'drag' | 'copying'>, resting = false): void {
    clearTimeout(this.#timer)
    const moved = copying ? null : drag
    if (!moved && this.#moved.size === 0 && this.#bent.size === 0) return
    this.#page ??= onPage(this.#root)
    const { steps, flows, frame } = this.#page
    const before = this.#moved
    const now = new Set<HTMLElement | SVGElement>()
    const shift = (element: HTMLElement | SVGElement, { x, y }: Point) => {
      element.style.translate = `${x}px ${y}px`
      if (!before.has(element)) raise(element, true)
      now.add(element)
    }
    for (const [id, at] of moved ?? []) {
      const from = drawing.positions.get(id)
      if (!from) continue
      const by = { x: at.x - from.x, y: at.y - from.y }
      for (const element of steps.get(id) ?? []) shift(element, by)
      if (frame && now.size === 1) shift(frame, by)
    }
    for (const element of before) {
      if (now.has(element)) continue
      element.style.translate = ''
      raise(element, false)
    }
    this.#moved = now

    const { flowById } = drawnBoxes(drawing)
    const routes = moved ? draggedRoutes(drawing, moved, !resting) : new Map<string, FlowRoute>()
    for (const id of new Set([...this.#bent, ...routes.keys()])) {
      const [element, drawn] = [flows.get(id), flowById.get(id)]
      if (element && drawn) drawAlong(element, routes.get(id) ?? drawn, drawn)
    }
    this.#bent = new Set(routes.keys())
    if (moved && !resting) this.#timer = setTimeout(() => this.follow(drawing, editor(), true), rest)
    // What came into view meanwhile is looked for at the next drag.
    if (!moved) this.#page = null
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

/** Lets steps, flows and what is marked `data-along` inside `root` follow the drag; to be used by what renders the elements. */
export function useDragFollow(root: RefObject<Element | null>, drawing: Drawing): void {
  const follower = useRef<Follower>(null)
  const latest = useRef(drawing)
  latest.current = drawing
  // Elements rendered anew stand where the drawing has them.
  useLayoutEffect(() => {
    follower.current?.changed()
    if (editor().drag) {
      follower.current?.follow(drawing, editor())
      follower.current?.changed()
    }
  })
  useEffect(() => {
    if (!root.current) return
    const following = new Follower(root.current)
    follower.current = following
    const stop = useEditor.subscribe((now, before) => {
      if (now.drag !== before.drag || now.copying !== before.copying) following.follow(latest.current, now)
    })
    return () => {
      stop()
      following.stop()
    }
  }, [root])
}
