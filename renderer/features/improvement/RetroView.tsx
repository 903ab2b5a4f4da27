// A retrospective on one page: what was meant and what came of it above, findings in columns and the actions that follow below.
import { CheckCheck, Ellipsis, History, ThumbsUp, Undo2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { showRow } from '#platform/places.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import type { Tones } from '#platform/sheet/entityColumns.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { setParams, usePanel, useWindow } from '#platform/windowState.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { IconButton } from '#ui/Button.tsx'
import { CardBoard } from '#ui/CardBoard.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import parts from '#ui/cardParts.module.css'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SideList } from '#ui/SideList.tsx'
import { StatusPill, type Tone } from '#ui/StatusPill.tsx'
import styles from './Improvement.module.css'
import retro from './Retro.module.css'
import {
  type ActionItem,
  addRetrospective,
  addToRetro,
  becomesImprovement,
  type Finding,
  findingColumns,
  moveInRetro,
  type RetroColumn,
  retroColumns,
  toggleDone,
  vote,
} from './retroMoves.ts'

const columnTones: Record<RetroColumn, Tone> = {
  wentWell: 'green',
  didNot: 'red',
  lesson: 'blue',
  idea: 'amber',
  action: 'violet',
}
const actionTones: Tones = { status: { open: 'amber', inProgress: 'blue', done: 'violet', cancelled: 'grey' } }
type Card = { readonly id: string; readonly finding?: Finding; readonly action?: ActionItem }

export function RetroView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const retrospectives = useRows('retrospective')
  const findings = useRows('retrospectiveItem')
  const actions = useRows('actionItem')
  const params = useWindow((window) => window.params)
  const newestFirst = useMemo(
    () => retrospectives.toSorted((a, b) => (b.heldOn ?? '').localeCompare(a.heldOn ?? '')),
    [retrospectives],
  )
  const current = newestFirst.find(({ id }) => id === params.of) ?? newestFirst[0]
  const [selected, setSelected] = useState<string | null>(null)
  const [menu, setMenu] = useState<{ at: { x: number; y: number }; finding: Finding } | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('improvement/retroInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const cards = useMemo(() => {
    const lists = new Map<RetroColumn, Card[]>(retroColumns.map((column) => [column, []]))
    for (const finding of findings)
      if (finding.retrospective === current?.id) lists.get(finding.kind)?.push({ id: finding.id, finding })
    for (const action of actions)
      if (action.retrospective === current?.id) lists.get('action')?.push({ id: action.id, action })
    // What most people agreed with stands first.
    for (const column of findingColumns)
      lists.get(column)?.sort((a, b) => (b.finding?.votes ?? 0) - (a.finding?.votes ?? 0))
    return lists
  }, [findings, actions, current?.id])
  const openOf = (id: string) => {
    const own = actions.filter(({ retrospective }) => retrospective === id)
    const open = own.filter(({ status }) => status === 'open' || status === 'inProgress').length
    return own.length === 0 ? '' : t('improvement.openActions', { open, count: own.length })
  }
  const add = async () => {
    const made = await addRetrospective(t('improvement.newRetroTitle', { date: today() }))
    if (made) setParams({ tab: 'retro', of: made })
  }
  if (!current)
    return (
      <Screen>
        <ScreenHeader title={t('areas.improvement')}>{header}</ScreenHeader>
        <NothingYet
          icon={History}
          text={t('areas.emptyRetrospective')}
          addLabel={t('improvement.newRetro')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  const itemsOf = (finding: Finding): ContextItem[] => [
    {
      id: 'action',
      label: t('improvement.becomesAction'),
      run: () => void moveInRetro(finding.id, 'action'),
    },
    {
      id: 'improvement',
      label: t('improvement.becomesImprovement'),
      disabled: finding.improvement !== null,
      run: () => void becomesImprovement(finding),
    },
  ]
  const isAction = selected !== null && rowOf('actionItem', selected) !== undefined
  const known = selected !== null && (isAction || rowOf('retrospectiveItem', selected) !== undefined)
  return (
    <Screen>
      <PictureHeader
        title={t('areas.improvement')}
        inspector={inspector}
        onInspector={setInspector}
        addLabel={t('improvement.newRetro')}
        onAdd={() => void add()}
      >
        {header}
      </PictureHeader>
      <div className={styles.split}>
        <SideList
          label={t('improvement.retro')}
          search={t('improvement.searchRetro')}
          current={current.id}
          onChoose={(of) => {
            setSelected(null)
            setParams({ tab: 'retro', of })
          }}
          onRemove={(id) => void removeRows('retrospective', [id], lang)}
          items={newestFirst.map(({ id, title, heldOn, kind }) => ({
            id,
            title,
            mark: choiceLabel(lang, 'retrospective', 'kind', kind),
            detail: [heldOn, openOf(id)].filter(Boolean).join(' · '),
          }))}
        />
        <div className={retro.desk}>
          <div className={retro.head} key={current.id}>
            <EntityField entity="retrospective" row={current.id} field="intended" />
            <EntityField entity="retrospective" row={current.id} field="result" />
            <EntityField entity="retrospective" row={current.id} field="summary" />
          </div>
          <CardBoard
            key={current.id}
            label={current.title}
            columns={retroColumns.map((column) => ({
              id: column,
              name: t(`improvement.columns.${column}`),
              tone: columnTones[column],
              cards: cards.get(column) ?? [],
              adds: t(`improvement.adds.${column}`),
            }))}
            card={({ finding, action }) =>
              finding ? <FindingCard finding={finding} /> : action && <ActionCard action={action} />
            }
            tools={({ finding, action }) =>
              finding ? (
                <span className={retro.tools}>
                  <IconButton
                    icon={ThumbsUp}
                    size={13}
                    label={t('improvement.vote', { count: finding.votes ?? 0 })}
                    onClick={() => void vote(finding)}
                  />
                  <IconButton
                    icon={Ellipsis}
                    size={13}
                    label={t('risks.actionsOf', { title: finding.title })}
                    onClick={(e) => {
                      const { left, bottom } = e.currentTarget.getBoundingClientRect()
                      setMenu({ at: { x: left, y: bottom }, finding })
                    }}
                  />
                </span>
              ) : (
                action && (
                  <IconButton
                    icon={action.status === 'done' ? Undo2 : CheckCheck}
                    size={13}
                    label={t(action.status === 'done' ? 'improvement.reopen' : 'improvement.done')}
                    onClick={() => void toggleDone(action)}
                  />
                )
              )
            }
            selected={selected}
            onSelect={setSelected}
            onOpen={(id) => {
              setSelected(id)
              setInspector(true)
            }}
            onMove={(id, column) => moveInRetro(id, column as RetroColumn)}
            onAdd={(column, title) => addToRetro(current.id, column as RetroColumn, title)}
            onRemove={(id) => removeRows(rowOf('actionItem', id) ? 'actionItem' : 'retrospectiveItem', [id], lang)}
          />
        </div>
        {inspector && (
          <RowInspector
            entity={known ? (isAction ? 'actionItem' : 'retrospectiveItem') : 'retrospective'}
            row={known ? selected : current.id}
            tones={actionTones}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
      {menu && <ContextMenu at={menu.at} items={itemsOf(menu.finding)} onClose={() => setMenu(null)} />}
    </Screen>
  )
}

function FindingCard({ finding }: { finding: Finding }) {
  const t = useT()
  const context = useValueContext()
  const { title, cause, votes, improvement } = finding
  const named = improvement && context.titleOf('improvement', improvement)
  return (
    <>
      <span className={retro.title}>{title}</span>
      {cause && <span className={parts.text}>{cause}</span>}
      {votes ? (
        <span className={parts.foot}>
          <span role="img" aria-label={t('improvement.votes', { count: votes })}>
            {'●'.repeat(Math.min(votes, 9))}
          </span>
        </span>
      ) : null}
      {named && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the panel of links leads there
        // biome-ignore lint/a11y/noStaticElementInteractions: a button cannot stand inside the card's own
        <span className={retro.link} onClick={() => showRow('improvement', improvement)}>
          {t('improvement.isImprovement', { title: named })}
        </span>
      )}
    </>
  )
}

function ActionCard({ action }: { action: ActionItem }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const { title, owner, dueOn, status } = action
  const late = dueOn !== null && dueOn < context.today && status !== 'done' && status !== 'cancelled'
  return (
    <>
      <span className={retro.title} data-done={status === 'done' || undefined}>
        {title}
      </span>
      <span>
        <StatusPill tone={actionTones.status?.[status] ?? 'grey'}>
          {choiceLabel(lang, 'actionItem', 'status', status)}
        </StatusPill>
      </span>
      <span className={parts.foot}>
        <span>{(owner && context.titleOf('person', owner)) || t('improvement.nobody')}</span>
        {dueOn && (
          <span className={late ? parts.late : undefined}>{late ? t('improvement.late', { date: dueOn }) : dueOn}</span>
        )}
      </span>
    </>
  )
}
