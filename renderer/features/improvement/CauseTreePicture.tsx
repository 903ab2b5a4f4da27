// The picture of a 5-Whys tree: the problem at the left, every why a column further right; the same on the screen and on paper.
import { CircleAlert, Plus, Target } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useT } from '#platform/text.ts'
import type { CauseTree } from '#shared/analysis/causeTree.ts'
import type { RowOf } from '#shared/model/plan.ts'
import styles from './CauseTree.module.css'

/** Pixels of a node and of the room between them. */
const node = { width: 176, height: 68, gapX: 40, gapY: 14, head: 26 } as const
/** The cause that is being typed and is not in the plan yet. */
export const draftId = 'draft'
/** The problem, as a node. */
export const problemId = 'problem'

export interface TreeEditing {
  readonly id: string
  readonly text: string
}

interface Props {
  tree: CauseTree
  causes: ReadonlyMap<string, Pick<RowOf<'cause'>, 'title' | 'isRoot' | 'evidence'>>
  problem: string
  /** How large it is shown. */
  zoom?: number
  /** Without, the picture is for paper. */
  work?: {
    readonly selected: string
    readonly editing: TreeEditing | null
    onSelect(id: string): void
    onKey(e: KeyboardEvent, id: string): void
    /** A text was typed: `then` says with which key it was left. */
    onTyped(text: string, then: 'Enter' | 'Tab' | 'blur'): void
    onLeave(): void
    onEdit(id: string): void
    onAdd(below: string): void
  }
}

export const treeWidth = ({ depth }: CauseTree): number => (depth + 1) * (node.width + node.gapX) - node.gapX

export function CauseTreePicture({ tree, causes, problem, zoom = 1, work }: Props) {
  const t = useT()
  const step = { x: node.width + node.gapX, y: node.height + node.gapY }
  const first = tree.places.filter(({ parent }) => parent === null)
  const problemRow = first.length === 0 ? 0 : ((first[0]?.row ?? 0) + (first.at(-1)?.row ?? 0)) / 2
  const rowOf = new Map(tree.places.map(({ id, row }) => [id, row]))
  const width = treeWidth(tree)
  const height = node.head + Math.max(1, tree.rows) * step.y - node.gapY
  const middle = (row: number) => node.head + row * step.y + node.height / 2
  const box = (depth: number, row: number) => ({
    left: depth * step.x,
    top: node.head + row * step.y,
    width: node.width,
    height: node.height,
  })
  return (
    <div className={styles.tree} style={{ width, height, zoom }}>
      {Array.from({ length: tree.depth + 1 }, (_, depth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its number
        <div key={depth} className={styles.level} style={{ left: depth * step.x, width: node.width }}>
          {depth === 0 ? t('improvement.problem') : t('improvement.why', { n: depth })}
        </div>
      ))}
      <svg className={styles.lines} width={width} height={height} aria-hidden="true">
        {tree.places.map(({ id, parent, depth, row }) => {
          const fromX = (depth - 1) * step.x + node.width
          const toX = depth * step.x
          const [fromY, toY] = [middle(parent === null ? problemRow : (rowOf.get(parent) ?? 0)), middle(row)]
          const bend = fromX + node.gapX / 2
          return <path key={id} d={`M${fromX} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${toX} ${toY}`} />
        })}
      </svg>
      <Node id={problemId} style={box(0, problemRow)} work={work} kind="problem">
        <CircleAlert size={14} aria-hidden />
        <span className={styles.text}>{problem}</span>
      </Node>
      {tree.places.map(({ id, depth, row }) => {
        const cause = causes.get(id)
        if (work?.editing?.id === id)
          return <Entry key={id} style={box(depth, row)} text={work.editing.text} work={work} />
        return (
          <Node key={id} id={id} style={box(depth, row)} work={work} kind={cause?.isRoot ? 'root' : 'cause'}>
            {cause?.isRoot && <Target size={14} aria-label={t('improvement.root')} />}
            <span className={styles.text}>
              {cause?.title}
              {cause?.evidence && (
                <small>
                  {t('improvement.evidence')}：{cause.evidence}
                </small>
              )}
            </span>
          </Node>
        )
      })}
    </div>
  )
}

type Work = NonNullable<Props['work']>
interface NodeProps {
  id: string
  kind: 'problem' | 'cause' | 'root'
  style: { left: number; top: number; width: number; height: number }
  work: Work | undefined
  children: ReactNode
}

function Node({ id, kind, style, work, children }: NodeProps) {
  const t = useT()
  if (!work)
    return (
      <div className={styles.node} data-kind={kind} style={style}>
        {children}
      </div>
    )
  const selected = work.selected === id
  return (
    <>
      <button
        type="button"
        className={styles.node}
        data-kind={kind}
        data-cause={id}
        style={style}
        aria-pressed={selected}
        tabIndex={selected ? 0 : -1}
        onClick={() => work.onSelect(id)}
        onDoubleClick={() => work.onEdit(id)}
        onKeyDown={(e) => work.onKey(e, id)}
      >
        {children}
      </button>
      {selected && !work.editing && (
        <button
          type="button"
          className={styles.plus}
          tabIndex={-1}
          style={{ left: style.left + style.width - 2, top: style.top + style.height / 2 - 10 }}
          aria-label={t('improvement.addBelow')}
          title={`${t('improvement.addBelow')} (Tab)`}
          onClick={() => work.onAdd(id)}
        >
          <Plus size={14} aria-hidden />
        </button>
      )}
    </>
  )
}

/** The words of a cause being typed. */
function Entry({ style, text, work }: { style: NodeProps['style']; text: string; work: Work }) {
  const t = useT()
  const area = useRef<HTMLTextAreaElement>(null)
  const left = useRef(false)
  useEffect(() => {
    area.current?.focus()
    area.current?.select()
    area.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  const leave = (then: 'Enter' | 'Tab' | 'blur') => {
    if (left.current) return
    left.current = true
    work.onTyped(area.current?.value ?? '', then)
  }
  return (
    <textarea
      ref={area}
      className={styles.entry}
      style={style}
      defaultValue={text}
      placeholder={t('improvement.nextCause')}
      aria-label={t('improvement.addCause')}
      spellCheck={false}
      onBlur={() => leave('blur')}
      onKeyDown={(e) => {
        if (e.nativeEvent.isComposing || e.nativeEvent.keyCode === 229) return
        if (e.key === 'Enter' || (e.key === 'Tab' && !e.shiftKey)) {
          e.preventDefault()
          leave(e.key as 'Enter' | 'Tab')
        } else if (e.key === 'Escape') {
          e.preventDefault()
          e.stopPropagation()
          left.current = true
          work.onLeave()
        }
      }}
    />
  )
}
