// The 5 Whys of an improvement as a tree to work in: causes added, renamed and removed by keyboard or mouse, the root cause marked, printed.
import { CornerDownRight, FileDown, GitFork, PanelRight, Pencil, Plus, Printer, Target, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useActions } from '#platform/actions.ts'
import { PrintPaper } from '#platform/PrintPaper.tsx'
import { usePrinting } from '#platform/printing.ts'
import { RowInspector } from '#platform/sheet/RowInspector.tsx'
import { removeRows } from '#platform/sheet/removeRows.ts'
import { SeeSample } from '#platform/sheet/SeeSample.tsx'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { useLang, useT } from '#platform/text.ts'
import { usePlan, useRows } from '#platform/useRows.ts'
import { navigate, setParams, usePanel, useWindow } from '#platform/windowState.ts'
import { causeBeside, causeTree } from '#shared/analysis/causeTree.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { EmptyState, Screen, ScreenHeader, Toolbar, ToolbarLine } from '#ui/Screen.tsx'
import { SideList } from '#ui/SideList.tsx'
import { StatusPill } from '#ui/StatusPill.tsx'
import { CauseTreePicture, draftId, problemId, treeWidth } from './CauseTreePicture.tsx'
import { addCause, type CausePlace, renameCause, toggleRoot } from './causeEdits.ts'
import styles from './Improvement.module.css'
import { improvementTones, statusTones } from './improvementTones.ts'
import whys from './Whys.module.css'

/** Pixels across an A4 page between its margins. */
const paperWidth = 1000

/** Smaller than this nothing can be read; the tree is scrolled instead. */
const smallest = 0.66

/** Pixels that a picture has across inside an element. */
function useRoom(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return room
}

interface Editing {
  /** The cause that is renamed; null while a new one is typed. */
  readonly renames: string | null
  readonly place: CausePlace
}

