// Before the title of a sub-process: the processes it is part of, each a way back up.
import { ChevronRight, CornerLeftUp } from 'lucide-react'
import { Fragment } from 'react'
import { useT } from '#platform/text.ts'
import { rowOf, useRows } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { IconButton } from '#ui/Button.tsx'
import styles from './Trail.module.css'
import { leaveTo, trailOf } from './trail.ts'

/** Above so many levels the outermost are left out. */
const shown = 2

export function Trail({ version }: { version: RowOf<'processVersion'> }) {
  const t = useT()
  const came = useWindow((window) => window.params.trail ?? '')
  useRows('step', { kind: 'subprocess' })
  const trail = trailOf(version, came)
  const last = trail.length - 1
  if (last < 0) return null
  const titleAt = (step: string) => {
    const above = rowOf('processVersion', rowOf('step', step)?.processVersion ?? '')
    return (above && rowOf('process', above.process)?.title) ?? ''
  }
  return (
    <nav className={styles.trail} aria-label={t('structure.sub.above')}>
      <IconButton
        icon={CornerLeftUp}
        size={15}
        label={t('structure.sub.up')}
        shortcut="Alt+↑"
        onClick={() => leaveTo(trail, last)}
      />
      {trail.length > shown && <span className={styles.more}>…</span>}
      {trail.map(
        (step, at) =>
          at > last - shown && (
            <Fragment key={step}>
              <button type="button" className={styles.above} onClick={() => leaveTo(trail, at)}>
                {titleAt(step)}
              </button>
              <ChevronRight size={13} aria-hidden className={styles.arrow} />
            </Fragment>
          ),
      )}
    </nav>
  )
}
