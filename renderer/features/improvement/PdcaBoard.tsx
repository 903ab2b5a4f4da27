// The PDCA board: improvements by status, dragged or moved by keyboard, filtered by owner; the form of the chosen one beside it.
import { GitFork, PanelRight, Plus, Recycle } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatNumber } from '#shared/model/values/numbers.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { CardBoard } from '#ui/CardBoard.tsx'
import parts from '#ui/cardParts.module.css'
import { FilterChoice } from '#ui/FilterChoice.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Improvement.module.css'
import { type Improvement, improvementTones, priorityTones, statusTones } from './improvementTones.ts'

const columns = ['proposed', 'plan', 'do', 'check', 'act', 'closed', 'dropped'] as const
type Status = (typeof columns)[number]
const nobody = 'nobody'

/** What a change of status says about the days. */
function statusPatch(row: Improvement, status: Status): Partial<Improvement> {
  if (status === 'closed') return { status, closedOn: row.closedOn ?? today() }
  const begins = status === 'do' && row.startOn === null ? { startOn: today() } : {}
  return { status, ...begins, ...(row.status === 'closed' ? { closedOn: null } : {}) }
}

function move(id: string, status: Status) {
  const row = rowOf('improvement', id)
  return !row || row.status === status
    ? undefined
    : execute('rows.update', { entity: 'improvement', id, patch: statusPatch(row, status) })
}

export function PdcaBoard({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const rows = useRows('improvement')
  const people = useRows('person')
  const [owner, setOwner] = useState<string | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('improvement/boardInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const owners = useMemo(() => new Set(rows.map((row) => row.owner)), [rows])
  const byStatus = useMemo(() => {
    const lists = new Map<Status, Improvement[]>(columns.map((status) => [status, []]))
    for (const row of rows)
      if (owner === null || row.owner === (owner === nobody ? null : owner)) lists.get(row.status)?.push(row)
    return lists
  }, [rows, owner])
  const add = async (status: string, title: string) => {
    const id = newId()
    const row = {
      id,
      title,
      status,
      owner: owner === nobody ? null : owner,
      position: nextPosition('improvement'),
      ...(status === 'closed' ? { closedOn: today() } : {}),
    }
    if (await execute('rows.insert', { entity: 'improvement', rows: [row] })) setSelected(id)
  }
  const open = (id: string) => {
    setSelected(id)
    setInspector(true)
  }
  const addFirst = async () => {
    await add('proposed', t('improvement.newImprovement'))
    setInspector(true)
  }
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.improvement')}
        actions={
          <>
            {rows.length > 0 && (
              <>
                <FilterChoice
                  all={t('improvement.allOwners')}
                  value={owner}
                  options={[
                    ...people.filter(({ id }) => owners.has(id)).map(({ id, name }) => ({ value: id, label: name })),
                    ...(owners.has(null) ? [{ value: nobody, label: t('improvement.nobody') }] : []),
                  ]}
                  onChange={setOwner}
                />
                <IconButton
                  icon={PanelRight}
                  label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
                  on={inspector}
                  onClick={() => setInspector(!inspector)}
                />
              </>
            )}
            <Button look="primary" icon={Plus} onClick={() => void addFirst()}>
              {t('improvement.newImprovement')}
            </Button>
          </>
        }
      >
        {header}
      </ScreenHeader>
      {rows.length > 0 && <StatusBarItem>{t('ui.moveCards')}</StatusBarItem>}
      {rows.length === 0 ? (
        <NothingYet
          icon={Recycle}
          text={t('areas.emptyImprovement')}
          addLabel={t('improvement.newImprovement')}
          onAdd={() => void addFirst()}
        />
      ) : (
        <div className={styles.split}>
          <CardBoard
            label={t('improvement.board')}
            columns={columns.map((status) => {
              const name = choiceLabel(lang, 'improvement', 'status', status)
              return {
                id: status,
                name,
                tone: statusTones[status],
                cards: byStatus.get(status) ?? [],
                adds: t('ui.addTo', { column: name }),
                note: t(`improvement.phase.${status}`),
              }
            })}
            slim
            card={(row) => <Card row={row} />}
            selected={selected}
            onSelect={setSelected}
            onOpen={open}
            onMove={(id, status) => move(id, status as Status)}
            onAdd={add}
            onRemove={(id) => removeRows('improvement', [id], lang)}
          />
          {inspector && (
            <RowInspector
              entity="improvement"
              row={selected && rowOf('improvement', selected) ? selected : null}
              tones={improvementTones}
              width={width}
              onWidth={setWidth}
              onClose={() => setInspector(false)}
            >
              <div className={styles.links}>
                <Button
                  look="quiet"
                  icon={GitFork}
                  onClick={() => navigate('improvement', { tab: 'whys', ...(selected ? { of: selected } : {}) })}
                >
                  {t('improvement.openWhys')}
                </Button>
              </div>
            </RowInspector>
          )}
        </div>
      )}
    </Screen>
  )
}

function Card({ row }: { row: Improvement }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const { code, title, priority, owner, dueOn, status, kpi, effectBefore, effectAfter } = row
  const isOver = status === 'closed' || status === 'dropped'
  const late = !isOver && dueOn !== null && dueOn < context.today
  const measured = kpi !== null && effectBefore !== null && effectAfter !== null
  return (
    <>
      <span className={parts.title}>
        <small>{code}</small> {title}
      </span>
      {measured && (
        <span className={parts.text}>
          {t('improvement.effect', {
            kpi: context.titleOf('kpi', kpi) ?? '',
            before: formatNumber(effectBefore),
            after: formatNumber(effectAfter),
          })}
        </span>
      )}
      <span className={parts.foot}>
        <span>{(owner && context.titleOf('person', owner)) || t('improvement.nobody')}</span>
        {dueOn && !isOver && (
          <span className={late ? parts.late : undefined}>
            {t(late ? 'improvement.late' : 'improvement.dueOn', { date: dueOn })}
          </span>
        )}
        {row.closedOn && isOver && <span>{row.closedOn}</span>}
      </span>
      {priority && !isOver && (
        <span>
          <StatusPill tone={priorityTones[priority]}>
            {choiceLabel(lang, 'improvement', 'priority', priority)}
          </StatusPill>
        </span>
      )}
    </>
  )
}