export function WhysView({ header }: { header: ReactNode }) {
  const t = useT()
  const lang = useLang()
  const plan = usePlan()
  const improvements = useRows('improvement')
  const all = useRows('cause')
  const params = useWindow((window) => window.params)
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { improvement } of all) found.set(improvement, (found.get(improvement) ?? 0) + 1)
    return found
  }, [all])
  const current =
    improvements.find(({ id }) => id === params.of) ?? improvements.find(({ id }) => counts.has(id)) ?? improvements[0]
  const [selected, setSelected] = useState(problemId)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [inspector, setInspector] = usePanel<boolean>('improvement/whysInspector', false)
  const [width, setWidth] = usePanel<number>('sheet/inspectorWidth', 320)
  const root = useRef<HTMLDivElement>(null)
  const room = useRoom(root)
  const printing = usePrinting(t('improvement.treeOf', { title: current?.title ?? '' }), true)

  const causes = useMemo(() => all.filter(({ improvement }) => improvement === current?.id), [all, current?.id])
  const byId = useMemo(() => new Map(causes.map((cause) => [cause.id, cause])), [causes])
  const tree = useMemo(() => {
    if (!editing || editing.renames) return causeTree(causes)
    const { place } = editing
    const behind = 'behind' in place ? byId.get(place.behind) : undefined
    // A hair behind the one it comes after, before whatever follows that.
    const draft = behind
      ? { id: draftId, parent: behind.parent, position: behind.position + 1e-9 }
      : { id: draftId, parent: 'below' in place ? place.below : null, position: Number.MAX_SAFE_INTEGER }
    return causeTree([...causes, draft])
  }, [causes, byId, editing])

  const focus = (id: string) => {
    setSelected(id)
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-cause="${CSS.escape(id)}"]`)?.focus())
  }
  // What was selected may be gone: undone, or another improvement is shown.
  useEffect(() => {
    if (selected !== problemId && !byId.has(selected)) setSelected(problemId)
  }, [byId, selected])

  const below = (id: string): CausePlace => ({ below: id === problemId ? null : id })
  const begin = (place: CausePlace) => setEditing({ renames: null, place })
  const rename = (id: string) => (id === problemId ? setInspector(true) : setEditing({ renames: id, place: below(id) }))
  const remove = (id: string) => {
    if (id === problemId) return
    const near = causeBeside(tree, id, 'ArrowUp') ?? causeBeside(tree, id, 'ArrowLeft') ?? problemId
    void removeRows('cause', [id], lang).then(() => focus(near))
  }
  const typed = async (text: string, then: 'Enter' | 'Tab' | 'blur') => {
    if (!editing || !current) return
    const title = text.trim()
    const { renames, place } = editing
    setEditing(null)
    let id = renames ?? selected
    if (renames && title) await renameCause(renames, title)
    else if (!renames && title) id = (await addCause(current.id, title, place)) ?? selected
    if (then === 'Enter' || (then === 'Tab' && !title)) return focus(id)
    setSelected(id)
    if (then === 'Tab') begin(below(id))
  }
  const onKey = (e: KeyboardEvent, id: string) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    const act =
      e.key === 'Tab' && !e.shiftKey
        ? () => begin(below(id))
        : e.key === 'Enter'
          ? () => begin(id === problemId ? below(id) : { behind: id })
          : e.key === 'F2'
            ? () => rename(id)
            : e.key === 'Delete'
              ? () => remove(id)
              : e.key.toLowerCase() === 'r' && id !== problemId
                ? () => void toggleRoot(id)
                : e.key.startsWith('Arrow')
                  ? () => {
                      const next =
                        id === problemId
                          ? e.key === 'ArrowRight'
                            ? (tree.places.find(({ parent }) => parent === null)?.id ?? null)
                            : null
                          : (causeBeside(tree, id, e.key) ?? (e.key === 'ArrowLeft' ? problemId : null))
                      if (next) focus(next)
                    }
                  : null
    if (!act) return
    e.preventDefault()
    e.stopPropagation()
    act()
  }
  const idle = () => current !== undefined && printing.onReady === null
  useActions([
    { id: 'improvement.pdf', label: 'improvement.pdf', menu: 'file', order: 320, enabled: idle, run: printing.savePdf },
    {
      id: 'improvement.print',
      label: 'improvement.print',
      menu: 'file',
      order: 321,
      key: 'Mod+P',
      enabled: idle,
      run: printing.print,
    },
  ])

  if (!current)
    return (
      <Screen>
        <ScreenHeader title={t('areas.improvement')}>{header}</ScreenHeader>
        <EmptyState icon={GitFork} text={t('improvement.emptyWhys')}>
          <Button look="primary" onClick={() => navigate('improvement', { tab: 'board' })}>
            {t('improvement.toBoard')}
          </Button>
          <SeeSample />
        </EmptyState>
      </Screen>
    )
  const onCause = selected !== problemId
  const picked = byId.get(selected)
  return (
    <Screen>
      <ScreenHeader
        title={t('areas.improvement')}
        actions={
          <>
            <IconButton icon={FileDown} label={t('improvement.pdf')} onClick={printing.savePdf} />
            <IconButton icon={Printer} label={t('improvement.print')} shortcut="Ctrl+P" onClick={printing.print} />
            <IconButton
              icon={PanelRight}
              label={t(inspector ? 'ui.hideInspector' : 'ui.showInspector')}
              on={inspector}
              onClick={() => setInspector(!inspector)}
            />
          </>
        }
      >
        {header}
      </ScreenHeader>
      <div className={styles.split}>
        <SideList
          label={t('improvement.whys')}
          search={t('improvement.searchImprovement')}
          current={current.id}
          onChoose={(of) => {
            setSelected(problemId)
            setParams({ tab: 'whys', of })
          }}
          items={improvements.map(({ id, title, status, code }) => ({
            id,
            title,
            words: code ?? '',
            mark: counts.get(id),
            detail: (
              <StatusPill tone={statusTones[status]}>{choiceLabel(lang, 'improvement', 'status', status)}</StatusPill>
            ),
          }))}
        />
        <div className={whys.desk}>
          <div className={whys.tools}>
            <Toolbar label={t('improvement.whys')}>
              <Button look="quiet" icon={CornerDownRight} onClick={() => begin(below(selected))}>
                {t('improvement.addBelow')}
              </Button>
              <Button look="quiet" icon={Plus} disabled={!onCause} onClick={() => begin({ behind: selected })}>
                {t('improvement.addBeside')}
              </Button>
              <ToolbarLine />
              <IconButton
                icon={Pencil}
                label={t('improvement.rename')}
                shortcut="F2"
                disabled={!onCause}
                onClick={() => rename(selected)}
              />
              <IconButton
                icon={Target}
                label={t(picked?.isRoot ? 'improvement.unmarkRoot' : 'improvement.markRoot')}
                shortcut="R"
                on={picked?.isRoot ?? false}
                disabled={!onCause}
                onClick={() => void toggleRoot(selected)}
              />
              <IconButton
                icon={Trash2}
                label={t('improvement.remove')}
                shortcut="Delete"
                disabled={!onCause}
                onClick={() => remove(selected)}
              />
            </Toolbar>
            <StatusBarItem>{t('improvement.whysHint')}</StatusBarItem>
          </div>
          <div ref={root} className={whys.canvas}>
            <CauseTreePicture
              tree={tree}
              causes={byId}
              problem={current.problem?.trim() || current.title}
              zoom={Math.max(smallest, Math.min(1, room / treeWidth(tree)))}
              work={{
                selected,
                editing: editing && {
                  id: editing.renames ?? draftId,
                  text: editing.renames ? (byId.get(editing.renames)?.title ?? '') : '',
                },
                onSelect: focus,
                onKey,
                onTyped: (text, then) => void typed(text, then),
                onLeave: () => {
                  setEditing(null)
                  focus(selected)
                },
                onEdit: rename,
                onAdd: (id) => begin(below(id)),
              }}
            />
            {causes.length === 0 && !editing && (
              <Button look="primary" icon={Plus} className={whys.first} onClick={() => begin({ below: null })}>
                {t('improvement.firstCause')}
              </Button>
            )}
          </div>
        </div>
        {inspector && (
          <RowInspector
            entity={picked ? 'cause' : 'improvement'}
            row={picked?.id ?? current.id}
            tones={improvementTones}
            width={width}
            onWidth={setWidth}
            onClose={() => setInspector(false)}
          />
        )}
      </div>
      {printing.onReady && (
        <PrintPaper
          landscape
          onReady={printing.onReady}
          head={
            <>
              <b>{plan?.title}</b>
              <span>{t('improvement.printHead')}</span>
            </>
          }
        >
          <h1 className={whys.printTitle}>{[current.code, current.title].filter(Boolean).join(' ')}</h1>
          <CauseTreePicture
            tree={tree}
            causes={byId}
            problem={current.problem?.trim() || current.title}
            zoom={Math.min(1, paperWidth / treeWidth(tree))}
          />
        </PrintPaper>
      )}
    </Screen>
  )
}
