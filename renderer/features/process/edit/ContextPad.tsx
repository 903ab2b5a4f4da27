// The tools beside what is selected: add, connect, change kind, align, shape a flow; by the pointer, or by keys after Ctrl+.
import { useStore } from '@xyflow/react'
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowRightLeft,
  CopyPlus,
  CornerDownRight,
  GitBranch,
  MessageSquare,
  Pencil,
  Plus,
  RotateCcw,
  Shapes,
  Trash2,
} from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Icon } from '#platform/icon.ts'
import { useT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import { stepBox, union } from '#shared/diagram/geometry.ts'
import type { Point, Rect } from '#shared/diagram/types.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import { IconButton } from '#ui/Button.tsx'
import type { Chosen } from '../canvas/contextItems.ts'
import { duplicate } from '../capture/clipboard.ts'
import { branchFrom, startConnect, startDraft } from '../capture/commit.ts'
import { focusField } from '../capture/field.ts'
import { draftInFlow } from '../model/drafts.ts'
import type { Drawing } from '../model/drawing.ts'
import { removeSelected } from '../model/edit.ts'
import { copyPicture } from '../model/pictures.ts'
import { type EditorState, setEditor, soleStep, useEditor } from '../model/state.ts'
import { type Arrangement, arrangeSelected } from './arrangeSelected.ts'
import styles from './ContextPad.module.css'
import { soleFlow } from './FlowHandles.tsx'
import { bendSelected, resetSelected } from './flowKeys.ts'

interface Tool {
  readonly id: string
  readonly icon: Icon
  readonly label: TextKey
  readonly shortcut?: string
  readonly off?: boolean
  run(at: Point): unknown
}

interface Props {
  drawing: Drawing
  /** Opens the menu of kinds at a place of the screen. */
  onMenu: (at: Point, chosen: Chosen) => void
}

/** Room between the selection and its tools, screen pixels. */
const apart = 14

export function ContextPad({ drawing, onMenu }: Props) {
  const t = useT()
  const holder = useRef<HTMLDivElement>(null)
  const [x, y, zoom] = useStore((store) => store.transform)
  const width = useStore((store) => store.width)
  // Nothing to render while steps are dragged.
  const state = useEditor((now) => (shown(now) ? now : null))
  const asked = state?.padKeys ?? false
  const tools = state ? toolsFor(drawing, state, onMenu) : []
  const box = state && tools.length > 0 ? boxOf(drawing, state) : null
  useEffect(() => {
    if (asked) holder.current?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus()
  }, [asked])
  if (!box) return null
  const left = Math.min(Math.max((box.x + box.width / 2) * zoom + x, 120), Math.max(120, width - 120))
  const above = box.y * zoom + y - apart
  const under = (box.y + box.height) * zoom + y + apart
  // At the upper edge, where the canvas has its own tools, they stand below.
  const below = above < 96
  return (
    <div
      ref={holder}
      className={styles.pad}
      style={{ left, top: below ? under : above }}
      data-below={below || undefined}
      role="toolbar"
      aria-label={t('editing.pad')}
      onKeyDown={(event) => onKey(event)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setEditor({ padKeys: false })
      }}
    >
      {tools.map(({ id, icon, label, shortcut, off, run }) => (
        <IconButton
          key={id}
          icon={icon}
          label={t(label)}
          {...(shortcut ? { shortcut } : {})}
          size={15}
          disabled={off}
          data-tool={id}
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect()
            setEditor({ padKeys: false })
            if (id !== 'kind') focusField()
            void run({ x: left, y: bottom + 4 })
          }}
        />
      ))}
    </div>
  )
}

const shown = ({ pad, padKeys, readOnly, drag, shaping, pictureAt, capture, gliding }: EditorState): boolean =>
  (pad || padKeys) && !readOnly && !drag && !shaping && !pictureAt && !gliding && capture.mode === 'idle'

/** Arrow keys go from tool to tool, Escape back to the canvas. */
function onKey(event: KeyboardEvent<HTMLDivElement>): void {
  const tools = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = tools.indexOf(document.activeElement as HTMLButtonElement)
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (by !== undefined) tools.at((at + by) % tools.length)?.focus()
  else if (event.key === 'Escape') {
    setEditor({ padKeys: false })
    focusField()
  } else return
  event.preventDefault()
  event.stopPropagation()
}

const del = (version: string): Tool => ({
  id: 'delete',
  icon: Trash2,
  label: 'editing.delete',
  shortcut: 'Delete',
  run: () => removeSelected(version, true),
})

