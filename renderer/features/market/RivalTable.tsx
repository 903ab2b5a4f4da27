// Competitors side by side: what they offer, their share and threat, what they do better or worse, and our answer, written in place.
import { Swords } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition, useCommitField } from '#platform/sheet/commitField.ts'
import { columnOf } from '#platform/sheet/entityColumns.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { PictureHeader } from '#platform/sheet/PictureHeader.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { today, useLang, useT, useValueContext } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import { TextEntry } from '#ui/fields/TextEntry.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import styles from './Market.module.css'

type Rival = RowOf<'competitor'>
const fields = [
  'positioning',
  'product',
  'price',
  'marketShare',
  'threat',
  'strengths',
  'weaknesses',
  'answer',
] as const
type FieldName = (typeof fields)[number]
const long = new Set<FieldName>(['strengths', 'weaknesses', 'answer', 'product', 'positioning'])
/** Columns shown before one asks for more. */
const atFirst = 24

export function RivalTable({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const rows = useRows('competitor')
  const [shown, setShown] = useState(atFirst)
  const [selected, setSelected] = useState<string | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('market/rivalInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  // The most dangerous first.
  const sorted = useMemo(() => rows.toSorted((a, b) => (b.threat ?? 0) - (a.threat ?? 0)), [rows])
  const add = async () => {
    const id = newId()
    const row = { id, title: t('market.newRivalTitle'), observedOn: today(), position: nextPosition('competitor') }
    if (!(await execute('rows.insert', { entity: 'competitor', rows: [row] }))) return
    setSelected(id)
    setInspector(true)
  }
  if (rows.length === 0)
    return (
      <Screen>
        <ScreenHeader title={t('areas.market')}>{header}</ScreenHeader>
        <NothingYet
          icon={Swords}
          text={t('areas.emptyCompetitor')}
          addLabel={t('market.newRival')}
          onAdd={() => void add()}
        />
      </Screen>
    )
  return (
    <Screen>
      <PictureHeader
        title={t('areas.market')}
        inspector={inspector}
        onInspector={setInspector}
        addLabel={t('market.newRival')}
        onAdd={() => void add()}
      >
        {header}
      </PictureHeader>
      <div className={styles.split}>
        <div className={styles.desk}>
          <table className={styles.rivals} aria-label={t('market.rivals')}>
            <thead>
              <tr>
                <th scope="col">{t('market.aspect')}</th>
                {sorted.slice(0, shown).map((row) => (
                  <th key={row.id} scope="col" data-selected={row.id === selected || undefined}>
                    <button
                      type="button"
                      onClick={() => {
                        setSelected(row.id)
                        setInspector(true)
                      }}
                      onKeyDown={(e) => {
                        if (e.key === 'Delete') void removeRows('competitor', [row.id], lang)
                      }}
                    >
                      {row.title}
                    </button>
                  </th>
                ))}
                {sorted.length > shown && (
                  <td>
                    <Button look="quiet" onClick={() => setShown(shown + atFirst)}>
                      {t('ui.more', { count: sorted.length - shown })}
                    </Button>
                  </td>
                )}
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field}>
                  <th scope="row">{fieldLabel(lang, 'competitor', field)}</th>
                  {sorted.slice(0, shown).map((row) => (
                    <td key={row.id}>
                      <RivalCell row={row} field={field} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {inspector && (
          <RowInspector
            entity="competitor"
            row={selected}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
    </Screen>
  )
}

function RivalCell({ row, field }: { row: Rival; field: FieldName }) {
  const t = useT()
  const context = useValueContext()
  const column = useMemo(() => columnOf('competitor', field, context), [field, context])
  const commit = useCommitField('competitor', row.id)
  const [refused, setRefused] = useState<string | null>(null)
  const text = column.format(row as unknown as SheetRow)
  return (
    <>
      <TextEntry
        value={text}
        label={`${row.title} · ${column.title}`}
        multiline={long.has(field)}
        onCommit={commit(column)}
        onError={setRefused}
      />
      {refused && (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      {field === 'threat' && row.threat !== null && (
        <span className={styles.dots} role="img" aria-label={t('market.threatOf', { value: row.threat })}>
          {'●'.repeat(row.threat)}
          <i>{'●'.repeat(Math.max(0, 5 - row.threat))}</i>
        </span>
      )}
      {field === 'marketShare' && row.marketShare !== null && (
        <span className={styles.share} aria-hidden>
          <i style={{ width: `${Math.min(1, row.marketShare) * 100}%` }} />
        </span>
      )}
    </>
  )
}
