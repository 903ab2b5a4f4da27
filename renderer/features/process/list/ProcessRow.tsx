// One row of the process list: a group, or a process with what its current version comes to.
// biome-ignore-all lint/a11y/useSemanticElements: rows are a tree, which a table element is not.
import { ChevronDown, ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { planReader, useRow, useRows } from '#platform/useRows.ts'
import { processTotals } from '#shared/analysis/processTotals.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { IconButton } from '#ui/Button.tsx'
import { deleteProcess, mainVersion, openProcess, versionsOf } from '../model/processes.ts'
import type { TreeRow } from '../model/processTree.ts'
import styles from './ProcessList.module.css'
import { TitleField } from './TitleField.tsx'

interface RowProps {
  row: TreeRow
  open: boolean
  selected: boolean
  renaming: boolean
  onSelect: () => void
  onToggle: () => void
  onRename: () => void
  onNamed: (title: string) => void
  onNew: () => void
}

export function ProcessRow({ row, open, selected, renaming, onSelect, onToggle, onRename, onNamed, onNew }: RowProps) {
  const t = useT()
  const { process, depth, isGroup, hasChildren } = row
  const owner = useRow('person', process.owner)
  const act = () => (isGroup ? onToggle() : openProcess(process.id))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      className={`${styles.row} ${selected ? styles.selected : ''} ${isGroup ? styles.group : ''}`}
      role="row"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-selected={selected}
      aria-expanded={hasChildren ? open : undefined}
      data-process={process.id}
      onClick={onSelect}
      onDoubleClick={act}
    >
      <div className={styles.name} role="gridcell" tabIndex={-1} style={{ paddingLeft: 8 + depth * 20 }}>
        {hasChildren || isGroup ? (
          <button type="button" className={styles.twist} tabIndex={-1} aria-label={process.title} onClick={onToggle}>
            {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
          </button>
        ) : (
          <span className={styles.twist} />
        )}
        {renaming ? (
          <TitleField value={process.title} label={t('process.list.namePlaceholder')} onDone={onNamed} />
        ) : isGroup ? (
          <span className={styles.title}>{process.title}</span>
        ) : (
          <button type="button" className={styles.link} tabIndex={-1} onClick={() => openProcess(process.id)}>
            {process.code && <small>{process.code}</small>}
            {process.title}
          </button>
        )}
        {!renaming && (
          <span className={styles.tools}>
            {isGroup && (
              <IconButton icon={Plus} size={14} label={t('process.newIn', { group: process.title })} onClick={onNew} />
            )}
            <button type="button" className={styles.small} onClick={onRename}>
              {t('process.rename')}
            </button>
            <IconButton
              icon={Trash2}
              size={14}
              label={t('process.delete')}
              onClick={() => void deleteProcess(process.id)}
            />
          </span>
        )}
      </div>
      {!isGroup && (
        <>
          <div role="gridcell" tabIndex={-1} className={styles.dim}>
            {owner?.name}
          </div>
          <Figures process={process.id} />
        </>
      )}
    </div>
  )
}

function Figures({ process }: { process: string }) {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  useRows('step')
  useRows('processVersion')
  const version = mainVersion(process)
  if (!version) return null
  const count = versionsOf(process).length
  const totals = processTotals(planReader(), version.id)
  const time = ({ working, calendar }: { working: number; calendar: number }) =>
    [
      working > 0 ? formatDuration(working, 'working', context) : '',
      calendar > 0 ? formatDuration(calendar, 'calendar', context) : '',
    ]
      .filter(Boolean)
      .join(' + ')
  return (
    <>
      <div role="gridcell" tabIndex={-1} className={styles.dim}>
        {choiceLabel(lang, 'processVersion', 'kind', version.kind)}
        {count > 1 && ` · ${t('process.list.versions', { count })}`}
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.number}>
        {totals.steps || ''}
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.number}>
        {totals.handOvers || ''}
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.number}>
        {time(totals.processing)}
      </div>
      <div role="gridcell" tabIndex={-1} className={styles.number}>
        {time(totals.waiting)}
      </div>
    </>
  )
}
