// All processes of the plan in their groups, each with what its current version comes to; the first view of the screen.
// biome-ignore-all lint/a11y/useSemanticElements: rows are a tree, which a table element is not.
import { ChevronDown, ChevronRight, FolderPlus, Plus, Trash2, Workflow } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { runAction } from '#platform/actions.ts'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { planReader, useRow, useRows } from '#platform/useRows.ts'
import { processTotals } from '#shared/analysis/processTotals.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import {
  createGroup,
  createProcess,
  deleteProcess,
  mainVersion,
  openProcess,
  renameProcess,
  versionsOf,
} from '../model/processes.ts'
import { processTree, type TreeRow } from '../model/processTree.ts'
import styles from './ProcessList.module.css'
import { ProcessPreview } from './ProcessPreview.tsx'
import { TitleField } from './TitleField.tsx'

type Naming = { kind: 'process' | 'group'; parent: string | null } | { kind: 'rename'; id: string } | null

export function ProcessList() {
  const t = useT()
  const processes = useRows('process')
  const [filter, setFilter] = useState('')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [naming, setNaming] = useState<Naming>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const rows = useMemo(() => {
    const found = filter.trim().toLowerCase()
    if (found === '') return processTree(processes, closed)
    return processTree(
      processes.filter((p) => p.title.toLowerCase().includes(found) || p.code?.toLowerCase().includes(found)),
    )
  }, [processes, closed, filter])
  const selected = rows.find((row) => row.process.id === current) ?? rows[0]
  /** New rows go where one is: into the selected group, else beside the selected process. */
  const parent = selected ? (selected.isGroup ? selected.process.id : selected.process.parent) : null

  const named = (title: string) => {
    const done = naming
    setNaming(null)
    if (!done || title === '') return
    if (done.kind === 'rename') void renameProcess(done.id, title)
    else if (done.kind === 'group') void createGroup(title, done.parent).then((id) => id && setCurrent(id))
    else void createProcess(title, done.parent)
  }
  const toggle = (id: string, open = closed.has(id)) => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (naming || event.nativeEvent.isComposing || !selected) return
    const at = rows.indexOf(selected)
    const move: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Home: -at, End: rows.length - 1 - at }
    const by = move[event.key]
    const { id } = selected.process
    if (by !== undefined) setCurrent(rows[at + by]?.process.id ?? id)
    else if (event.key === 'Enter') selected.isGroup ? toggle(id) : openProcess(id)
    else if (event.key === 'F2') setNaming({ kind: 'rename', id })
    else if (event.key === 'Delete') void deleteProcess(id)
    else if (event.key === 'ArrowRight') toggle(id, true)
    else if (event.key === 'ArrowLeft') toggle(id, false)
    else return
    event.preventDefault()
  }

  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus(), [])
  const actions = (
    <>
      <Button look="quiet" icon={FolderPlus} onClick={() => setNaming({ kind: 'group', parent: null })}>
        {t('process.newGroup')}
      </Button>
      <Button look="primary" icon={Plus} onClick={() => setNaming({ kind: 'process', parent })}>
        {t('process.new')}
      </Button>
    </>
  )
  const header = (
    <ScreenHeader title={t('process.title')} actions={actions}>
      {processes.length > 5 && (
        <SearchField value={filter} onChange={setFilter} placeholder={t('process.list.filter')} />
      )}
    </ScreenHeader>
  )
  if (processes.length === 0 && !naming) {
    return (
      <Screen>
        {header}
        <EmptyState icon={Workflow} text={t('process.list.empty')}>
          <Button look="primary" icon={Plus} onClick={() => setNaming({ kind: 'process', parent: null })}>
            {t('process.new')}
          </Button>
          <Button onClick={() => runAction('file.import')}>{t('process.list.import')}</Button>
          <Button look="quiet" onClick={() => runAction('file.sample')}>
            {t('process.list.sample')}
          </Button>
        </EmptyState>
      </Screen>
    )
  }
  const shown = selected && !selected.isGroup ? mainVersion(selected.process.id) : undefined
  const newRow = naming && naming.kind !== 'rename' ? naming : null
  return (
    <Screen>
      {header}
      <div className={styles.scroll}>
        <div
          ref={list}
          className={styles.table}
          role="treegrid"
          tabIndex={0}
          aria-label={t('process.title')}
          onKeyDown={onKeyDown}
        >
          <Head />
          {rows.map((row) => (
            <Row
              key={row.process.id}
              row={row}
              open={!closed.has(row.process.id)}
              selected={row === selected}
              renaming={naming?.kind === 'rename' && naming.id === row.process.id}
              onSelect={() => setCurrent(row.process.id)}
              onToggle={() => toggle(row.process.id)}
              onRename={() => setNaming({ kind: 'rename', id: row.process.id })}
              onNamed={named}
              onNew={() => setNaming({ kind: 'process', parent: row.process.id })}
            />
          ))}
          {newRow && (
            <div className={styles.row} role="row" tabIndex={-1}>
              <div className={styles.name} role="gridcell" tabIndex={-1} style={{ paddingLeft: 32 }}>
                <TitleField
                  value={t(newRow.kind === 'group' ? 'process.newGroupTitle' : 'process.newTitle')}
                  label={t('process.list.namePlaceholder')}
                  onDone={named}
                />
              </div>
            </div>
          )}
          {rows.length === 0 && filter !== '' && (
            <p className={styles.none}>{t('process.list.noMatch', { text: filter })}</p>
          )}
        </div>
      </div>
      {shown && selected && (
        <ProcessPreview
          version={shown.id}
          title={selected.process.title}
          onOpen={() => openProcess(selected.process.id)}
        />
      )}
    </Screen>
  )
}

function Head() {
  const t = useT()
  const columns = [
    t('process.one'),
    t('process.list.owner'),
    t('process.list.version'),
    t('process.inspector.steps'),
    t('process.inspector.handOvers'),
    t('process.inspector.processing'),
    t('process.inspector.waiting'),
  ]
  return (
    <div className={`${styles.row} ${styles.head}`} role="row" tabIndex={-1}>
      {columns.map((title) => (
        <div key={title} role="columnheader" tabIndex={-1}>
          {title}
        </div>
      ))}
    </div>
  )
}

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

function Row({ row, open, selected, renaming, onSelect, onToggle, onRename, onNamed, onNew }: RowProps) {
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
