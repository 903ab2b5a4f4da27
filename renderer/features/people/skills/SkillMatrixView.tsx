// People × skills: level and target typed into the cell, gaps told by colour, shape and number.
import { Award, Plus } from 'lucide-react'
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { planStore } from '#platform/planStore.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { useSheetState } from '#platform/sheet/sheetState.ts'
import { useSelectedRows } from '#platform/sheet/useSelectedRows.ts'
import { useLang, useT } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { skillMatrix } from '#shared/analysis/skillMatrix.ts'
import { problemText } from '#shared/i18n/index.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { SheetGrid, type SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'
import type { RefusedCell, SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import styles from '../People.module.css'
import { skillColumns, skillRows } from './skillColumns.ts'
import { runSkillBatch } from './skillWrites.ts'

async function addSkill(title: string): Promise<void> {
  const id = newId()
  const row = { id, title, position: nextPosition('skill') }
  if (await execute('rows.insert', { entity: 'skill', rows: [row] })) navigate('people', { tab: 'skill', row: id })
}

export function SkillMatrixView({ header, tools }: { header: ReactNode; tools: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const { person, role, skill, personSkill } = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables stand for what is read through the reader.
  const matrix = useMemo(() => skillMatrix(planReader()), [person, role, skill, personSkill])
  const rows = useMemo(() => skillRows(matrix), [matrix])
  const columns = useMemo(() => skillColumns(matrix, t), [matrix, t])
  const [{ filter }, setState] = useSheetState('skills')
  const sought = useDeferredValue(filter)
  const grid = useRef<SheetGridHandle>(null)
  const { onSelect } = useSelectedRows(undefined)
  const params = useWindow((window) => window.params)
  useEffect(() => {
    const { row, skill: of } = params
    if (!row) return
    setState({ filter: '' })
    const column = columns.findIndex(({ id }) => id === of)
    requestAnimationFrame(() => grid.current?.select(row, Math.max(column, 0)))
  }, [params, columns, setState])
  const onChange = useCallback(
    async (batch: SheetBatch) => {
      const [refused] = batch.refused
      if (refused) {
        const reason = problemText(lang, { code: refused.code, ...(refused.params ? { params: refused.params } : {}) })
        notify({ tone: 'warning', text: t('sheet.refusedCells', { count: batch.refused.length, reason }) })
      }
      await runSkillBatch(batch)
    },
    [lang, t],
  )
  const explain = useCallback(
    ({ code, params: of }: RefusedCell) => problemText(lang, { code, ...(of ? { params: of } : {}) }),
    [lang],
  )
  const newSkill = (
    <Button look="primary" icon={Plus} onClick={() => void addSkill(t('people.newSkill'))}>
      {t('people.newSkill')}
    </Button>
  )
  const noPeople = matrix.people.length === 0
  const isEmpty = noPeople || matrix.skills.length === 0
  return (
    <Screen>
      <ScreenHeader
        title={t('sheet.people')}
        actions={
          !isEmpty && (
            <>
              <SearchField
                value={filter}
                onChange={(text) => setState({ filter: text })}
                placeholder={t('grid.filter')}
                onLeave={() => grid.current?.focus()}
              />
              {newSkill}
            </>
          )
        }
      >
        {header}
      </ScreenHeader>
      {tools}
      {isEmpty ? (
        <EmptyState icon={Award} text={t(noPeople ? 'people.noPeople' : 'people.emptySkill')}>
          {noPeople ? (
            <Button look="primary" onClick={() => navigate('people', { tab: 'person' })}>
              {t('people.toPeople')}
            </Button>
          ) : (
            newSkill
          )}
          <SeeSample />
        </EmptyState>
      ) : (
        <>
          <div className={styles.grid}>
            <SheetGrid
              ref={grid}
              label={t('people.skillMatrix')}
              columns={columns}
              rows={rows}
              onChange={onChange}
              newId={newId}
              filter={sought}
              onSelect={onSelect}
              onTold={(text) => notify({ tone: 'warning', text })}
              explain={explain}
              autoFocus
            />
          </div>
          <p className={styles.note}>{t('people.keys')}</p>
        </>
      )}
    </Screen>
  )
}
