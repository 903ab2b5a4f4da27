// All processes of the plan in their groups, each with what its current version comes to; the first view of the screen.
// biome-ignore-all lint/a11y/useSemanticElements: rows are a tree, which a table element is not.
import { FolderPlus, Plus, Workflow } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { runAction } from '#platform/actions.ts'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader } from '#ui/Screen.tsx'
import { SearchField } from '#ui/SearchField.tsx'
import {
  createGroup,
  createProcess,
  deleteProcess,
  mainVersion,
  openProcess,
  renameProcess,
} from '../model/processes.ts'
import { processTree } from '../model/processTree.ts'
import styles from './ProcessList.module.css'
import { ProcessPreview } from './ProcessPreview.tsx'
import { ProcessRow } from './ProcessRow.tsx'
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
            <ProcessRow
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
