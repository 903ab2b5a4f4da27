// Strategies as a board by horizon, kind or status; a card dragged to another column takes on what the column stands for.
import { Crosshair } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { type Horizon, horizonEnd, horizonOf, horizons } from '#shared/analysis/strategyHorizon.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatMoney } from '#shared/model/values/numbers.ts'
import { type BoardColumn, CardBoard } from '#ui/CardBoard.tsx'
import parts from '#ui/cardParts.module.css'
import { FilterChoice } from '#ui/FilterChoice.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { Segmented } from '#ui/Segmented.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Market.module.css'
import { strategyTones } from './marketTones.ts'

type Strategy = RowOf<'strategy'>
const groupings = ['byHorizon', 'byKind', 'byStatus'] as const
type Grouping = (typeof groupings)[number]

/** What a strategy in a column is given; undefined where the column takes none. */
function patchFor(grouping: Grouping, column: string, row: Pick<Strategy, 'startOn'>, today: string) {
  if (grouping === 'byKind') return { kind: column }
  if (grouping === 'byStatus') return { status: column }
  const dueOn = horizonEnd(column as Horizon, today)
  if (dueOn === undefined) return undefined
  // What is due earlier than it begins would begin after its end.
  return { dueOn, ...(dueOn !== null && row.startOn !== null && row.startOn > dueOn ? { startOn: today } : {}) }
}

export function StrategyBoard({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const { today } = context
  const rows = useRows('strategy')
  const people = useRows('person')
  const [kept, setGrouping] = usePanel<string>('market/grouping', 'byHorizon')
  const grouping = groupings.find((one) => one === kept) ?? 'byHorizon'
  const [owner, setOwner] = useState<string | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('market/boardInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const owners = useMemo(() => new Set(rows.map((row) => row.owner)), [rows])
  const columns = useMemo(() => {
    const choices = entityLabels(lang, 'strategy').choices
    const names: Record<string, string> =
      grouping === 'byHorizon'
        ? Object.fromEntries(horizons.map((horizon) => [horizon, t(`market.horizon.${horizon}`)]))
        : ((grouping === 'byKind' ? choices.kind : choices.status) ?? {})
    const lists = new Map<string, Strategy[]>(Object.keys(names).map((id) => [id, []]))
    for (const row of rows) {
      if (owner !== null && row.owner !== owner) continue
      const at = grouping === 'byKind' ? row.kind : grouping === 'byStatus' ? row.status : horizonOf(row.dueOn, today)
      lists.get(at)?.push(row)
    }
    return [...lists].map(([id, cards]): BoardColumn<Strategy> => {
      const budget = cards.reduce((sum, card) => sum + (card.budget ?? 0), 0)
      const name = names[id] as string
      return {
        id,
        name,
        cards,
        ...(grouping === 'byStatus' ? { tone: strategyTones[id as Strategy['status']] } : {}),
        ...(id === 'past' && grouping === 'byHorizon' ? {} : { adds: t('ui.addTo', { column: name }) }),
        ...(budget > 0 ? { note: t('market.budgetOf', { amount: formatMoney(budget, context) }) } : {}),
      }
    })
  }, [rows, grouping, owner, today, lang, t, context])
  const add = async (column: string | null, title: string) => {
    const id = newId()
    const given = column === null ? {} : patchFor(grouping, column, { startOn: null }, today)
    const row = { id, title, owner, position: nextPosition('strategy'), ...given }
    if (await execute('rows.insert', { entity: 'strategy', rows: [row] })) setSelected(id)
  }
  const addFirst = async () => {
    await add(null, t('market.newStrategy'))
    setInspector(true)
  }
  const move = (id: string, column: string) => {
    const row = rowOf('strategy', id)
    const patch = row && patchFor(grouping, column, row, today)
    return patch && execute('rows.update', { entity: 'strategy', id, patch })
  }
  if (rows.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.market')}>{header}</ScreenHeader>
        <NothingYet
          icon={Crosshair}
          text={t('areas.emptyStrategy')}
          addLabel={t('market.newStrategy')}
          onAdd={() => void addFirst()}
        />
      </Screen>
    )
  return (
    <Screen>
      <PictureHeader
        title={t('areas.market')}
        inspector={inspector}
        onInspector={setInspector}
        addLabel={t('market.newStrategy')}
        onAdd={() => void addFirst()}
      >
        {header}
      </PictureHeader>
      <div className={styles.bar}>
        <Segmented
          label={t('market.groupBy')}
          value={grouping}
          options={groupings.map((value) => ({ value, label: t(`market.${value}`) }))}
          onChange={setGrouping}
        />
        <FilterChoice
          all={t('market.allOwners')}
          value={owner}
          options={people.filter(({ id }) => owners.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOwner}
        />
      </div>
      <StatusBarItem>{t('ui.moveCards')}</StatusBarItem>
      <div className={styles.split}>
        <CardBoard
          key={grouping}
          label={t('market.board')}
          columns={columns}
          slim
          card={(row) => <Card row={row} grouping={grouping} />}
          selected={selected}
          onSelect={setSelected}
          onOpen={(id) => {
            setSelected(id)
            setInspector(true)
          }}
          onMove={move}
          onAdd={add}
          onRemove={(id) => removeRows('strategy', [id], lang)}
        />
        {inspector && (
          <RowInspector
            entity="strategy"
            row={selected && rowOf('strategy', selected) ? selected : null}
            tones={{ status: strategyTones }}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
    </Screen>
  )
}

function Card({ row, grouping }: { row: Strategy; grouping: Grouping }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const { title, objective, kind, status, owner, startOn, dueOn, budget, goals } = row
  const late = dueOn !== null && dueOn < context.today && status !== 'done' && status !== 'dropped'
  const span =
    startOn && dueOn
      ? t('market.span', { from: startOn, to: dueOn })
      : dueOn
        ? t('market.until', { to: dueOn })
        : startOn && t('market.from', { from: startOn })
  const names = goals.flatMap((id) => context.titleOf('goal', id) ?? []).join(lang === 'zh' ? '、' : ', ')
  return (
    <>
      <span className={parts.title}>{title}</span>
      {objective && <span className={parts.text}>{objective}</span>}
      {names && <span className={parts.text}>{t('market.goals', { names })}</span>}
      <span className={styles.pills}>
        {grouping !== 'byStatus' && (
          <StatusPill tone={strategyTones[status]}>{choiceLabel(lang, 'strategy', 'status', status)}</StatusPill>
        )}
        {grouping !== 'byKind' && <span className={styles.tag}>{choiceLabel(lang, 'strategy', 'kind', kind)}</span>}
      </span>
      <span className={parts.foot}>
        <span>{(owner && context.titleOf('person', owner)) || t('market.noOwner')}</span>
        {budget !== null && <span>{t('market.budget', { amount: formatMoney(budget, context) })}</span>}
      </span>
      {span && (
        <span className={parts.foot}>
          <span className={late ? parts.late : undefined}>{span}</span>
        </span>
      )}
    </>
  )
}
