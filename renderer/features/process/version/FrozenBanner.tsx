// Says that a frozen version is there to be read, and how to go on from it.
import { GitBranchPlus, Lock } from 'lucide-react'
import { useT } from '#platform/text.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import styles from './FrozenBanner.module.css'
import { ask } from './versions.ts'

export function FrozenBanner({ version }: { version: RowOf<'processVersion'> }) {
  const t = useT()
  return (
    <div className={styles.banner} role="status">
      <Lock size={14} aria-hidden />
      <span>{t(version.status === 'retired' ? 'versions.frozenRetired' : 'versions.frozen')}</span>
      <Button icon={GitBranchPlus} onClick={() => ask('toBe')}>
        {t('versions.newToBe')}
      </Button>
    </div>
  )
}
