// Takes in anybody's workbook: its sheets, what their rows and columns become, and what that would bring, before anything changes.
import { Checkbox, Loader, Select } from '@mantine/core'
import { EyeOff, History } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { type EntityName, isEntityName } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import { isSheetTarget, sheetTargets, targetLabel } from '#shared/sheets/wizard/targets.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { type Choosing, sentChoice, startChoosing } from '../dataImport/choosing.ts'
import { ReadingProgress } from '../dataImport/ReadingProgress.tsx'
import { applySheets, closeFileDialog } from '../fileActions.ts'
import { isError, ProblemList } from '../ProblemList.tsx'
import { RemarkSteps } from './RemarkSteps.tsx'
import { SheetPicture } from './SheetPicture.tsx'
import { SheetResult } from './SheetResult.tsx'
import { useSheets } from './useSheets.ts'
import styles from './Wizard.module.css'

export function SheetsDialog({ handle, name }: { handle: string; name: string }) {
  const t = useT()
  const lang = useLang()
  const state = useSheets(handle)
  const { pictures, mappings, taken, reading, busy, problems } = state
  const [at, setAt] = useState<number | null>(null)
  const [view, setView] = useState<'table' | 'result'>('table')
  const [choosing, setChoosing] = useState<Choosing>(new Map())
  const [refusal, setRefusal] = useState<readonly Problem[]>([])
  const [applying, setApplying] = useState(false)
  /** The cell not accepted that was gone to last. */
  const [remark, setRemark] = useState<number | null>(null)
  useEffect(() => {
    setChoosing(reading?.data ? startChoosing(reading.data) : new Map())
    setRefusal([])
    setRemark(null)
  }, [reading])
  const current =
    pictures?.find(({ sheet }) => sheet === at) ?? pictures?.find(({ sheet }) => taken.has(sheet)) ?? pictures?.[0]
  const found = current && mappings.get(current.sheet)
  const part = reading?.parts.find(({ sheet }) => sheet === current?.sheet)
  const targets = useMemo(() => sheetTargets.map((value) => ({ value, label: targetLabel(lang, value) })), [lang])
  const parts = reading?.parts ?? []
  const rows = parts.reduce((n, one) => n + one.taken, 0)
  const wrong = parts.some((one) => one.problems.some(isError))
  const apply = async () => {
    setApplying(true)
    const choice = reading?.data ? sentChoice(choosing, reading.data.rows) : undefined
    const brought = parts.flatMap(({ target }): EntityName[] => (isEntityName(target) ? [target] : []))
    setRefusal(await applySheets(handle, name, choice, brought))
    setApplying(false)
  }
  const refusedHere = [
    ...(part?.refused ?? []),
    ...(reading?.data?.refused ?? []).filter(({ sheet }) => sheet === current?.name),
  ]
  return (
    <Dialog
      title={t('shell.files.importTitle', { name })}
      width={1160}
      onClose={closeFileDialog}
      footer={
        <>
          <span className={styles.sum} aria-live="polite">
            {busy ? (
              <>
                <Loader size={12} /> {t('importSheets.reading')}
              </>
            ) : (
              t('importSheets.sum', { sheets: parts.length, rows })
            )}
          </span>
          <Button data-autofocus onClick={closeFileDialog}>
            {t('shell.files.cancel')}
          </Button>
          <Button look="primary" disabled={busy || applying || wrong || rows === 0} onClick={apply}>
            {t('importSheets.apply')}
          </Button>
        </>
      }
    >
      {!pictures && problems.length === 0 && <ReadingProgress handle={handle} />}
      {pictures && current && (
        <div className={styles.wizard}>
          <ul className={styles.sheets} aria-label={t('importSheets.sheets')}>
            {pictures.map(({ sheet, name: title, hidden }) => {
              const mapping = mappings.get(sheet)?.mapping
              const read = parts.find((one) => one.sheet === sheet)
              return (
                <li key={sheet} className={styles.sheet} data-current={sheet === current.sheet || undefined}>
                  <Checkbox
                    size="xs"
                    aria-label={t('importSheets.take', { name: title })}
                    checked={taken.has(sheet)}
                    disabled={!mapping}
                    onChange={(event) => state.take(sheet, event.currentTarget.checked)}
                  />
                  <button
                    type="button"
                    aria-current={sheet === current.sheet}
                    onClick={() => {
                      setAt(sheet)
                      setRemark(null)
                    }}
                  >
                    <strong>
                      {title}
                      {hidden && <EyeOff size={12} aria-label={t('importSheets.hiddenSheet')} />}
                    </strong>
                    <span>
                      {mapping && taken.has(sheet)
                        ? `${targetLabel(lang, mapping.target)}${read ? ` · ${t('importSheets.taken', { count: read.taken })}` : ''}`
                        : t('importSheets.notTaken')}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
          <div className={styles.main}>
            <div className={styles.bar}>
              <span>{t('importSheets.becomes')}</span>
              <Select
                size="xs"
                w={210}
                aria-label={t('importSheets.becomes')}
                placeholder={t('importSheets.notTaken')}
                data={targets}
                value={found?.mapping.target ?? null}
                searchable
                allowDeselect={false}
                maxDropdownHeight={360}
                onChange={(target) => {
                  if (target !== null && isSheetTarget(target))
                    void state.remap(current.sheet, target, found?.mapping.header ?? 0)
                }}
              />
              {found && (
                <span className={styles.hint} title={t('importSheets.headerHint')}>
                  {found.mapping.header >= 0 && t('importSheets.headerRow', { row: found.mapping.header + 1 })}
                </span>
              )}
              {found && (
                <Checkbox
                  size="xs"
                  className={styles.withoutHeader ?? ''}
                  label={t('importSheets.withoutHeader')}
                  title={t('importSheets.withoutHeaderHint')}
                  checked={found.mapping.header < 0}
                  onChange={(event) =>
                    void state.remap(current.sheet, found.mapping.target, event.currentTarget.checked ? -1 : 0)
                  }
                />
              )}
              {found?.remembered && (
                <span className={styles.hint}>
                  <History size={13} aria-hidden /> {t('importSheets.remembered')}
                </span>
              )}
              <span className={styles.gap} />
              {refusedHere.length > 0 && (
                <RemarkSteps
                  count={refusedHere.length}
                  at={remark}
                  onGo={(next) => {
                    setView('table')
                    setRemark(next)
                  }}
                />
              )}
              <Segmented
                label={t('importSheets.view')}
                value={view}
                options={[
                  { value: 'table', label: t('importSheets.table') },
                  { value: 'result', label: t('importSheets.result') },
                ]}
                onChange={setView}
              />
            </div>
            {view === 'table' ? (
              <SheetPicture
                key={current.sheet}
                handle={handle}
                picture={current}
                goTo={remark === null ? null : (refusedHere[remark]?.cell ?? null)}
                found={found}
                leftOut={part?.leftOut ?? []}
                refused={refusedHere}
                onChange={state.change}
                onHeader={(row) => void state.remap(current.sheet, found?.mapping.target ?? 'task', row)}
              />
            ) : part && taken.has(current.sheet) ? (
              <SheetResult
                key={current.sheet}
                part={part}
                data={reading?.data ?? null}
                choosing={choosing}
                onChoosing={setChoosing}
                onTitle={(title) => {
                  if (found && title !== '' && title !== part.draft?.title) state.change({ ...found.mapping, title })
                }}
              />
            ) : (
              <div className={styles.empty}>{t('importSheets.nothing')}</div>
            )}
            {view === 'table' && !found && <p className={styles.unknown}>{t('importSheets.unknown')}</p>}
          </div>
        </div>
      )}
      <ProblemList
        problems={[...refusal, ...problems, ...(view === 'table' ? (part?.problems.filter(isError) ?? []) : [])]}
      />
    </Dialog>
  )
}
