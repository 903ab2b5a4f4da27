// The panel at the right of a screen: a title, sections that fold, and an edge that is dragged to resize it.
import { ChevronRight, PanelRightClose } from 'lucide-react'
import { type PointerEvent, type ReactNode, useState } from 'react'
import { IconButton } from './Button.tsx'
import styles from './Inspector.module.css'
import { useUi } from './UiProvider.tsx'

interface Props {
  title: ReactNode
  /** Under the title: what kind of thing this is. */
  subtitle?: ReactNode
  /** Pixels; kept by the caller between visits. */
  width: number
  onWidth: (width: number) => void
  onClose?: () => void
  /** Stands above the title, whatever that is of. */
  top?: ReactNode
  children: ReactNode
}

const [narrowest, widest] = [260, 640]
const clamp = (width: number) => Math.round(Math.min(widest, Math.max(narrowest, width)))

export function Inspector({ title, subtitle, width, onWidth, onClose, top, children }: Props) {
  const { t } = useUi()
  const [dragged, setDragged] = useState<number | null>(null)
  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const edge = down.currentTarget
    const from = down.clientX
    let now = width
    edge.setPointerCapture(down.pointerId)
    const move = (e: globalThis.PointerEvent) => {
      now = clamp(width + from - e.clientX)
      setDragged(now)
    }
    const end = () => {
      edge.removeEventListener('pointermove', move)
      edge.removeEventListener('lostpointercapture', end)
      setDragged(null)
      onWidth(now)
    }
    edge.addEventListener('pointermove', move)
    edge.addEventListener('lostpointercapture', end)
  }
  return (
    <aside className={styles.inspector} style={{ width: dragged ?? width }} aria-label={t('ui.inspector')}>
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> takes no pointer */}
      <div
        className={styles.edge}
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('ui.resize')}
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        onPointerDown={drag}
        onKeyDown={(e) => {
          if (e.key === 'ArrowLeft') onWidth(clamp(width + 16))
          if (e.key === 'ArrowRight') onWidth(clamp(width - 16))
        }}
      />
      {top}
      <header className={styles.header}>
        <div className={styles.titles}>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
          <h2 className={styles.title}>{title}</h2>
        </div>
        {onClose && <IconButton icon={PanelRightClose} label={t('ui.hideInspector')} onClick={onClose} />}
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}

interface SectionProps {
  title: string
  /** At the right of the title: a count, a button. */
  aside?: ReactNode
  /** Folded at first sight. */
  folded?: boolean
  children: ReactNode
}

export function InspectorSection({ title, aside, folded = false, children }: SectionProps) {
  const [open, setOpen] = useState(!folded)
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <ChevronRight size={13} aria-hidden />
          {title}
        </button>
        {aside}
      </div>
      {open && <div className={styles.sectionBody}>{children}</div>}
    </section>
  )
}
