// The scorecards of a cycle: who has one, and the card of the person or team chosen, to be filled in and printed.
import { Award, FileDown, PanelRight, Printer } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useActions } from '#platform/actions.ts'
import { usePrinting } from '#platform/printing.ts'
import { refOptions, type Tones } from '#platform/sheet/entityColumns.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { RecordForm } from '#platform/sheet/RecordForm.tsx'
import { RowExtras } from '#platform/sheet/RowExtras.tsx'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { setParams, usePanel, useWindow } from '#platform/windowState.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatTenths } from '#shared/model/values/numbers.ts'
import { IconButton } from '#ui/Button.tsx'
import { PickEntry } from '#ui/fields/PickEntry.tsx'
import { Inspector } from '#ui/Inspector.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import type { Tone } from '#ui/StatusPill.tsx'
import { PrintCard } from './card/PrintCard.tsx'
import { Scorecard } from './card/Scorecard.tsx'
import styles from './ScorecardView.module.css'
import { useCardCommands } from './useCardCommands.ts'
import { type Card, type Evaluation, useScorecards } from './useScorecards.ts'

const statusTones: Record<Evaluation['status'], Tone> = {
  draft: 'grey',
  selfReview: 'blue',
  review: 'blue',
  discussed: 'amber',
  signed: 'violet',
}
const tones: Tones = { status: statusTones }
/** Shown on the card itself. */
const onCard = ['cycle', 'person', 'department', 'strengths', 'improvements', 'improvementPlan', 'signOffText']

export function ScorecardView({ header }: { header: ReactNode }) {
  const t = useT()
  const context = useValueContext()
  const cycles = useRows('evaluationCycle')
  const evaluations = useRows('evaluation')
  const params = useWindow((window) => window.params)
  const commands = useCardCommands()
  const [inspector, setInspector] = usePanel<boolean>('performance/inspector', false)
  const [width, onWidth] = usePanel<number>('performance/inspectorWidth', 320)
  const [chosenCycle, setChosenCycle] = useState<string | null>(null)
  const asked = evaluations.find(({ id }) => id === params.row)
  const cycle =
    cycles.find(({ id }) => id === (asked?.cycle ?? chosenCycle)) ??
    cycles.findLast(({ status }) => status === 'running' || status === 'calibration') ??
    cycles.at(-1)
  const cards = useScorecards(cycle)
  const card = cards.find(({ evaluation }) => evaluation.id === params.row) ?? cards[0]
  const choose = (row: string) => setParams({ tab: 'scorecards', row })
  const printing = usePrinting(card?.evaluation.title ?? '', false)

  useActions([
    {
      id: 'performance.print',
      label: 'performance.print',
      icon: Printer,
      menu: 'file',
      order: 321,
      key: 'Mod+P',
      enabled: () => card !== undefined && printing.onReady === null,
      run: printing.print,
    },
    {
      id: 'performance.pdf',
      label: 'performance.pdf',
      icon: FileDown,
      menu: 'file',
      order: 320,
      enabled: () => card !== undefined && printing.onReady === null,
      run: printing.savePdf,
    },
  ])
  // A card that was removed does not stay asked for.
  useEffect(() => {
    if (params.row && !asked) setParams({ tab: 'scorecards' })
  }, [params.row, asked])

  if (!cycle)
    return (
      <Screen>
        <ScreenHeader title={t('performance.screen')}>{header}</ScreenHeader>
        <div className={styles.empty}>
          <NothingYet
            icon={Award}
            text={t('performance.empty')}
            addLabel={t('performance.newCycle')}
            onAdd={commands.addCycle}
          />
        </div>
      </Screen>
    )

  const has = new Set(cards.flatMap(({ evaluation }) => [evaluation.person, evaluation.department]))
  const candidates = () =>
    [
      ...refOptions('department').map((o) => ({ ...o, value: `department/${o.value}`, detail: t('performance.team') })),
      ...refOptions('person').map((o) => ({ ...o, value: `person/${o.value}` })),
    ].filter(({ value }) => !has.has(value.slice(value.indexOf('/') + 1)))
  const addFor = async (value: unknown) => {
    if (typeof value !== 'string') return
    const [kind, id] = [value.slice(0, value.indexOf('/')), value.slice(value.indexOf('/') + 1)]
    const who = { person: kind === 'person' ? id : null, department: kind === 'department' ? id : null }
    const made = await commands.addCard(cycle, who)
    if (made) choose(made)
  }
  return (
    <Screen>
      <ScreenHeader
        title={t('performance.screen')}
        actions={
          <>
            <IconButton icon={FileDown} label={t('performance.pdf')} disabled={!card} onClick={printing.savePdf} />
            <IconButton
              icon={Printer}
              label={t('performance.print')}
              shortcut="Ctrl+P"
              disabled={!card}
              onClick={printing.print}
            />
            <IconButton
              icon={PanelRight}
              label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
          </>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.split}>
        <nav className={styles.list} aria-label={t('performance.scorecards')}>
          <PickEntry
            label={t('performance.cycle')}
            value={[cycle.id]}
            options={() => cycles.map(({ id, title }) => ({ value: id, label: title }))}
            optionOf={(id) => {
              const title = context.titleOf('evaluationCycle', id)
              return title === undefined ? undefined : { value: id, label: title }
            }}
            onCommit={(entered) => {
              if ('value' in entered) setChosenCycle(entered.value as string)
              setParams({ tab: 'scorecards' })
              return null
            }}
          />
          <PickEntry
            label={t('performance.chooseFor')}
            placeholder={t('performance.chooseFor')}
            value={[]}
            options={candidates}
            optionOf={() => undefined}
            onCommit={(entered) => {
              if ('value' in entered) void addFor(entered.value)
              return null
            }}
          />
          {cards.length === 0 && <p>{t('performance.nobody')}</p>}
          <ul>
            {cards.map((one) => (
              <CardLine key={one.evaluation.id} card={one} current={one === card} onChoose={choose} />
            ))}
          </ul>
        </nav>
        <div className={styles.desk}>
          {card && <Scorecard key={card.evaluation.id} card={card} commands={commands} />}
        </div>
        {inspector && card && (
          <Inspector title={card.evaluation.title} width={width} onWidth={onWidth} onClose={() => setInspector(false)}>
            <RecordForm entity="evaluation" row={card.evaluation.id} tones={tones} without={onCard} />
            <RowExtras entity="evaluation" row={card.evaluation.id} />
          </Inspector>
        )}
      </div>
      {card && printing.onReady && <PrintCard card={card} onReady={printing.onReady} />}
    </Screen>
  )
}

interface LineProps {
  card: Card
  current: boolean
  onChoose(id: string): void
}

function CardLine({ card, current, onChoose }: LineProps) {
  const lang = useLang()
  const t = useT()
  const context = useValueContext()
  const { evaluation, score } = card
  const name = evaluation.person
    ? context.titleOf('person', evaluation.person)
    : context.titleOf('department', evaluation.department ?? '')
  return (
    <li>
      <button type="button" aria-current={current} onClick={() => onChoose(evaluation.id)}>
        <b>{name ?? evaluation.title}</b>
        <span className={styles.points}>{score.total === null ? '' : formatTenths(score.total)}</span>
        <span className={styles.sub}>
          {t(evaluation.person ? 'performance.person' : 'performance.team')} ·{' '}
          {choiceLabel(lang, 'evaluation', 'status', evaluation.status)}
        </span>
        <span className={styles.grade}>{score.grade}</span>
      </button>
    </li>
  )
}
