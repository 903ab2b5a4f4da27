// A process shown to a room: nothing but the drawing, walked step by step, with what each step carries below it.
import { ArrowLeft, ArrowRight, Clock, Hourglass, User, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useLang, useT } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import type { Lens } from '#shared/analysis/lenses.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import type { Size } from '#shared/diagram/types.ts'
import { choiceLabel, fieldLabel } from '#shared/i18n/index.ts'
import { IconButton } from '#ui/Button.tsx'
import { LensLegend } from '../lens/LensLegend.tsx'
import { toned } from '../lens/toned.ts'
import { useDrawing } from '../model/drawing.ts'
import { flowsOut, graphOf } from '../model/graph.ts'
import { tellingOrder } from '../model/order.ts'
import { select, soleStep } from '../model/state.ts'
import { Pane } from '../version/Pane.tsx'
import { along, fitted, type View } from '../version/view.ts'
import { fillScreen } from './fullScreen.ts'
import styles from './Presentation.module.css'
import { PresentedShapes } from './PresentedShapes.tsx'

interface Props {
  version: string
  title: string
  lens: Lens | null
  onLeave: () => void
}

/** Below this zoom titles cannot be read from the back of a room: the drawing follows the step instead of being seen whole. */
const readable = 0.75
const sop = ['sopSteps', 'sopRequirements', 'sopAttention', 'sopCheckpoint'] as const

export function Presentation({ version, title, lens, onLeave }: Props) {
  const t = useT()
  const lang = useLang()
  const stage = useRef<HTMLDivElement>(null)
  const plain = useDrawing(version)
  const drawing = useMemo(() => toned(plain, lens), [plain, lens])
  const { diagram, positions, bands } = drawing
  const order = useMemo(() => {
    const notes = new Set(diagram.steps.filter((step) => step.kind === 'note').map((step) => step.id))
    return tellingOrder(diagram, positions).filter((id) => !notes.has(id))
  }, [diagram, positions])
  const [current, setCurrent] = useState(() => soleStep() ?? null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const [moved, setMoved] = useState<View | null>(null)

  const at = Math.max(0, current === null ? 0 : order.indexOf(current))
  const id = order[at]
  const step = diagram.steps.find((s) => s.id === id)
  const row = useRow('step', id)
  const lane = useRow('lane', row?.lane)
  const next = id === undefined ? [] : flowsOut(graphOf(diagram.flows), id)

  const whole = fitted(bands.bounds, size, 32, 1.6)
  const place = id === undefined ? undefined : positions.get(id)
  const followed = whole.zoom >= readable || !step || !place ? whole : along(stepBox(step, place), bands.bounds, size)

  /** The steps shown before, so that the way back from a chosen branch is the way that was taken. */
  const trail = useRef<string[]>([])
  const show = (to: string | undefined) => {
    if (to === undefined) return
    setMoved(null)
    setCurrent(to)
  }
  const go = (to: string | undefined) => {
    if (to !== undefined && id !== undefined && to !== id) trail.current.push(id)
    show(to)
  }
  const walk = (by: number) => {
    if (by < 0 && trail.current.length > 0) show(trail.current.pop())
    else go(order[Math.min(order.length - 1, Math.max(0, at + by))])
  }
  /** Takes the n-th way on from where several lead on. */
  const take = (n: number) => {
    if (next.length > 1) go(next[n]?.to)
  }
  const latest = useRef({ walk, take, go, order, id, onLeave })
  latest.current = { walk, take, go, order, id, onLeave }

  useEffect(() => {
    const before = document.activeElement
    stage.current?.focus()
    const leave = () => latest.current.onLeave()
    const release = fillScreen(leave)
    const onKey = (event: KeyboardEvent) => {
      const { walk, take, go, order } = latest.current
      // Keys of the screen below and of the menus have no meaning here.
      event.stopPropagation()
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const onButton = event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')
      if (onButton) return
      if (['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'].includes(event.key)) walk(1)
      else if (['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'].includes(event.key)) walk(-1)
      else if (/^[1-9]$/.test(event.key)) take(Number(event.key) - 1)
      else if (event.key === 'Home') go(order[0])
      else if (event.key === 'End') go(order.at(-1))
      else if (event.key === 'Escape' || event.key === 'F5') leave()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      release()
      // One goes on where the walk ended.
      if (latest.current.id) select({ steps: [latest.current.id] })
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  const facts = [
    { key: 'owner', icon: User, label: t('versions.present.owner'), value: step?.footer?.owner },
    { key: 'processing', icon: Clock, label: t('versions.present.processing'), value: step?.footer?.processing },
    { key: 'waiting', icon: Hourglass, label: t('versions.present.waiting'), value: step?.footer?.waiting },
  ]
  const texts = row ? sop.flatMap((field) => (row[field] ? [{ field, text: row[field] }] : [])) : []
  return createPortal(
    <div
      ref={stage}
      className={styles.stage}
      role="dialog"
      aria-modal="true"
      aria-label={t('versions.present.label', { title })}
      tabIndex={-1}
    >
      <header className={styles.top}>
        <h1>{title}</h1>
        <span className={styles.keys}>{t('versions.present.keys')}</span>
        <IconButton icon={X} label={t('versions.present.leave')} shortcut="Esc" onClick={onLeave} />
      </header>
      <div className={styles.show} data-lens={lens?.kind}>
        <Pane
          label={t('versions.present.label', { title })}
          view={moved ?? followed}
          onView={setMoved}
          onSize={setSize}
          gliding={moved === null}
        >
          <PresentedShapes drawing={drawing} current={id} onChoose={go} />
        </Pane>
        {lens && <LensLegend lens={lens} />}
      </div>
      <footer className={styles.caption}>
        <div className={styles.walk}>
          <IconButton
            icon={ArrowLeft}
            label={t('versions.present.previous')}
            disabled={at === 0 && trail.current.length === 0}
            onClick={() => walk(-1)}
          />
          <span>{t('versions.present.at', { n: order.length === 0 ? 0 : at + 1, count: order.length })}</span>
          <IconButton
            icon={ArrowRight}
            label={t('versions.present.next')}
            disabled={at >= order.length - 1}
            onClick={() => walk(1)}
          />
        </div>
        {step && row && (
          <div className={styles.told} aria-live="polite">
            <p className={styles.step} data-presented={step.id}>
              <small>{[choiceLabel(lang, 'step', 'kind', step.kind), lane?.title].filter(Boolean).join(' · ')}</small>
              {step.title}
            </p>
            <dl className={styles.facts}>
              {facts
                .filter(({ value }) => value)
                .map(({ key, icon: Shown, label, value }) => (
                  <div key={key} data-fact={key}>
                    <dt>
                      <Shown size={15} aria-hidden />
                      {label}
                    </dt>
                    <dd>{value}</dd>
                  </div>
                ))}
            </dl>
            {row.description && <p className={styles.text}>{row.description}</p>}
            {texts.map(({ field, text }) => (
              <p key={field} className={styles.text}>
                <b>{fieldLabel(lang, 'step', field)}</b>
                {text}
              </p>
            ))}
          </div>
        )}
        {next.length > 1 && (
          <div className={styles.ways}>
            <small>{t('versions.present.onward')}</small>
            {next.map((flow, i) => (
              <button key={flow.id} type="button" data-way={i + 1} onClick={() => go(flow.to)}>
                {i < 9 && <kbd>{i + 1}</kbd>}
                {flow.label && <b>{flow.label}</b>}
                {diagram.steps.find((s) => s.id === flow.to)?.title}
              </button>
            ))}
          </div>
        )}
      </footer>
    </div>,
    document.body,
  )
}
