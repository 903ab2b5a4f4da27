// What one sheet would bring: a drawn process, KPIs, or its rows compared with the plan, and every cell that is left out.
import { useMemo, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import type { DataDifferences } from '#shared/sheets/dataWorkbook/types.ts'
import type { SheetReading } from '#shared/sheets/wizard/types.ts'
import { DraftCounts } from '../DraftCounts.tsx'
import { DraftDrawing } from '../DraftDrawing.tsx'
import { type Choosing, type Line, linesOf, toggleLine } from '../dataImport/choosing.ts'
import { DifferenceList } from '../dataImport/DifferenceList.tsx'
import { useWorkbookWords } from '../dataImport/useWorkbookWords.ts'
import files from '../Files.module.css'
import { ProblemList } from '../ProblemList.tsx'
import styles from './Wizard.module.css'

interface Props {
  part: SheetReading
  data: DataDifferences | null
  choosing: Choosing
  onChoosing: (choosing: Choosing) => void
  onTitle: (title: string) => void
}

export function SheetResult({ part, data, choosing, onChoosing, onTitle }: Props) {
  const t = useT()
  const lang = useLang()
  const words = useWorkbookWords()
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set())
  const own = useMemo(
    () => (data ? { ...data, rows: data.rows.filter(({ sheet }) => sheet === part.name) } : null),
    [data, part.name],
  )
  const refused = useMemo(
    () => [...part.refused, ...(data?.refused ?? []).filter(({ sheet }) => sheet === part.name)],
    [part, data],
  )
  const lines = useMemo(() => (own ? linesOf(own, 'all', turned) : []), [own, turned])
  const refusals = useMemo(() => refused.map((cell): Line => ({ type: 'refused', cell })), [refused])
  const toggle = (line: Line) => onChoosing(toggleLine(choosing, line))
  const turn = (key: number) => {
    const next = new Set(turned)
    if (!next.delete(key)) next.add(key)
    setTurned(next)
  }
  const isDraft = part.target === 'step' || part.target === 'kpiSheet'
  const values = part.kpis.reduce((n, kpi) => n + kpi.values.length, 0)
  return (
    <div className={styles.result}>
      {part.draft && (
        <>
          <div className={files.draftHead}>
            <label className={files.field}>
              <span>{t('importSheets.process')}</span>
              <input
                key={part.sheet}
                defaultValue={part.draft.title}
                maxLength={200}
                onBlur={(event) => onTitle(event.currentTarget.value.trim())}
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            </label>
            <DraftCounts draft={part.draft} />
          </div>
          <DraftDrawing draft={part.draft} />
        </>
      )}
      {part.target === 'kpiSheet' && (
        <ul className={files.rowCounts}>
          {(
            [
              ['kpi', part.kpis.length],
              ['kpiValue', values],
            ] as const
          ).map(([entity, count]) => (
            <li key={entity}>
              <span>{entityLabels(lang, entity).plural}</span>
              <span>{count}</span>
            </li>
          ))}
        </ul>
      )}
      {!isDraft && lines.length > 0 && (
        <DifferenceList
          words={words}
          lines={lines}
          choosing={choosing}
          turned={turned}
          onToggle={toggle}
          onTurn={turn}
        />
      )}
      {!isDraft && lines.length === 0 && <div className={styles.empty}>{t('dataWorkbook.window.noneHere')}</div>}
      {refusals.length > 0 && (
        <section className={files.problems}>
          <h2>{`${t('importSheets.refusedHead')} · ${refusals.length}`}</h2>
          <div className={styles.refusals}>
            <DifferenceList
              words={words}
              lines={refusals}
              choosing={choosing}
              turned={turned}
              onToggle={() => {}}
              onTurn={() => {}}
            />
          </div>
        </section>
      )}
      <ProblemList problems={part.problems} />
    </div>
  )
}
