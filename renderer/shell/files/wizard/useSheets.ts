// The state of the import of sheets: pictures, mappings, which sheets are taken, and what they would bring, read again after each change.
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '#platform/bridge.ts'
import { useLang } from '#platform/text.ts'
import type { Problem } from '#shared/model/problem.ts'
import type {
  FoundMapping,
  SheetMapping,
  SheetPicture,
  SheetsReading,
  SheetTarget,
} from '#shared/sheets/wizard/types.ts'

/** Sheets understood less than this are shown, but not taken unless asked for. */
const sureEnough = 0.45
/** Rest after a change before it is read again, ms. */
const rest = 120

export interface SheetsState {
  readonly pictures: readonly SheetPicture[] | null
  /** By number of the sheet. */
  readonly mappings: ReadonlyMap<number, FoundMapping>
  readonly taken: ReadonlySet<number>
  readonly reading: SheetsReading | null
  readonly busy: boolean
  readonly problems: readonly Problem[]
  take(sheet: number, take: boolean): void
  change(mapping: SheetMapping): void
  /** Other rows or another header: the columns are recognised anew. */
  remap(sheet: number, target: SheetTarget, header: number): Promise<void>
}

const isReady = ({ mapping }: FoundMapping) => Object.keys(mapping.columns).length > 0

export function useSheets(handle: string): SheetsState {
  const lang = useLang()
  const [pictures, setPictures] = useState<readonly SheetPicture[] | null>(null)
  const [mappings, setMappings] = useState<ReadonlyMap<number, FoundMapping>>(new Map())
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set())
  const [reading, setReading] = useState<SheetsReading | null>(null)
  const [busy, setBusy] = useState(true)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const turn = useRef(0)

  useEffect(() => {
    let gone = false
    void call('import.sheets', { handle }).then((answer) => {
      if (gone) return
      if (!answer.ok) return setProblems(answer.problems)
      const { sheets } = answer.value
      const found = sheets.flatMap(({ sheet, found: one }) => (one ? [[sheet, one] as const] : []))
      setMappings(new Map(found))
      const sure = sheets.filter(({ hidden, found: one }) => !hidden && one && one.confidence >= sureEnough)
      setTaken(
        new Set((sure.length > 0 ? sure : sheets.filter(({ found: one }) => one).slice(0, 1)).map((s) => s.sheet)),
      )
      setPictures(sheets)
    })
    return () => {
      gone = true
    }
  }, [handle])

  useEffect(() => {
    if (!pictures) return
    const chosen = [...mappings.values()].filter((found) => taken.has(found.mapping.sheet) && isReady(found))
    const mine = ++turn.current
    setBusy(true)
    const clock = setTimeout(async () => {
      const answer = await call('import.readSheets', { handle, lang, sheets: chosen.map(({ mapping }) => mapping) })
      if (mine !== turn.current) return
      setBusy(false)
      setProblems(answer.ok ? [] : answer.problems)
      setReading(answer.ok ? answer.value : null)
    }, rest)
    return () => {
      clearTimeout(clock)
      void call('job.cancel', { job: handle })
    }
  }, [handle, lang, pictures, mappings, taken])

  const put = useCallback((found: FoundMapping) => {
    setMappings((known) => new Map(known).set(found.mapping.sheet, found))
  }, [])
  return {
    pictures,
    mappings,
    taken,
    reading,
    busy,
    problems,
    take: (sheet, take) => {
      const next = new Set(taken)
      if (take) next.add(sheet)
      else next.delete(sheet)
      setTaken(next)
    },
    change: (mapping) => {
      const known = mappings.get(mapping.sheet)
      const byContent = (known?.byContent ?? []).filter((at) => known?.mapping.columns[at] === mapping.columns[at])
      put({ mapping, byContent, confidence: 1, remembered: false })
    },
    remap: async (sheet, target, header) => {
      const answer = await call('import.mapSheet', { handle, sheet, target, header })
      if (!answer.ok) return setProblems(answer.problems)
      put(answer.value)
      setTaken((now) => new Set(now).add(sheet))
    },
  }
}
