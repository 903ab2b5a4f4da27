// Duty lists: choose a role or person, see everything they answer for, add what no process says, take it along as a table.
import { ClipboardList, Copy, Plus } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { planStore } from '#platform/planStore.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { useT } from '#platform/text.ts'
import { planReader, rowOf, useRows } from '#platform/useRows.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import { type DutyHolder, dutiesOf, dutyCounts, dutySource, holderKey } from '#shared/analysis/duties.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import { copyTable } from './copyTable.ts'
import styles from './Duties.module.css'
import { DutyTable } from './DutyTable.tsx'
import { useDutyWords } from './useDutyWords.ts'

async function addDuty({ entity, id }: DutyHolder, title: string): Promise<string | null> {
  const duty = newId()
  const row = { id: duty, title, [entity]: id, position: nextPosition('duty') }
  return (await execute('rows.insert', { entity: 'duty', rows: [row] })) ? duty : null
}

export function DutyLists({ header, tools }: { header: ReactNode; tools: ReactNode }) {
  const t = useT()
  const roles = useRows('role')
  const people = useRows('person')
  const { step, task, process, processVersion, sequenceFlow, duty } = useStore(planStore, (cache) => cache.rows)
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = usePanel<string>('people/dutiesOf', '')
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const [open, setOpen] = useState<string | null>(null)
  const cellsOf = useDutyWords()

  const holders = useMemo(
    () => [
      ...roles.map(({ id, name }): DutyHolder & { name: string } => ({ entity: 'role', id, name })),
      ...people.filter((p) => p.active).map(({ id, name }) => ({ entity: 'person' as const, id, name })),
    ],
    [roles, people],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables stand for what is read through the reader.
  const source = useMemo(
    () => dutySource(planReader()),
    [step, task, process, processVersion, sequenceFlow, duty, people],
  )
  const counts = useMemo(() => dutyCounts(source, holders), [holders, source])
  const holder = holders.find((one) => holderKey(one) === chosen) ?? holders[0]
  const lines = useMemo(() => (holder ? dutiesOf(source, holder) : []), [source, holder])
  const columns = (['title', 'source', 'raci', 'times', 'hours', 'standard'] as const).map((name) =>
    t(`people.column.${name}`),
  )
  const key = nameKey(sought)
  const shown = holders.filter(({ name }) => nameKey(name).includes(key))

  const add = async () => {
    if (holder) setOpen(await addDuty(holder, t('people.newDuty')))
  }
  const copy = () => {
    copyTable([columns, ...lines.map(cellsOf)])
    notify({ text: t('people.copied', { count: lines.length }) })
  }
  const openDuty = open !== null && rowOf('duty', open) ? open : null
  return (
    <Screen>
      <ScreenHeader
        title={t('sheet.people')}
        actions={
          holder && (
            <>
              <Button icon={Copy} disabled={lines.length === 0} onClick={copy}>
                {t('people.copy')}
              </Button>
              <Button look="primary" icon={Plus} onClick={() => void add()}>
                {t('people.addDuty')}
              </Button>
            </>
          )
        }
      >
        {header}
      </ScreenHeader>
      {tools}
      {!holder ? (
        <EmptyState icon={ClipboardList} text={t('people.emptyHolders')}>
          <Button look="primary" onClick={() => navigate('people', { tab: 'role' })}>
            {t('raci.toRoles')}
          </Button>
          <SeeSample />
        </EmptyState>
      ) : (
        <div className={styles.split}>
          <nav className={styles.holders} aria-label={t('people.dutyLists')}>
            <SearchField value={sought} onChange={setSought} placeholder={t('people.findHolder')} />
            {(['role', 'person'] as const).map((entity) => {
              const list = shown.filter((one) => one.entity === entity)
              return (
                list.length > 0 && (
                  <section key={entity}>
                    <h2>{t(entity === 'role' ? 'people.roles' : 'people.persons')}</h2>
                    {list.map(({ id, name }) => (
                      <button
                        key={id}
                        type="button"
                        aria-current={holder.entity === entity && holder.id === id}
                        onClick={() => {
                          setChosen(holderKey({ entity, id }))
                          setOpen(null)
                        }}
                      >
                        <span>{name}</span>
                        <small>{counts.get(holderKey({ entity, id })) || ''}</small>
                      </button>
                    ))}
                  </section>
                )
              )
            })}
          </nav>
          <DutyTable
            label={t('people.dutiesOf', { name: holder.name })}
            columns={columns}
            lines={lines}
            cellsOf={cellsOf}
            open={openDuty}
            onOpen={setOpen}
          />
          {openDuty && (
            <RowInspector entity="duty" row={openDuty} width={width} onWidth={setWidth} onClose={() => setOpen(null)} />
          )}
        </div>
      )}
    </Screen>
  )
}
