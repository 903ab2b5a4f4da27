// What has been typed and is on its way into the plan: sent one after the other, and reckoned with by what is typed next.
import type { Diagram } from '#shared/diagram/types.ts'
import { drawingOf } from './drawing.ts'

/** What the diagram will be once the plan has it; given a diagram that has it already, that one. */
export type Coming = (diagram: Diagram) => Diagram

let queue: Promise<unknown> = Promise.resolve()
const onTheWay = new Set<{ readonly version: string; readonly coming: Coming }>()

/** One after the other: a step typed after another one needs that one in the plan. */
export function enqueue<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work)
  queue = done.catch(() => undefined)
  return done
}

/** Resolves when everything typed so far is in the plan. */
export const captured = (): Promise<unknown> => queue

/** Like `enqueue`, for what `expected` shows from now on. */
export async function bring<T>(version: string, coming: Coming, work: () => Promise<T>): Promise<T> {
  const entry = { version, coming }
  onTheWay.add(entry)
  try {
    return await enqueue(work)
  } finally {
    onTheWay.delete(entry)
  }
}

/** The steps and flows of a version with all that is on its way: a plan host that is busy does not hold up who types. */
export function expected(version: string): Diagram {
  let { diagram } = drawingOf(version)
  for (const entry of onTheWay) if (entry.version === version) diagram = entry.coming(diagram)
  return diagram
}

/** A flow that is being added. */
export const withFlow =
  (from: string, to: string, label: string | null): Coming =>
  (diagram) =>
    diagram.flows.some((f) => f.from === from && f.to === to)
      ? diagram
      : { ...diagram, flows: [...diagram.flows, { id: `${from} ${to}`, from, to, label }] }

/** A step that is being renamed; '' keeps its title. */
export const withTitle =
  (id: string, title: string): Coming =>
  (diagram) =>
    title === '' ? diagram : { ...diagram, steps: diagram.steps.map((s) => (s.id === id ? { ...s, title } : s)) }
