// The minutes of meetings: found at the left, written at the right with the decisions and action items that came of them; printed on A4.
import { FileDown, FileText, Plus, Printer } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useActions } from '#platform/actions.ts'
import { execute } from '#platform/execute.ts'
import { usePrinting } from '#platform/printing.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { EntitySheet } from '#platform/sheet/EntitySheet.tsx'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { setParams, useWindow } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SideList } from '#ui/SideList.tsx'
import { actionTones, decisionTones } from './communicationTones.ts'
import styles from './Minutes.module.css'
import { newMinutes } from './meetingModel.ts'
import { PrintMinutes } from './PrintMinutes.tsx'

const ofDecisions = ['decidedOn', 'goal', 'process'] as const
const ofActions = ['retrospective', 'goalReview', 'evaluation', 'improvement', 'task'] as const

export function MinutesView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const minutes = useRows('meetingMinutes')
  const decisions = useRows('decision')
  const actions = useRows('actionItem')
  const params = useWindow((window) => window.params)
  const newestFirst = useMemo(() => minutes.toSorted((a, b) => b.heldOn.localeCompare(a.heldOn)), [minutes])
  const current = newestFirst.find(({ id }) => id === params.of) ?? newestFirst[0]
  const printing = usePrinting(current?.title ?? '', false)
  const idle = () => current !== undefined && printing.onReady === null
  useActions([
    { id: 'minutes.pdf', label: 'communication.pdf', menu: 'file', order: 320, enabled: idle, run: printing.savePdf },
    {
      id: 'minutes.print',
      label: 'communication.print',
      menu: 'file',
      order: 321,
      key: 'Mod+P',
      enabled: idle,
      run: printing.print,
    },
  ])
  const known = useMemo(() => {
    const found = new Map<string, { decisions: RowOf<'decision'>[]; actions: RowOf<'actionItem'>[] }>()
    const of = (id: string) => {
      const entry = found.get(id) ?? { decisions: [], actions: [] }
      found.set(id, entry)
      return entry
    }
    for (const row of decisions) if (row.minutes) of(row.minutes).decisions.push(row)
    for (const row of actions) if (row.minutes) of(row.minutes).actions.push(row)
    return found
  }, [decisions, actions])
  const add = async () => {
    const made = await newMinutes()
    if (made) setParams({ tab: 'minutes', of: made })
  }
  if (!current)
    return (
      <Screen>
        <ScreenHeader title={t('areas.communication')}>{header}</ScreenHeader>
        <NothingYet
          icon={FileText}
          text={t('areas.emptyMinutes')}
          addLabel={t('communication.newMinutes')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  const summary = (id: string) => {
    const of = known.get(id)
    if (!of) return ''
    const open = of.actions.filter(({ status }) => status === 'open' || status === 'inProgress').length
    return t('communication.decisionsAndActions', { decisions: of.decisions.length, open, actions: of.actions.length })
  }
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.communication')}
        actions={
          <>
            <IconButton icon={FileDown} label={t('communication.pdf')} onClick={printing.savePdf} />
            <IconButton icon={Printer} label={t('communication.print')} shortcut="Ctrl+P" onClick={printing.print} />
            <Button look="primary" icon={Plus} onClick={() => void add()}>
              {t('communication.newMinutes')}
            </Button>
          </>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.split}>
        <SideList
          label={t('communication.minutes')}
          search={t('communication.searchMinutes')}
          current={current.id}
          onChoose={(of) => setParams({ tab: 'minutes', of })}
          onRemove={(id) => void removeRows('meetingMinutes', [id], lang)}
          items={newestFirst.map(({ id, title, heldOn, text }) => ({
            id,
            title,
            mark: heldOn,
            detail: summary(id),
            words: [
              text,
              ...(known.get(id)?.decisions ?? []).map((row) => row.title),
              ...(known.get(id)?.actions ?? []).map((row) => row.title),
            ].join('\n'),
          }))}
        />
        <div className={styles.desk} key={current.id}>
          <div className={styles.form}>
            <div className={styles.wide}>
              <EntityField entity="meetingMinutes" row={current.id} field="title" />
            </div>
            <EntityField entity="meetingMinutes" row={current.id} field="meeting" />
            <EntityField entity="meetingMinutes" row={current.id} field="heldOn" />
            <EntityField entity="meetingMinutes" row={current.id} field="host" />
            <EntityField entity="meetingMinutes" row={current.id} field="recorder" />
            <div className={styles.wide}>
              <EntityField entity="meetingMinutes" row={current.id} field="attendees" />
            </div>
            <EntityField entity="meetingMinutes" row={current.id} field="absent" />
            <EntityField entity="meetingMinutes" row={current.id} field="nextOn" />
            <div className={styles.all}>
              <EntityField entity="meetingMinutes" row={current.id} field="text" />
            </div>
          </div>
          <MinutesRows minutes={current} entity="decision" title={t('communication.decisions')} without={ofDecisions} />
          <MinutesRows minutes={current} entity="actionItem" title={t('communication.actions')} without={ofActions} />
        </div>
      </div>
      {printing.onReady && (
        <PrintMinutes
          minutes={current}
          decisions={known.get(current.id)?.decisions ?? []}
          actions={known.get(current.id)?.actions ?? []}
          context={context}
          onReady={printing.onReady}
        />
      )}
    </Screen>
  )
}

interface RowsProps {
  minutes: RowOf<'meetingMinutes'>
  entity: 'decision' | 'actionItem'
  title: string
  without: readonly string[]
}

/** The decisions, or the action items, of one meeting as a sheet of their own. */
function MinutesRows({ minutes, entity, title, without }: RowsProps) {
  const t = useT()
  const { id, heldOn, host } = minutes
  const where = useMemo(() => ({ minutes: id }), [id])
  const given = entity === 'decision' ? { decidedOn: heldOn, decidedBy: host } : {}
  const adds = t(entity === 'decision' ? 'communication.addDecision' : 'communication.addAction')
  const add = (text: string) =>
    execute('rows.insert', {
      entity,
      rows: [
        {
          title: text,
          minutes: id,
          ...given,
          ...(entity === 'actionItem' ? { position: nextPosition('actionItem') } : {}),
        },
      ],
    })
  return (
    <section className={styles.rows}>
      <h2>
        {title}
        <input
          placeholder={adds}
          aria-label={adds}
          spellCheck={false}
          onKeyDown={(e) => {
            const text = e.currentTarget.value.trim()
            if (e.key !== 'Enter' || e.nativeEvent.isComposing || !text) return
            e.currentTarget.value = ''
            void add(text)
          }}
        />
      </h2>
      <EntitySheet
        entity={entity}
        embedded
        where={where}
        without={without}
        tones={entity === 'decision' ? decisionTones : actionTones}
        complete={(values) => ({ ...given, ...values })}
      />
    </section>
  )
}
