// What is known of the market, as cards by kind: the number, where it comes from, and what it means for us.
import { TrendingUp } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { today, useLang, useT } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { formatNumber, formatPercent } from '#shared/model/values/numbers.ts'
import { CardBoard } from '#ui/CardBoard.tsx'
import parts from '#ui/cardParts.module.css'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import styles from './Market.module.css'
import { confidenceTones } from './marketTones.ts'

type Note = RowOf<'marketNote'>

export function NotesBoard({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const rows = useRows('marketNote')
  const [selected, setSelected] = useState<string | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('market/notesInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const columns = useMemo(() => {
    const kinds = entityLabels(lang, 'marketNote').choices.kind ?? {}
    const lists = new Map<string, Note[]>(Object.keys(kinds).map((kind) => [kind, []]))
    for (const row of rows) lists.get(row.kind)?.push(row)
    return [...lists].map(([id, cards]) => ({
      id,
      name: kinds[id] as string,
      // The newest knowledge first.
      cards: cards.toSorted((a, b) => (b.observedOn ?? '').localeCompare(a.observedOn ?? '')),
      adds: t('ui.addTo', { column: kinds[id] as string }),
    }))
  }, [rows, lang, t])
  const add = async (kind: string, title: string) => {
    const id = newId()
    const row = { id, title, kind, observedOn: today(), position: nextPosition('marketNote') }
    if (await execute('rows.insert', { entity: 'marketNote', rows: [row] })) setSelected(id)
  }
  const addFirst = async () => {
    await add('trend', t('market.newNoteTitle'))
    setInspector(true)
  }
  if (rows.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.market')}>{header}</ScreenHeader>
        <NothingYet
          icon={TrendingUp}
          text={t('areas.emptyMarketNote')}
          addLabel={t('market.newNote')}
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
        addLabel={t('market.newNote')}
        onAdd={() => void addFirst()}
      >
        {header}
      </PictureHeader>
      <StatusBarItem>{t('ui.moveCards')}</StatusBarItem>
      <div className={styles.split}>
        <CardBoard
          label={t('market.notes')}
          columns={columns}
          slim
          card={(row) => <NoteCard row={row} />}
          selected={selected}
          onSelect={setSelected}
          onOpen={(id) => {
            setSelected(id)
            setInspector(true)
          }}
          onMove={(id, kind) => execute('rows.update', { entity: 'marketNote', id, patch: { kind } })}
          onAdd={add}
          onRemove={(id) => removeRows('marketNote', [id], lang)}
        />
        {inspector && (
          <RowInspector
            entity="marketNote"
            row={selected && rowOf('marketNote', selected) ? selected : null}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
    </Screen>
  )
}

function NoteCard({ row }: { row: Note }) {
  const t = useT()
  const lang = useLang()
  const { title, text, value, unit, growth, source, observedOn, confidence, implication } = row
  return (
    <>
      <span className={parts.title}>{title}</span>
      {value !== null && (
        <span className={styles.value}>
          {formatNumber(value)} <small>{unit}</small>
          {growth !== null && (
            <em data-up={growth > 0 || undefined} data-down={growth < 0 || undefined}>
              {t('market.growth', { share: `${growth > 0 ? '+' : ''}${formatPercent(growth)}` })}
            </em>
          )}
        </span>
      )}
      {text && <span className={parts.text}>{text}</span>}
      {implication && (
        <span className={styles.implication}>
          <b>{t('market.implication')}</b> {implication}
        </span>
      )}
      <span className={parts.foot}>
        <span>{[source, observedOn].filter(Boolean).join(' · ')}</span>
        {confidence && (
          <StatusPill tone={confidenceTones[confidence]}>
            {t('market.confidence', { level: choiceLabel(lang, 'marketNote', 'confidence', confidence) })}
          </StatusPill>
        )}
      </span>
    </>
  )
}
