// An answer of the throw-away process in parts: long lists go ahead of it slice by slice, so that it is never held twice as a whole.
import type { IntakeReply } from '../intakeSeam.ts'

/** Rows that are sent at a time; a list with no more stays in the answer. */
const sliceRows = 2_000
/** Rows of sheets and of entities stand no deeper: `value.book.sheets.0.rows`. */
const deepest = 5

type Path = readonly (string | number)[]

/** A slice of the list that stands at `path` in the answer's value. */
export interface AnswerPart {
  readonly path: Path
  readonly items: readonly unknown[]
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Takes the long lists out of `value`, a slice each time it is asked; at the end they are empty. */
export function* takeParts(value: unknown, path: Path = [], seen = new Set<unknown>()): Generator<AnswerPart, void> {
  // A list that stands in two places is one list for the receiver, too.
  if (seen.has(value)) return
  if (Array.isArray(value) && value.length > sliceRows && !Object.isFrozen(value)) {
    seen.add(value)
    for (let from = 0; from < value.length; from += sliceRows) {
      const items = value.slice(from, from + sliceRows)
      value.fill(undefined, from, from + sliceRows)
      yield { path, items }
    }
    value.length = 0
    return
  }
  if (path.length >= deepest || !(Array.isArray(value) || isPlain(value))) return
  seen.add(value)
  for (const [key, one] of Object.entries(value))
    yield* takeParts(one, [...path, Array.isArray(value) ? Number(key) : key], seen)
}

/** The list at `path`; undefined where there is none. */
function listAt(value: unknown, path: Path): unknown[] | undefined {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Record<string | number, unknown>)[key]
  }
  return Array.isArray(at) ? at : undefined
}

/** Puts messages of the throw-away process together: null while parts of the answer are still to come. Throws where a part has no place. */
export function answerCollector(): (message: unknown) => IntakeReply | null {
  const parts: AnswerPart[] = []
  return (message) => {
    if (isPlain(message) && Array.isArray(message.path)) {
      parts.push(message as unknown as AnswerPart)
      return null
    }
    const reply = message as IntakeReply
    for (const { path, items } of parts) {
      const list = reply.ok ? listAt(reply.value, path) : undefined
      if (!list) throw new Error('a part of an answer without its place')
      for (const item of items) list.push(item)
    }
    return reply
  }
}
