// The navigation: the screens in the order of the method, as words or as icons only.
import { Tooltip } from '@mantine/core'
import { ChevronRight, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Feature, FeatureGroup } from '#platform/feature.ts'
import { planStore } from '#platform/planStore.ts'
import { useT } from '#platform/text.ts'
import { navigate, usePanel } from '#platform/windowState.ts'
import styles from './Nav.module.css'
import { screenGroups } from './navOrder.ts'
import { toggleNav, useRail } from './navWidth.ts'

export function Nav({ current }: { current: string | undefined }) {
  const t = useT()
  const rail = useRail()
  const toggle = t(rail ? 'shell.nav.expand' : 'shell.nav.collapse')
  const ToggleIcon = rail ? PanelLeftOpen : PanelLeftClose
  return (
    <nav className={styles.nav} data-nav={rail ? 'rail' : 'wide'} aria-label={t('shell.nav.label')}>
      <div className={styles.groups}>
        {screenGroups.map(({ group, members }) => (
          <NavGroup key={group} group={group} members={members} rail={rail} current={current} />
        ))}
      </div>
      <Tooltip label={toggle} position="right" disabled={!rail}>
        <button type="button" className={styles.item} aria-label={toggle} onClick={toggleNav}>
          <ToggleIcon size={16} />
          {!rail && <span className={styles.label}>{toggle}</span>}
        </button>
      </Tooltip>
    </nav>
  )
}

interface GroupProps {
  group: FeatureGroup
  members: readonly Feature[]
  rail: boolean
  current: string | undefined
}

/** A part of the method; folded it shows its title, and the screen one is on. The rail has no titles and shows all of it. */
function NavGroup({ group, members, rail, current }: GroupProps) {
  const t = useT()
  const [open, setOpen] = usePanel<boolean>(`nav/${group}`, true)
  const title = t(`shell.group.${group}`)
  const foldable = group !== 'overview'
  return (
    <section className={styles.group} aria-label={title}>
      {foldable && rail && <hr />}
      {foldable && !rail && (
        <h2>
          <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
            {title}
            <ChevronRight size={12} aria-hidden />
          </button>
        </h2>
      )}
      {members
        .filter(({ id }) => open || rail || !foldable || id === current)
        .map((feature) => (
          <NavItem key={feature.id} feature={feature} rail={rail} current={feature.id === current} />
        ))}
    </section>
  )
}

function NavItem({ feature, rail, current }: { feature: Feature; rail: boolean; current: boolean }) {
  const t = useT()
  const count = useStore(planStore, ({ rows }) => (feature.counts ? rows[feature.counts].size : 0))
  const label = t(feature.label)
  const button = useRef<HTMLButtonElement>(null)
  // A link or the palette may lead to a screen whose place is scrolled out of sight.
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <Tooltip label={label} position="right" disabled={!rail} openDelay={100}>
      <button
        ref={button}
        type="button"
        className={styles.item}
        data-screen={feature.id}
        aria-current={current ? 'page' : undefined}
        aria-label={rail ? label : undefined}
        onClick={() => navigate(feature.id)}
      >
        <feature.icon size={16} />
        {!rail && <span className={styles.label}>{label}</span>}
        {!rail && count > 0 && <span className={styles.count}>{count}</span>}
      </button>
    </Tooltip>
  )
}
