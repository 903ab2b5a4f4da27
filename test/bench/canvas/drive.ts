// Drives a canvas as a hand does and counts what its main thread has to do for each move.
import type { CDPSession, Page } from 'playwright-core'
import { median } from '../measure.ts'

/** How a canvas is told what to do; the expressions are evaluated in its page. */
export type Canvas = {
  page: Page
  /** The button with which a drag on the paper moves the view. */
  panButton: 'left' | 'middle'
  /** Whether the element `e` is empty paper. */
  isPaper: string
  /** The element of the step `id`, or null. */
  step: string
  area: { x: number; y: number; width: number; height: number }
  /** Shows all of the process; resolves when asked for, not when drawn. */
  fit(): Promise<void>
  /** Resident memory of the page's process, in MB. */
  processMemory(): Promise<number>
}

export type Moves = {
  /** Main-thread work for one move and the frame that shows it, in ms. */
  p50: number
  p95: number
  max: number
  /** From one move shown to the next, in ms. */
  frame: number
}
export type Driven = { pan: Moves; drag: Moves; far: Moves; heap: number; process: number }

const frames = 'new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))'

async function evaluate<T>(session: CDPSession, expression: string): Promise<T> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as T
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
}

/** Waits until twenty frames came in time one after the other: whatever was going on has ended. */
const calm = (session: CDPSession) =>
  evaluate(
    session,
    `new Promise((done) => {
      let last = performance.now(), quiet = 0
      const end = last + 60000
      const look = () => {
        const now = performance.now()
        quiet = now - last < 25 ? quiet + 1 : 0
        last = now
        quiet >= 20 || now > end ? done() : requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })`,
  )

type Point = { x: number; y: number }
type Button = 'left' | 'middle'

async function mouse(
  session: CDPSession,
  type: 'mousePressed' | 'mouseReleased' | 'mouseMoved',
  at: Point,
  held: Button,
) {
  const buttons = type === 'mouseReleased' ? 0 : held === 'left' ? 1 : 4
  const button = type === 'mouseMoved' ? 'none' : held
  await session.send('Input.dispatchMouseEvent', { type, ...at, button, buttons, clickCount: 1 })
}

/** Presses at `from`, moves `count` times by `by`, and releases. The first moves, with which a drag begins, do not count. */
async function dragged(session: CDPSession, from: Point, by: Point, count: number, button: Button): Promise<Moves> {
  const at = { ...from }
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at, button: 'none', buttons: 0 })
  await mouse(session, 'mousePressed', at, button)
  for (let i = 0; i < 3; i++) {
    at.x += Math.sign(by.x) * 3
    at.y += Math.sign(by.y) * 2
    await mouse(session, 'mouseMoved', at, button)
    await evaluate(session, frames)
  }
  const tasks: number[] = []
  const shown: number[] = []
  for (let i = 0; i < count; i++) {
    at.x += by.x
    at.y += by.y
    const before = await taskMs(session)
    const start = performance.now()
    await mouse(session, 'mouseMoved', at, button)
    await evaluate(session, frames)
    shown.push(performance.now() - start)
    tasks.push((await taskMs(session)) - before)
  }
  await mouse(session, 'mouseReleased', at, button)
  await evaluate(session, frames)
  const sorted = tasks.toSorted((a, b) => a - b)
  return {
    p50: median(tasks),
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    max: sorted.at(-1) ?? 0,
    // Two frames are waited for.
    frame: median(shown) / 2,
  }
}

/** A place of empty paper near the given part of the area. */
async function paperAt(session: CDPSession, { area, isPaper }: Canvas, fx: number, fy: number): Promise<Point> {
  const found = await evaluate<Point | null>(
    session,
    `(() => {
      const isPaper = ${isPaper}
      const [x, y] = [${area.x + area.width * fx}, ${area.y + area.height * fy}]
      for (let r = 0; r < 200; r += 6) for (let a = 0; a < 6.3; a += 0.5) {
        const at = { x: Math.round(x + r * Math.cos(a)), y: Math.round(y + r * Math.sin(a)) }
        const e = document.elementFromPoint(at.x, at.y)
        if (e && isPaper(e)) return at
      }
      return null
    })()`,
  )
  if (!found) throw new Error('no empty paper to take hold of')
  return found
}

/** The middle of a step, and how much of it is seen. */
const middleOf = (session: CDPSession, { step }: Canvas, id: string) =>
  evaluate<Point | null>(
    session,
    `(() => {
      const find = ${step}
      const box = find(${JSON.stringify(id)})?.getBoundingClientRect()
      return box ? { x: box.x + box.width / 2, y: box.y + 14 } : null
    })()`,
  )

/** Pans 60 moves and back, drags one step 60 moves, then pans the whole process zoomed out; memory at the end. */
export async function drive(canvas: Canvas, step: string): Promise<Driven> {
  const session = await canvas.page.context().newCDPSession(canvas.page)
  // Time that the thread worked, not time that passed: what else runs on the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await calm(session)
  const heap = await heapOf(session)
  const process = await canvas.processMemory()

  const right = await paperAt(session, canvas, 0.9, 0.4)
  const pan = await dragged(session, right, { x: -10, y: -1 }, 60, canvas.panButton)
  await calm(session)
  const left = await paperAt(session, canvas, 0.12, 0.3)
  const back = await dragged(session, left, { x: 10, y: 1 }, 60, canvas.panButton)
  await calm(session)

  const before = await middleOf(session, canvas, step)
  if (!before) throw new Error(`step ${step} is not in view`)
  const drag = await dragged(session, before, { x: 4, y: 3 }, 60, 'left')
  await calm(session)
  const after = await middleOf(session, canvas, step)
  if (after && Math.hypot(after.x - before.x, after.y - before.y) < 100) throw new Error('the step did not move')

  await canvas.fit()
  await calm(session)
  const edge = await paperAt(session, canvas, 0.5, 0.04)
  const far = await dragged(session, edge, { x: 3, y: 1 }, 30, canvas.panButton)
  await session.detach()
  const worse = (a: Moves, b: Moves): Moves => ({
    p50: (a.p50 + b.p50) / 2,
    p95: (a.p95 + b.p95) / 2,
    max: Math.max(a.max, b.max),
    frame: (a.frame + b.frame) / 2,
  })
  return { pan: worse(pan, back), drag, far, heap, process }
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
}
