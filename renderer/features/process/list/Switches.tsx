// The header's switch between processes.
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { openProcess, renameProcess } from '../model/processes.ts'
import { processTree } from '../model/processTree.ts'
import styles from './Switches.module.css'
import { TitleField } from './TitleField.tsx'

export type At = { x: number; y: number } | null
export const under = (element: HTMLElement): At => {
  const { left, bottom } = element.getBoundingClientRect()
  return { x: left, y: bottom + 4 }
}

/** 流程 / title ▾: back to the list, `above` (the processes it is part of), the title (double click renames), other processes. */
export function ProcessSwitch({ process, above }: { process: RowOf<'process'>; above?: ReactNode }) {
  const t = useT()
  const processes = useRows('process')
  const [at, setAt] = useState<At>(null)
  const [renaming, setRenaming] = useState(false)
  const items: ContextItem[] = [
    { id: 'all', label: t('process.all'), run: () => navigate('process') },
    '-',
    ...processTree(processes)
      .slice(0, 40)
      .map(
        (row): ContextItem => ({
          id: row.process.id,
          label: `${'\u2003'.repeat(row.depth)}${row.process.title}`,
          disabled: row.isGroup,
          checked: row.process.id === process.id,
          run: () => openProcess(row.process.id),
        }),
      ),
  ]
  if (renaming) {
    return (
      <span className={styles.renaming}>
        <TitleField
          value={process.title}
          label={t('process.list.namePlaceholder')}
          onDone={(title) => {
            setRenaming(false)
            void renameProcess(process.id, title)
          }}
        />
      </span>
    )
  }
  return (
    <span className={styles.crumbs}>
      <button type="button" className={styles.up} onClick={() => navigate('process')}>
        {t('process.title')}
      </button>
      <span className={styles.slash}>/</span>
      {above}
      <button
        type="button"
        className={styles.title}
        title={t('process.processSwitch')}
        onClick={(event) => setAt(under(event.currentTarget))}
        onDoubleClick={() => {
          setAt(null)
          setRenaming(true)
        }}
      >
        <span>{process.title}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
      {at && <ContextMenu at={at} items={items} onClose={() => setAt(null)} />}
    </span>
  )
}
