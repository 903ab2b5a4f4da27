// What is worth doing next; a click goes where it is done.
import { ChevronRight } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { navigate } from '#platform/windowState.ts'
import type { NextAction } from '#shared/analysis/planProgress.ts'
import page from './Home.module.css'
import styles from './NextActions.module.css'

const most = 5

export function NextActions({ next }: { next: readonly NextAction[] }) {
  const t = useT()
  const go = ({ place, processVersion, row }: NextAction) => {
    if (place === 'people') return navigate(place, { tab: 'role', row })
    if (place !== 'process') return navigate(place, { row })
    navigate('process', { processVersion, step: processVersion ? row : undefined })
  }
  return (
    <section className={page.part}>
      <h2>{t('home.next.title')}</h2>
      {next.length === 0 && <p className={styles.quiet}>{t('home.next.allDone')}</p>}
      <ul className={styles.list}>
        {next.slice(0, most).map((action) => (
          <li key={action.todo}>
            <button type="button" className={styles.line} onClick={() => go(action)}>
              <span>{t(`home.next.${action.todo}`, { count: action.count })}</span>
              <ChevronRight size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
