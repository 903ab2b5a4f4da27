// The navigation: the screens in the order of the method, as words or as icons only.
import { Tooltip } from '@mantine/core'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useStore } from 'zustand'
import { type Feature, featureGroups } from '#platform/feature.ts'
import { planStore } from '#platform/planStore.ts'
import { useT } from '#platform/text.ts'
import { navigate } from '#platform/windowState.ts'
import { features } from '../features/index.ts'
import styles from './Nav.module.css'
import { toggleNav, useRail } from './navWidth.ts'

const groups = featureGroups
  .map((group) => ({
    group,
    members: features.filter((f) => f.group === group).sort((a, b) => a.order - b.order),
  }))
  .filter(({ members }) => members.length > 0)

export function Nav({ current }: { current: string | undefined }) {
  const t = useT()
  const rail = useRail()
  const toggle = t(rail ? 'shell.nav.expand' : 'shell.nav.collapse')
  const ToggleIcon = rail ? PanelLeftOpen : PanelLeftClose
  return (
    <nav className={styles.nav} data-nav={rail ? 'rail' : 'wide'} aria-label={t('shell.nav.label')}>
      <div className={styles.groups}>
        {groups.map(({ group, members }) => (
          <section key={group} className={styles.group} aria-label={t(`shell.group.${group}`)}>
            {group !== 'overview' && (rail ? <hr /> : <h2>{t(`shell.group.${group}`)}</h2>)}
            {members.map((feature) => (
              <NavItem key={feature.id} feature={feature} rail={rail} current={feature.id === current} />
            ))}
          </section>
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

function NavItem({ feature, rail, current }: { feature: Feature; rail: boolean; current: boolean }) {
  const t = useT()
  const count = useStore(planStore, ({ rows }) => (feature.counts ? rows[feature.counts].size : 0))
  const label = t(feature.label)
  return (
    <Tooltip label={label} position="right" disabled={!rail} openDelay={100}>
      <button
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
