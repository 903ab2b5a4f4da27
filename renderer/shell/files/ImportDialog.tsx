// Shows what a chosen file holds before it is taken in: counts, drawing, and every problem with its cell.
import { CircleX, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import type { ImportPreview } from '#shared/api.ts'
import { entityLabels, problemText } from '#shared/i18n/index.ts'
import { type EntityName, isEntityName } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { DraftDrawing } from './DraftDrawing.tsx'
import { ReadingProgress } from './dataImport/ReadingProgress.tsx'
import styles from './Files.module.css'
import { applyImport, closeFileDialog } from './fileActions.ts'

interface Props {
  handle: string
  name: string
  preview: ImportPreview | null
  problems: readonly Problem[]
}

const isError = (problem: Problem) => problem.severity !== 'warning'

export function ImportDialog({ handle, name, preview, problems }: Props) {
  const t = useT()
  const [title, setTitle] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const closeButton = useRef<HTMLButtonElement>(null)
  const titleField = useRef<HTMLInputElement>(null)
  const reading = preview === null && problems.length === 0
  // The dialog opens before it is known what the file holds.
  useEffect(() => {
    if (reading) return
    const first = titleField.current ?? closeButton.current
    first?.focus()
    titleField.current?.select()
  }, [reading])
  const all = [...refusal, ...problems]
  const refused = all.some(isError)
  const processTitle = title ?? preview?.draft?.title ?? ''
  const apply = async () => {
    setBusy(true)
    setRefusal(await applyImport(handle, name, preview?.draft ? processTitle.trim() : undefined))
    setBusy(false)
  }
  const ready = preview !== null && !refused && !busy && (preview.draft === null || processTitle.trim() !== '')
  return (
    <Dialog
      title={t('shell.files.importTitle', { name })}
      width={preview?.draft ? 960 : 560}
      onClose={closeFileDialog}
      footer={
        refused && !preview?.draft ? (
          <Button look="primary" ref={closeButton} onClick={closeFileDialog}>
            {t('shell.files.close')}
          </Button>
        ) : (
          <>
            <Button data-autofocus onClick={closeFileDialog}>
              {t('shell.files.cancel')}
            </Button>
            <Button look="primary" disabled={!ready} onClick={apply}>
              {t('shell.files.apply')}
            </Button>
          </>
        )
      }
    >
      {reading && <ReadingProgress handle={handle} />}
      {preview?.draft && (
        <>
          <div className={styles.draftHead}>
            <label className={styles.field}>
              <span>{t('shell.files.processTitle')}</span>
              <input
                ref={titleField}
                value={processTitle}
                maxLength={200}
                onChange={(event) => setTitle(event.currentTarget.value)}
              />
            </label>
            <DraftCounts draft={preview.draft} />
          </div>
          {!refused && <DraftDrawing draft={preview.draft} />}
        </>
      )}
      {preview && !preview.draft && <RowCounts preview={preview} />}
      {preview === null && !reading && <p className={styles.lead}>{t('shell.files.refused')}</p>}
      <ProblemList problems={all} />
    </Dialog>
  )
}

function DraftCounts({ draft }: { draft: NonNullable<ImportPreview['draft']> }) {
  const t = useT()
  const people = new Set(draft.steps.flatMap((step) => step.owners)).size
  const counts = [
    [t('shell.files.steps'), draft.steps.length],
    [t('shell.files.flows'), draft.flows.length],
    [t('shell.files.lanes'), draft.lanes.length],
    [t('shell.files.phases'), draft.phases.length],
    [t('shell.files.people'), people],
  ] as const
  return (
    <dl className={styles.counts}>
      {counts.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}

function RowCounts({ preview: { counts, kpiSheet } }: { preview: ImportPreview }) {
  const t = useT()
  const lang = useLang()
  const rows = Object.entries(counts).filter(([entity, count]) => isEntityName(entity) && count > 0)
  return (
    <>
      <p className={styles.lead}>
        {kpiSheet?.periods
          ? t('shell.files.asKpis', {
              from: formatPeriod(kpiSheet.periods.from, lang),
              to: formatPeriod(kpiSheet.periods.to, lang),
            })
          : t('shell.files.asPlan')}{' '}
        · {t('shell.files.rows', { count: rows.reduce((sum, [, count]) => sum + count, 0) })}
      </p>
      <ul className={styles.rowCounts}>
        {rows.map(([entity, count]) => (
          <li key={entity}>
            <span>{entityLabels(lang, entity as EntityName).plural}</span>
            <span>{count}</span>
          </li>
        ))}
      </ul>
      {kpiSheet && kpiSheet.totals.checked > 0 && (
        <p className={styles.lead}>{t('shell.files.totalsEqual', kpiSheet.totals)}</p>
      )}
    </>
  )
}

/** Errors first, each a sentence that begins with its sheet and cell. */
function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const t = useT()
  const lang = useLang()
  if (problems.length === 0) return null
  const errors = problems.filter(isError)
  const sorted = [...errors, ...problems.filter((problem) => !isError(problem))]
  const warnings = problems.length - errors.length
  return (
    <section className={styles.problems}>
      <h2>
        {[
          errors.length > 0 && t('shell.files.errors', { count: errors.length }),
          warnings > 0 && t('shell.files.warnings', { count: warnings }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </h2>
      <ul className="selectable">
        {sorted.map((problem) => {
          const text = problemText(lang, problem)
          return (
            <li key={text} data-tone={isError(problem) ? 'error' : 'warning'}>
              {isError(problem) ? <CircleX size={14} /> : <TriangleAlert size={14} />}
              <span>{text}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
