// The header's switches: which process, and which of its versions.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { navigate } from '#platform/windowState.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { type ContextItem, ContextMenu } from '#ui/ContextMenu.tsx'
import { openProcess, renameProcess } from '../model/processes.ts'
import { processTree } from '../model/processTree.ts'
import styles from './Switches.module.css'
import { TitleField } from './TitleField.tsx'

type At = { x: number; y: number } | null
const under = (element: HTMLElement): At => {
  const { left, bottom } = element.getBoundingClientRect()
  return { x: left, y: bottom + 4 }
}

/** 流程 / title ▾: back to the list, the title (double click renames), other processes. */
export function ProcessSwitch({ process }: { process: RowOf<'process'> }) {
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

/** The version shown, and the others of its process. */
export function VersionSwitch({ version }: { version: RowOf<'processVersion'> }) {
  const t = useT()
  const lang = useLang()
  const versions = useRows('processVersion', { process: version.process })
  const [at, setAt] = useState<At>(null)
  const status = choiceLabel(lang, 'processVersion', 'status', version.status)
  const name = (v: RowOf<'processVersion'>) => {
    const kind = choiceLabel(lang, 'processVersion', 'kind', v.kind)
    return v.title === kind ? kind : `${kind} · ${v.title}`
  }
  return (
    <>
      <button
        type="button"
        className={styles.version}
        data-kind={version.kind}
        title={t('process.versionSwitch')}
        onClick={(event) => setAt(under(event.currentTarget))}
      >
        {name(version)}
        <small>{status}</small>
        <ChevronDown size={13} aria-hidden />
      </button>
      {at && (
        <ContextMenu
          at={at}
          onClose={() => setAt(null)}
          items={versions.map((v) => ({
            id: v.id,
            label: name(v),
            checked: v.id === version.id,
            run: () => navigate('process', { processVersion: v.id }),
          }))}
        />
      )}
    </>
  )
}
