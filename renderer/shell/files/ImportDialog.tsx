// Shows what a chosen file holds before it is taken in: counts, drawing, and every problem with its cell.
import { Select } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import type { ImportPreview } from '#shared/api.ts'
import { entityLabels } from '#shared/i18n/index.ts'
import { type EntityName, isEntityName } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { DraftCounts } from './DraftCounts.tsx'
import { DraftDrawing } from './DraftDrawing.tsx'
import { ReadingProgress } from './dataImport/ReadingProgress.tsx'
import styles from './Files.module.css'
import { applyImport, closeFileDialog, previewImport } from './fileActions.ts'
import { isError, ProblemList } from './ProblemList.tsx'

interface Props {
  handle: string
  name: string
  preview: ImportPreview | null
  problems: readonly Problem[]
}

export function ImportDialog({ handle, name, preview, problems }: Props) {
  const t = useT()
  const [title, setTitle] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  /** Which process of the file is looked at. */
  const [place, setPlace] = useState(0)
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
  const told = [...refusal, ...problems]
  const refused = told.some(isError)
  const all = preview?.draft ? [preview.draft, ...(preview.others ?? [])] : []
  const shown = all[place]
  const processTitle = title ?? preview?.draft?.title ?? ''
  const apply = async () => {
    setBusy(true)
    setRefusal(await applyImport(handle, name, preview?.draft ? processTitle.trim() : undefined))
    setBusy(false)
  }
  const ready = preview !== null && !refused && !busy && (preview.draft === null || processTitle.trim() !== '')
  // Known layouts are read without a question; whoever wants it otherwise chooses columns and sheets.
  const adjust = (preview?.kind === 'visio' || preview?.kind === 'kpiSheet') && (
    <Button look="quiet" onClick={() => void previewImport({ handle, name }, 'sheets')}>
      {t('importSheets.adjust')}
    </Button>
  )
  return (
    <Dialog
      title={t('shell.files.importTitle', { name })}
      width={preview?.draft ? 960 : 560}
      onClose={closeFileDialog}
      footer={
        refused && !preview?.draft ? (
          <>
            {adjust}
            <Button look="primary" ref={closeButton} onClick={closeFileDialog}>
              {t('shell.files.close')}
            </Button>
          </>
        ) : (
          <>
            {adjust}
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
            <DraftCounts draft={shown ?? preview.draft} />
          </div>
          {all.length > 1 && (
            <div className={styles.others}>
              <span>{t('shell.files.processesOfFile', { count: all.length })}</span>
              <Select
                size="xs"
                w={240}
                aria-label={t('shell.files.processesOfFile', { count: all.length })}
                value={String(place)}
                data={all.map((draft, i) => ({ value: String(i), label: draft.title }))}
                allowDeselect={false}
                onChange={(value) => setPlace(Number(value ?? 0))}
              />
            </div>
          )}
          {!refused && <DraftDrawing draft={shown ?? preview.draft} />}
        </>
      )}
      {preview && !preview.draft && <RowCounts preview={preview} />}
      {preview === null && !reading && <p className={styles.lead}>{t('shell.files.refused')}</p>}
      <ProblemList problems={told} />
    </Dialog>
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
