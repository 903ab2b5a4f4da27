// The outline being edited: its text, when it goes into the plan, and what happens to it when the plan changes elsewhere.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { execute, redo, undo } from '#platform/execute.ts'
import { addPending } from '#platform/pending.ts'
import { useDrawing } from '../model/drawing.ts'
import { type Caret, caretIn, type Edit, edited, type OutlineDoc, placeAt, reprinted, textOf } from './lines.ts'
import { printedDoc, readDoc, retargeted, takeOver, waits } from './takeOver.ts'

/** So long after the last key what was typed goes into the plan. */
const pause = 400

export interface OutlineSession {
  readonly doc: OutlineDoc
  /** Takes over what is in the field after the browser's own editing. */
  typed(text: string): void
  /** An edit of ours: text and caret. */
  apply(edit: Edit): void
  /** An input method is at work: until it is done nothing is taken over. */
  composing(now: boolean): void
  /** Brings the text into the plan now; with `tidy` it is then shown as the plan writes it. */
  commit(tidy?: boolean): Promise<void>
  /** Takes back the last change; text that the plan could not take is given up first. */
  back(): Promise<void>
  forth(): Promise<void>
}

/** `area` is the field; it keeps caret and focus. */
export function useOutline(version: string, area: RefObject<HTMLTextAreaElement | null>): OutlineSession {
  const drawing = useDrawing(version)
  const [doc, setDoc] = useState<OutlineDoc>(() => printedDoc(version))
  const work = useRef({
    doc,
    /** The plan's own text when doc and plan last said the same. */
    base: textOf(doc),
    dirty: false,
    busy: false,
    composing: false,
    inherited: new Set<string>(),
    timer: 0 as unknown as ReturnType<typeof setTimeout>,
    queue: Promise.resolve(),
    caret: null as Caret | null,
  })

  const show = useCallback((next: OutlineDoc, caret: Caret | null) => {
    work.current.doc = next
    work.current.caret = caret
    setDoc(next)
  }, [])
  const focused = useCallback(() => document.activeElement === area.current, [area])
  const caretNow = useCallback((): Caret | null => {
    const field = area.current
    return field && focused() ? { start: field.selectionStart, end: field.selectionEnd } : null
  }, [area, focused])

  /** The text as the plan has it; lines that the plan could not take stay. */
  const reprint = useCallback(
    (keepCaretLine: boolean) => {
      const now = work.current
      const caret = caretNow()
      const kept = new Set(readDoc(version, now.doc).problems.map((p) => p.line - 1))
      if (keepCaretLine && caret) {
        const { line } = placeAt(now.doc.lines, caret.start)
        if (now.doc.lines[line]?.trim() === '') kept.add(line)
      }
      const printed = printedDoc(version)
      const next = reprinted(
        printed,
        now.doc,
        [...kept].sort((a, b) => a - b),
      )
      now.base = textOf(printed)
      now.inherited.clear()
      if (textOf(next) === textOf(now.doc)) {
        now.doc = next
        setDoc(next)
      } else show(next, caret && caretIn(next, now.doc, caret))
    },
    [version, caretNow, show],
  )

  const commitNow = useCallback(
    async (timed: boolean) => {
      const now = work.current
      if (!now.dirty || now.composing) return
      const caret = timed ? caretNow() : null
      if (waits(version, now.doc, caret && placeAt(now.doc.lines, caret.end))) return
      const renamed = retargeted(version, now.doc)
      if (renamed !== now.doc) {
        const at = caretNow()
        show(renamed, at && caretIn(renamed, now.doc, at))
      }
      const taken = takeOver(version, now.doc, now.inherited)
      now.dirty = false
      now.doc = { ...now.doc, ids: taken.ids }
      setDoc(now.doc)
      if (taken.args) {
        for (const id of taken.inherited) now.inherited.add(id)
        const { steps } = taken.args
        const sole = steps.length === 1 ? steps[0]?.id : undefined
        now.busy = true
        await execute('process.applyOutline', taken.args, sole === undefined ? {} : { mergeKey: `outline ${sole}` })
        now.busy = false
      }
      now.base = textOf(printedDoc(version))
    },
    [version, caretNow, show],
  )
  const enqueue = useCallback((job: () => Promise<void>) => {
    const now = work.current
    now.queue = now.queue.then(job, job)
    return now.queue
  }, [])
  const commit = useCallback(
    (tidy = false) => {
      clearTimeout(work.current.timer)
      return enqueue(async () => {
        await commitNow(false)
        if (tidy && !work.current.dirty) reprint(true)
      })
    },
    [enqueue, commitNow, reprint],
  )
  const touched = useCallback(() => {
    const now = work.current
    now.dirty = true
    clearTimeout(now.timer)
    now.timer = setTimeout(() => void enqueue(() => commitNow(true)), pause)
  }, [enqueue, commitNow])

  const typed = useCallback(
    (text: string) => {
      show(edited(work.current.doc, text), null)
      touched()
    },
    [show, touched],
  )
  const apply = useCallback(
    (edit: Edit) => {
      show(edit.doc, edit.caret)
      touched()
    },
    [show, touched],
  )

  const composing = useCallback(
    (on: boolean) => {
      work.current.composing = on
      if (!on) touched()
    },
    [touched],
  )
  const back = useCallback(async () => {
    await commit()
    const now = work.current
    if (now.dirty) {
      const printed = printedDoc(version)
      const caret = caretNow()
      now.dirty = false
      now.base = textOf(printed)
      show(printed, caret && caretIn(printed, now.doc, caret))
    } else await undo()
  }, [commit, version, show, caretNow])
  const forth = useCallback(async () => {
    await commit()
    await redo()
  }, [commit])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing stands for the rows that the outline prints.
  useEffect(() => {
    const now = work.current
    if (now.busy || now.dirty || now.composing) return
    if (textOf(printedDoc(version)) !== now.base) reprint(true)
  }, [drawing, version, reprint])

  // The caret of an edit of ours goes where it belongs once the field has its text.
  useLayoutEffect(() => {
    const { caret } = work.current
    const field = area.current
    if (!caret || !field || field.value !== textOf(doc)) return
    work.current.caret = null
    field.setSelectionRange(caret.start, caret.end)
  }, [doc, area])

  useEffect(() => {
    const forget = addPending(() => commit())
    return () => {
      forget()
      void commit()
    }
  }, [commit])

  return { doc, typed, apply, composing, commit, back, forth }
}
