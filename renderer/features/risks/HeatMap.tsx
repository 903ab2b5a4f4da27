// The 5 × 5 heat map: risks stand where probability and impact meet; dragging one, or an arrow key, scores it anew.
import { PanelRight, Plus, ShieldAlert } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '#platform/actions.ts'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { nextPosition } from '#platform/sheet/commitField.ts'
import { NothingYet } from '#platform/sheet/NothingYet.tsx'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { today, useLang, useT } from '#platform/text.ts'
import { rowOf, usePlan, useRows } from '#platform/useRows.ts'
import { usePanel, useWindow } from '#platform/windowState.ts'
import {
  bandOf,
  daysOverdue,
  placeOfRisk,
  type RiskPlace,
  type RiskView,
  riskScore,
} from '#shared/analysis/riskScore.ts'
import { entityLabels, inSentence } from '#shared/i18n/index.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Screen, ScreenHeader } from '#ui/Screen.tsx'
import type { Values } from '#ui/SheetGrid/sheetTypes.ts'
import { BandEditor } from './BandEditor.tsx'
import { RiskChip } from './RiskChip.tsx'
import styles from './Risks.module.css'
import { placeByKey, type Risk, rescore } from './riskModel.ts'
import { useChipDrag } from './useChipDrag.ts'

const upwards = [5, 4, 3, 2, 1] as const
const rightwards = [1, 2, 3, 4, 5] as const
/** Chips that a cell shows before it says how many more there are. */
const atFirst = 20
const keyOf = ({ probability, impact }: RiskPlace) => `${probability}×${impact}`

/** The cell that an element is, or lies in. */
function cellOf(element: Element | null): RiskPlace | null {
  const cell = element?.closest<HTMLElement>('[data-probability]')
  return cell ? { probability: Number(cell.dataset.probability), impact: Number(cell.dataset.impact) } : null
}

interface Props {
  header: ReactNode
  tools: ReactNode
  only(risk: Risk): boolean
  given: Values
  more(risk: string): ReactNode
  view: RiskView
}

