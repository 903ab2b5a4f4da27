// The SWOT board: four quadrants to type into; entries are dragged between them and become risks, goals or improvement items.
import { PanelRight, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { execute } from '#platform/execute.ts'
import { showRow } from '#platform/places.ts'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { useLang, useT } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import { IconButton } from '#ui/Button.tsx'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import risk from './Risks.module.css'
import styles from './Swot.module.css'
import { SwotCard } from './SwotCard.tsx'
import {
  addEntry,
  makeOutcome,
  moveEntry,
  outcomes,
  type Quadrant,
  quadrantBeside,
  quadrants,
  type SwotEntry,
  type SwotPlace,
} from './swotMoves.ts'
import { useChipDrag } from './useChipDrag.ts'

/** Where a drop at this height of the window goes: above the entry under the pointer, or below it. */
function placeAt(element: Element | null, y: number): SwotPlace | null {
  const quadrant = element?.closest<HTMLElement>('[data-quadrant]')
  if (!quadrant) return null
  const kind = quadrant.dataset.quadrant as Quadrant
  const card = element?.closest<HTMLElement>('[data-swot]')
  if (!card) return { kind, before: null }
  const { top, height } = card.getBoundingClientRect()
  const below = card.nextElementSibling?.getAttribute('data-swot') ?? null
  return { kind, before: y < top + height / 2 ? (card.dataset.swot as string) : below }
}

export function SwotBoard({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const entries = useRows('swotEntry')
  const [selected, setSelected] = useState<string | null>(null)
  const [menu, setMenu] = useState<{ at: { x: number; y: number }; id: string } | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('risks/swotInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const root = useRef<HTMLElement>(null)
  const params = useWindow((window) => window.params)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every arrival.
  useEffect(() => {
    if (!params.swot) return
    setSelected(params.swot)
    setInspector(true)
  }, [params])

  // An entry that moves to another quadrant is a new element: the keyboard goes along.
  const kept = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (kept.current === null) return
    const main = root.current?.querySelector<HTMLElement>(`[data-main="${kept.current}"]`)
    if (main && main !== document.activeElement) main.focus()
  })
  const select = (id: string) => {
    kept.current = null
    setSelected(id)
  }
  const { drag, onPointerDown } = useChipDrag<SwotPlace>({
    root,
    chip: 'swot',
    placeAt,
    onDrop: (id, to) => {
      setSelected(id)
      void moveEntry(id, to)
    },
  })
  const onKey = (e: KeyboardEvent, entry: SwotEntry) => {
    if (e.key === 'Delete') return void removeRows('swotEntry', [entry.id], lang)
    const to = e.altKey ? quadrantBeside(entry.kind, e.key) : null
    if (!to) return
    e.preventDefault()
    kept.current = entry.id
    void moveEntry(entry.id, { kind: to, before: null })
  }
  const itemsOf = (id: string): ContextItem[] => {
    const entry = rowOf('swotEntry', id)
    if (!entry) return []
    return [
      ...outcomes
        .filter((outcome) => entry[outcome] === null)
        .map((outcome) => ({
          id: outcome,
          label: t(`risks.becomes.${outcome}`),
          run: () => void makeOutcome(id, outcome),
        })),
      '-',
      ...[5, 4, 3, 2, 1].map((value) => ({
        id: `importance${value}`,
        label: t('risks.importance', { value }),
        checked: entry.importance === value,
        run: () => void execute('rows.update', { entity: 'swotEntry', id, patch: { importance: value } }),
      })),
      '-',
      {
        id: 'remove',
        label: t('risks.remove'),
        icon: Trash2,
        shortcut: 'Delete',
        danger: true,
        run: () => void removeRows('swotEntry', [id], lang),
      },
    ]
  }
  const quadrant = (kind: Quadrant) => {
    const list = entries.filter((entry) => entry.kind === kind)
    const name = choiceLabel(lang, 'swotEntry', 'kind', kind)
    return (
      <section
        key={kind}
        className={styles.quadrant}
        data-quadrant={kind}
        data-over={drag?.over?.kind === kind || undefined}
        aria-label={name}
      >
        <h2 className={styles.head}>
          {t(`risks.quadrant.${kind}`)}
          <span className={styles.count}>{list.length > 0 && list.length}</span>
        </h2>
        <ul className={styles.list}>
          {list.map((entry) => (
            <SwotCard
              key={entry.id}
              entry={entry}
              selected={entry.id === selected}
              dragged={entry.id === drag?.id}
              above={drag?.over?.before === entry.id}
              onSelect={select}
              onKey={onKey}
              onMenu={(at, id) => setMenu({ at, id })}
              onShow={showRow}
            />
          ))}
        </ul>
        <input
          className={styles.entry}
          placeholder={t('risks.addEntry', { kind: name })}
          aria-label={t('risks.addEntry', { kind: name })}
          onKeyDown={(e) => {
            const title = e.currentTarget.value.trim()
            if (e.key !== 'Enter' || e.nativeEvent.isComposing || !title) return
            e.currentTarget.value = ''
            kept.current = null
            void addEntry(kind, title)
          }}
        />
      </section>
    )
  }
  return (
    <Screen>
      <ScreenHeader
        title={entityLabels(lang, 'risk').plural}
        actions={
          <IconButton
            icon={PanelRight}
            label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
            on={inspector}
            onClick={() => setInspector(!inspector)}
          />
        }
      >
        {header}
        <span className={risk.hint}>{t(entries.length === 0 ? 'risks.emptySwot' : 'risks.swotHint')}</span>
      </ScreenHeader>
      <div className={risk.split}>
        <section className={styles.board} ref={root} onPointerDown={onPointerDown} aria-label={t('risks.swotLabel')}>
          {quadrants.map(quadrant)}
          {drag && (
            <div className={risk.ghost} style={{ left: drag.x + 8, top: drag.y + 8 }} aria-hidden>
              {rowOf('swotEntry', drag.id)?.title}
            </div>
          )}
        </section>
        {inspector && (
          <RowInspector
            entity="swotEntry"
            row={selected && rowOf('swotEntry', selected) ? selected : null}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
      {menu && <ContextMenu at={menu.at} items={itemsOf(menu.id)} onClose={() => setMenu(null)} />}
    </Screen>
  )
}
