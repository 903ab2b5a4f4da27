// What a data workbook would change: every difference, chosen by row and by field, applied as one undoable change.
import { CircleX, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { problemText } from '#shared/i18n/index.ts'
import type { Problem } from '#shared/model/problem.ts'
import { type DataDifferences, differenceKinds } from '#shared/sheets/dataWorkbook/types.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { applyDataImport, closeFileDialog } from '../fileActions.ts'
import {
  chooseRows,
  type Filter,
  type Line,
  linesOf,
  sentChoice,
  startChoosing,
  stateOf,
  toggleField,
} from './choosing.ts'
import styles from './DataImport.module.css'
import { DifferenceList } from './DifferenceList.tsx'

interface Props {
  handle: string
  name: string
  differences: DataDifferences
}

export function DataImportDialog({ handle, name, differences }: Props) {
  const t = useT()
  const { rows, refused, problems, unchanged, meta } = differences
  const [choosing, setChoosing] = useState(() => startChoosing(differences))
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set())
  const [filter, setFilter] = useState<Filter>(rows.length === 0 && refused.length > 0 ? 'refused' : 'all')
  const [refusal, setRefusal] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const lines = useMemo(() => linesOf(differences, filter, turned), [differences, filter, turned])
  const counts = useMemo(() => {
    const byKind = new Map<Filter, number>([
      ['all', rows.length],
      ['refused', refused.length],
    ])
    for (const { kind } of rows) byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
    return byKind
  }, [rows, refused])
  const chosen = rows.reduce((n, row) => n + (stateOf(choosing, row) === 'off' ? 0 : 1), 0)
  const inFilter = filter === 'all' ? rows : rows.filter(({ kind }) => kind === filter)

  const toggle = (line: Line) => {
    if (line.type === 'row') setChoosing(chooseRows(choosing, [line.row], stateOf(choosing, line.row) !== 'on'))
    else if (line.type === 'field') setChoosing(toggleField(choosing, line.row, line.row.fields[line.at]?.field ?? ''))
  }
  const turn = (key: number) => {
    const next = new Set(turned)
    if (!next.delete(key)) next.add(key)
    setTurned(next)
  }
  const apply = async () => {
    setBusy(true)
    setRefusal(await applyDataImport(handle, name, sentChoice(choosing, rows)))
    setBusy(false)
  }
  const filters: Filter[] = ['all', ...differenceKinds, ...(refused.length > 0 ? (['refused'] as const) : [])]
  const nothing = rows.length === 0 && refused.length === 0
  return (
    <Dialog
      title={t('shell.files.importTitle', { name })}
      width={nothing ? 520 : 980}
      onClose={closeFileDialog}
      footer={
        nothing ? (
          <Button look="primary" data-autofocus onClick={closeFileDialog}>
            {t('shell.files.close')}
          </Button>
        ) : (
          <>
            <span className={styles.sum}>
              {t('dataWorkbook.window.chosen', { chosen, count: rows.length })} ·{' '}
              {t('dataWorkbook.window.unchanged', { count: unchanged })}
            </span>
            <Button onClick={closeFileDialog}>{t('shell.files.cancel')}</Button>
            <Button look="primary" disabled={chosen === 0 || busy} onClick={apply}>
              {t('dataWorkbook.window.apply', { count: chosen })}
            </Button>
          </>
        )
      }
    >
      {meta?.documentId && (
        <p className={styles.from}>
          {t('dataWorkbook.window.from', { date: meta.exportedAt.slice(0, 10), revision: meta.revision })}
        </p>
      )}
      {nothing ? (
        <div className={styles.empty}>{t('dataWorkbook.window.nothing', { count: unchanged })}</div>
      ) : (
        <>
          <div className={styles.head}>
            <Segmented
              label={t('dataWorkbook.window.filter')}
              value={filter}
              options={filters.map((value) => ({
                value,
                label: t(`dataWorkbook.window.${value}`),
                count: counts.get(value) ?? 0,
              }))}
              onChange={setFilter}
            />
            {filter !== 'refused' && (
              <span className={styles.bulk}>
                <Button look="quiet" onClick={() => setChoosing(chooseRows(choosing, inFilter, true))}>
                  {t('dataWorkbook.window.takeAll')}
                </Button>
                <Button look="quiet" onClick={() => setChoosing(chooseRows(choosing, inFilter, false))}>
                  {t('dataWorkbook.window.takeNone')}
                </Button>
              </span>
            )}
          </div>
          {lines.length > 0 ? (
            <DifferenceList
              key={filter}
              lines={lines}
              choosing={choosing}
              turned={turned}
              onToggle={toggle}
              onTurn={turn}
            />
          ) : (
            <div className={styles.empty}>{t('dataWorkbook.window.noneHere')}</div>
          )}
        </>
      )}
      <Notes problems={[...refusal, ...problems]} />
    </Dialog>
  )
}

function Notes({ problems }: { problems: readonly Problem[] }) {
  const lang = useLang()
  if (problems.length === 0) return null
  return (
    <div className={`${styles.notes} selectable`}>
      {problems.slice(0, 100).map((problem) => {
        const text = problemText(lang, problem)
        const Icon = problem.severity === 'warning' ? TriangleAlert : CircleX
        return (
          <p key={text} className={styles.note} role={problem.severity === 'warning' ? undefined : 'alert'}>
            <Icon size={14} />
            <span>{text}</span>
          </p>
        )
      })}
    </div>
  )
}