export function HeatMap({ header, tools, only, given, more, view }: Props) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const risks = useRows('risk')
  const name = inSentence(lang, entityLabels(lang, 'risk').name)
  const [selected, setSelected] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [inspector, setInspector] = usePanel<boolean>('sheet/inspector', true)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const root = useRef<HTMLDivElement>(null)
  const day = today()

  const params = useWindow((window) => window.params)
  useEffect(() => {
    if (params.row) setSelected(params.row)
  }, [params])

  const cells = useMemo(() => {
    const found = new Map<string, Risk[]>()
    for (const risk of risks) {
      if (risk.status === 'closed' || !only(risk)) continue
      const place = placeOfRisk(risk, view)
      const key = place ? keyOf(place) : ''
      const list = found.get(key)
      if (list) list.push(risk)
      else found.set(key, [risk])
    }
    return found
  }, [risks, only, view])

  // A chip that moves to another cell is a new element: the keyboard goes along.
  const kept = useRef<string | null>(null)
  useLayoutEffect(() => {
    const id = kept.current
    if (id === null) return
    const chip = root.current?.querySelector<HTMLElement>(`[data-risk="${id}"]`)
    if (chip && chip !== document.activeElement) chip.focus()
  })
  /** Where keys pressed faster than the plan answers have taken a risk. */
  const ahead = useRef<{ id: string; place: RiskPlace } | null>(null)
  const move = async (id: string, to: RiskPlace, mergeKey?: string) => {
    kept.current = id
    setSelected(id)
    ahead.current = { id, place: to }
    const mine = ahead.current
    await rescore(id, view, to, mergeKey)
    if (ahead.current === mine) ahead.current = null
  }
  const onKey = (e: KeyboardEvent, risk: Risk) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    if (e.key === 'Delete') {
      kept.current = null
      void removeRows('risk', [risk.id], lang)
      return
    }
    const before = ahead.current?.id === risk.id ? ahead.current.place : null
    const { probability, impact } = before ?? {}
    const now =
      probability === undefined
        ? risk
        : {
            ...risk,
            probability,
            impact: impact as number,
            residualProbability: probability,
            residualImpact: impact as number,
          }
    const to = placeByKey(now, view, e.key)
    if (!to) return
    e.preventDefault()
    void move(risk.id, to, `risk/${risk.id}/${view}`)
  }
  const { drag, onPointerDown } = useChipDrag<RiskPlace>({
    root,
    chip: 'risk',
    placeAt: cellOf,
    onDrop: (id, to) => void move(id, to),
  })
  const add = async () => {
    const id = newId()
    const row = { id, title: t('sheet.new', { name }), position: nextPosition('risk'), ...given }
    if (!(await execute('rows.insert', { entity: 'risk', rows: [row] }))) return
    setInspector(true)
    setSelected(id)
  }
  useActions([
    {
      id: 'sheet.new',
      label: 'sheet.new',
      labelParams: () => ({ name }),
      icon: Plus,
      key: 'Mod+Enter',
      menu: 'insert',
      order: 100,
      run: add,
    },
    {
      id: 'sheet.inspector',
      label: inspector ? 'ui.hideInspector' : 'ui.showInspector',
      key: 'Mod+I',
      menu: 'view',
      order: 410,
      run: () => setInspector(!inspector),
    },
  ])

  const chips = (key: string) => {
    const list = cells.get(key) ?? []
    const some = opened.has(key) ? list : list.slice(0, atFirst)
    return (
      <>
        {some.map((risk) => {
          const score = riskScore(risk, view)
          return (
            <RiskChip
              key={risk.id}
              risk={risk}
              score={score}
              level={score === null ? null : bandOf(score, plan)}
              selected={risk.id === selected}
              dragged={risk.id === drag?.id}
              late={daysOverdue(risk, day) !== null}
              onSelect={(id) => {
                kept.current = null
                setSelected(id)
              }}
              onKey={onKey}
            />
          )
        })}
        {some.length < list.length && (
          <button type="button" className={styles.moreChips} onClick={() => setOpened(new Set([...opened, key]))}>
            {t('risks.more', { count: list.length - some.length })}
          </button>
        )}
      </>
    )
  }
  const current = selected === null ? undefined : rowOf('risk', selected)
  /** In the residual view: where the selected risk stood before the response. */
  const origin = view === 'residual' && current ? placeOfRisk(current, 'inherent') : null
  const unscored = cells.get('')?.length ?? 0
  const total = [...cells.values()].reduce((sum, list) => sum + list.length, 0)
  return (
    <Screen>
      <ScreenHeader
        title={entityLabels(lang, 'risk').plural}
        actions={
          <>
            <IconButton
              icon={PanelRight}
              label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
              shortcut="Ctrl+I"
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
            <Button look="primary" icon={Plus} onClick={add}>
              {t('sheet.new', { name })}
            </Button>
          </>
        }
      >
        {header}
        {risks.length > 0 && <span className={styles.count}>{t('sheet.rows', { count: total })}</span>}
      </ScreenHeader>
      {tools}
      {risks.length === 0 ? (
        <NothingYet icon={ShieldAlert} text={t('risks.empty')} addLabel={t('sheet.new', { name })} onAdd={add} />
      ) : (
        <div className={styles.split}>
          <div className={styles.work} ref={root} onPointerDown={onPointerDown}>
            {unscored > 0 && (
              <section className={styles.tray} aria-label={t('risks.tray')}>
                <span className={styles.trayTitle}>{t('risks.tray')}</span>
                {chips('')}
                <span className={styles.hint}>{t('risks.trayHint')}</span>
              </section>
            )}
            <section className={styles.map} aria-label={t('risks.mapLabel')}>
              <span className={styles.axisUp}>{t('risks.probability')}</span>
              {upwards.map((probability) => (
                <div key={probability} className={styles.mapRow}>
                  <span className={styles.axisValue}>{probability}</span>
                  {rightwards.map((impact) => {
                    const score = probability * impact
                    const key = keyOf({ probability, impact })
                    const level = bandOf(score, plan)
                    const count = cells.get(key)?.length ?? 0
                    const isOver = drag?.over?.probability === probability && drag.over.impact === impact
                    return (
                      // biome-ignore lint/a11y/useSemanticElements: a cell is no form
                      <div
                        key={key}
                        role="group"
                        className={styles.cell}
                        data-probability={probability}
                        data-impact={impact}
                        data-level={level}
                        data-over={isOver || undefined}
                        data-origin={(origin && keyOf(origin) === key) || undefined}
                        aria-label={t('risks.cell', {
                          probability,
                          impact,
                          score,
                          band: t(`risks.level.${level}`),
                          count,
                        })}
                      >
                        <span className={styles.score} aria-hidden>
                          {score}
                        </span>
                        {chips(key)}
                      </div>
                    )
                  })}
                </div>
              ))}
              <div className={styles.axisRight}>
                {rightwards.map((impact) => (
                  <span key={impact}>{impact}</span>
                ))}
              </div>
              <span className={styles.axisName}>{t('risks.impact')}</span>
            </section>
            <BandEditor />
            {drag && (
              <div className={styles.ghost} style={{ left: drag.x + 8, top: drag.y + 8 }} aria-hidden>
                {rowOf('risk', drag.id)?.title}
              </div>
            )}
          </div>
          {inspector && (
            <RowInspector
              entity="risk"
              row={current ? selected : null}
              width={width}
              onWidth={setWidth}
              onClose={() => setInspector(false)}
            >
              {current && more(current.id)}
            </RowInspector>
          )}
        </div>
      )}
    </Screen>
  )
}
