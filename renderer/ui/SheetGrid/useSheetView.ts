// The rows a grid shows, kept in place while the user edits under a filter or a sort.
import { useEffect, useMemo, useRef } from 'react'
import { groupOf } from '#shared/model/sheetView/groups.ts'
import { settled, type ViewOptions, type ViewRow, viewOf } from '#shared/model/sheetView/view.ts'
import { rowText } from '#shared/model/sheetView/words.ts'
import type { SheetRow } from './sheetTypes.ts'

const noSorts: ViewOptions['sorts'] = []
const noConditions: NonNullable<ViewOptions['conditions']> = []
/** Rows read in one go while nothing else is to be done. */
const readAtOnce = 10
/** ms after a change, or a turn of the wheel, before they are read: what one looks at comes first. */
const readAfter = 1000
let wheelTurned = 0

export function useSheetView(
  rows: readonly SheetRow[],
  options: Partial<ViewOptions> & Pick<ViewOptions, 'columns' | 'lang'>,
) {
  const {
    columns,
    filter = '',
    conditions = noConditions,
    sorts = noSorts,
    tree,
    grouping = null,
    lang,
    context,
  } = options
  const last = useRef<{ asked: string; ids: readonly string[] }>({ asked: '', ids: [] })
  const view = useMemo((): ViewRow[] => {
    const more = context ? { context } : {}
    const now = viewOf(rows, { columns, filter, conditions, sorts, tree, grouping, lang, ...more })
    const plain = filter.trim() === '' && sorts.length === 0 && conditions.length === 0
    const asked = plain ? '' : JSON.stringify([filter, sorts, conditions])
    const same = asked !== '' && asked === last.current.asked && !tree && !grouping
    const view = same ? settled(last.current.ids, now, rows) : now
    last.current = { asked, ids: view.map((v) => v.row.id) }
    return view
  }, [rows, columns, filter, conditions, sorts, tree, grouping, lang, context])

  const opened = useRef(false)
  // The first word typed into the filter must not wait for all rows to be read.
  useEffect(() => {
    let at = 0
    let asked = 0
    let wait = 0
    const later = (ms: number) => {
      wait = window.setTimeout(() => {
        asked = requestIdleCallback(read)
      }, ms)
    }
    const onWheel = () => {
      wheelTurned = performance.now()
    }
    function read(deadline: IdleDeadline) {
      if (performance.now() - wheelTurned < readAfter) return later(readAfter)
      while (at < rows.length && deadline.timeRemaining() > 4) {
        for (const end = Math.min(at + readAtOnce, rows.length); at < end; at++) rowText(rows[at] as SheetRow, columns)
      }
      if (at < rows.length) asked = requestIdleCallback(read)
    }
    window.addEventListener('wheel', onWheel, { passive: true, capture: true })
    // A sheet that has just been opened is read at once: then scrolling finds its cells worked out.
    later(opened.current ? readAfter : 0)
    opened.current = true
    return () => {
      window.removeEventListener('wheel', onWheel, { capture: true })
      clearTimeout(wait)
      cancelIdleCallback(asked)
    }
  }, [rows, columns])
  return view
}

/** How many rows of data a view stands for, those in closed groups included. */
export function shownRows(view: readonly ViewRow[]): number {
  let count = 0
  for (const { row, open } of view) {
    const group = groupOf(row)
    if (!group) count++
    else if (open === false) count += group.rows.length
  }
  return count
}
