// Differences to choose from, by row and by field, applied as one undoable change: of a data workbook, of another copy of the plan.
import { CircleX, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { entityLabels, problemText } from '#shared/i18n/index.ts'
import { entityNames } from '#shared/model/plan.ts'
import type { Problem } from '#shared/model/problem.ts'
import { type DataDifferences, differenceKinds } from '#shared/sheets/dataWorkbook/types.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FilterChoice } from '#ui/FilterChoice.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { closeFileDialog } from '../fileActions.ts'
import {
  chooseRows,
  type Filter,
  type Line,
  linesOf,
  sentChoice,
  startChoosing,
  stateOf,
  toggleLine,
} from './choosing.ts'
import styles from './DataImport.module.css'
import { DifferenceList, type DifferenceWords } from './DifferenceList.tsx'

export type { DifferenceWords } from './DifferenceList.tsx'

interface Props {
  title: string
  /** What they are differences from; '' for nothing to say. */
  lead: string
  words: DifferenceWords
  /** Said when there are none, with the number of rows that are equal. */
  nothing: (count: number) => string
  differences: DataDifferences
  /** Returns the problems of a refusal. */
  apply: (choice: Record<string, true | string[]>) => Promise<readonly Problem[]>
}

export function DifferenceDialog({ title, lead, words, nothing: nothingText, differences, apply: send }: Props) {
  const t = useT()
  const lang = useLang()
  const { rows, refused, problems, unchanged } = differences
  const [choosing, setChoosing] = useState(() => startChoosing(differences))
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set())
  const [filter, setFilter] = useState<Filter>(rows.length === 0 && refused.length > 0 ? 'refused' : 'all')
  const [entity, setEntity] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const shown = useMemo(
    () => (entity === null ? differences : { ...differences, rows: rows.filter((row) => row.entity === entity) }),
    [differences, rows, entity],
  )
  const lines = useMemo(() => linesOf(shown, filter, turned), [shown, filter, turned])
  const counts = useMemo(() => {
    const byKind = new Map<Filter, number>([
      ['all', shown.rows.length],
      ['refused', refused.length],
    ])
    for (const { kind } of shown.rows) byKind.set(kind, (byKind.get(kind) ?? 0) + 1)
    return byKind
  }, [shown, refused])
  const entities = useMemo(() => {
    const found = new Set(rows.map((row) => row.entity))
    return entityNames.flatMap((name) =>
      found.has(name) ? [{ value: name, label: entityLabels(lang, name).plural }] : [],
    )
  }, [rows, lang])
  const chosen = rows.reduce((n, row) => n + (stateOf(choosing, row) === 'off' ? 0 : 1), 0)
  const inFilter = filter === 'all' ? shown.rows : shown.rows.filter(({ kind }) => kind === filter)

  const toggle = (line: Line) => setChoosing(toggleLine(choosing, line))
  const turn = (key: number) => {
    const next = new Set(turned)
    if (!next.delete(key)) next.add(key)
    setTurned(next)
  }
  const apply = async () => {
    setBusy(true)
    setRefusal(await send(sentChoice(choosing, rows)))
    setBusy(false)
  }
  const filters: Filter[] = ['all', ...differenceKinds, ...(refused.length > 0 ? (['refused'] as const) : [])]
  const nothing = rows.length === 0 && refused.length === 0
  return (
    <Dialog
      title={title}
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
      {lead !== '' && <p className={styles.from}>{lead}</p>}
      {nothing ? (
        <div className={styles.empty}>{nothingText(unchanged)}</div>
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
            {entities.length > 1 && filter !== 'refused' && (
              <FilterChoice
                all={t('dataWorkbook.window.allEntities')}
                value={entity}
                options={entities}
                onChange={setEntity}
              />
            )}
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
              key={`${filter} ${entity}`}
              words={words}
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