const lines: readonly [Arrangement, Icon, string?][] = [
  ['left', AlignStartVertical, 'Alt+Shift+Left'],
  ['centre', AlignCenterVertical, 'Alt+Shift+C'],
  ['right', AlignEndVertical, 'Alt+Shift+Right'],
  ['top', AlignStartHorizontal, 'Alt+Shift+Up'],
  ['middle', AlignCenterHorizontal, 'Alt+Shift+M'],
  ['bottom', AlignEndHorizontal, 'Alt+Shift+Down'],
  ['horizontal', AlignHorizontalDistributeCenter, 'Alt+Shift+H'],
  ['vertical', AlignVerticalDistributeCenter, 'Alt+Shift+V'],
]

function toolsFor({ version }: Drawing, state: EditorState, onMenu: Props['onMenu']): Tool[] {
  const step = soleStep(state)
  const flow = soleFlow(state)
  if (step) {
    return [
      { id: 'next', icon: Plus, label: 'process.action.next', shortcut: 'Enter', run: () => startDraft(version, step) },
      {
        id: 'branch',
        icon: GitBranch,
        label: 'process.action.branch',
        shortcut: 'Tab',
        run: () => branchFrom(version, step),
      },
      {
        id: 'connect',
        icon: ArrowRightLeft,
        label: 'process.action.connect',
        shortcut: 'Alt+Enter',
        run: () => startConnect(version, step),
      },
      { id: 'note', icon: MessageSquare, label: 'editing.addNote', run: () => startDraft(version, step, 'note', true) },
      { id: 'kind', icon: Shapes, label: 'editing.changeKind', run: (at) => onMenu(at, { kind: 'kinds' }) },
      {
        id: 'rename',
        icon: Pencil,
        label: 'process.action.rename',
        shortcut: 'F2',
        run: () => setEditor({ capture: { mode: 'title', step } }),
      },
      {
        id: 'duplicate',
        icon: CopyPlus,
        label: 'process.action.duplicate',
        shortcut: 'Ctrl+D',
        run: () => duplicate(version),
      },
      del(version),
    ]
  }
  if (state.steps.size > 1) {
    return [
      ...lines.map(
        ([how, icon, shortcut]): Tool => ({
          id: how,
          icon,
          label: `editing.arrange.${how}`,
          ...(shortcut ? { shortcut } : {}),
          off: (how === 'horizontal' || how === 'vertical') && state.steps.size < 3,
          run: () => arrangeSelected(version, how),
        }),
      ),
      {
        id: 'duplicate',
        icon: CopyPlus,
        label: 'process.action.duplicate',
        shortcut: 'Ctrl+D',
        run: () => duplicate(version),
      },
      del(version),
    ]
  }
  if (flow) {
    return [
      {
        id: 'insert',
        icon: Plus,
        label: 'process.action.insertStep',
        run: () => {
          const draft = draftInFlow(version, flow)
          if (draft) setEditor({ capture: { mode: 'draft', draft } })
        },
      },
      {
        id: 'label',
        icon: Pencil,
        label: 'process.action.editLabel',
        shortcut: 'F2',
        run: () => setEditor({ capture: { mode: 'flow', flow } }),
      },
      {
        id: 'bend',
        icon: CornerDownRight,
        label: 'editing.flow.bend',
        shortcut: 'Alt+B',
        run: () => bendSelected(version),
      },
      {
        id: 'reset',
        icon: RotateCcw,
        label: 'process.action.straighten',
        shortcut: 'Alt+R',
        off: !rowOf('sequenceFlow', flow)?.waypoints?.length,
        run: resetSelected,
      },
      del(version),
    ]
  }
  if (state.picture) {
    const { picture } = state
    return [
      {
        id: 'caption',
        icon: Pencil,
        label: 'editing.picture.editCaption',
        shortcut: 'F2',
        run: () => setEditor({ captioning: picture }),
      },
      { id: 'duplicate', icon: CopyPlus, label: 'process.action.duplicate', shortcut: 'Ctrl+D', run: copyPicture },
      del(version),
    ]
  }
  return []
}

/** What the tools stand beside, in drawing units. */
function boxOf({ diagram, positions, flows }: Drawing, state: EditorState): Rect | null {
  const boxes: Rect[] = []
  for (const step of state.steps.size > 0 ? diagram.steps : []) {
    const at = state.steps.has(step.id) ? positions.get(step.id) : undefined
    if (at) boxes.push(stepBox(step, at))
  }
  const flow = soleFlow(state)
  const points = flows.find(({ id }) => id === flow)?.points ?? []
  if (points.length > 0) {
    const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    boxes.push({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y })
  }
  const picture = diagram.pictures?.find((p) => p.id === state.picture)
  if (picture) boxes.push(picture)
  return boxes.length > 0 ? boxes.reduce((a, b) => union(a, b)) : null
}
