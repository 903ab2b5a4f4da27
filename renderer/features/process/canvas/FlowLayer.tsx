// The flows in view, between the lanes and the steps: the routed lines of shared/diagram with arrows and labels. React Flow would keep
// hundreds of subscriptions for them and ask each one at every move of the view; it knows only the selected ones, whose ends it lets be moved.
import { type MouseEvent, memo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { associationDash, drawFlowLabel } from '#shared/diagram/drawing/flowShapes.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { arrowPath, flowLinePath, flowPath } from '#shared/diagram/shapes.ts'
import type { FlowRoute } from '#shared/diagram/types.ts'
import { type EditorState, editor, select, setEditor, useEditor } from '../model/state.ts'
import styles from './FlowLayer.module.css'
import { sameRoute } from './nodes.ts'
import { PaperPortal } from './PaperPortal.tsx'
import { Primitives } from './Primitives.tsx'

interface Props {
  flows: readonly FlowRoute[]
  /** Those that follow a drag: kept apart, so that a move concerns no others. */
  following: readonly FlowRoute[]
  selected: ReadonlySet<string>
  onMenu: (event: MouseEvent, flow: string) => void
}

export function FlowLayer({ flows, following, selected, onMenu }: Props) {
  return (
    <PaperPortal>
      <Lines flows={flows} selected={selected} onMenu={onMenu} />
      {following.length > 0 && <Lines flows={following} selected={selected} onMenu={onMenu} />}
    </PaperPortal>
  )
}

function Lines({ flows, selected, onMenu }: Omit<Props, 'following'>) {
  const flowOf = (event: MouseEvent) => (event.target as Element).closest<SVGElement>('[data-flow]')?.dataset.flow
  return (
    <svg
      className={styles.layer}
      aria-hidden="true"
      onClick={(event) => {
        const id = flowOf(event)
        if (id) choose(id, event.shiftKey || event.ctrlKey || event.metaKey)
      }}
      onDoubleClick={(event) => {
        const flow = flowOf(event)
        if (flow) setEditor({ capture: { mode: 'flow', flow } })
      }}
      onContextMenu={(event) => {
        const id = flowOf(event)
        if (!id) return
        select({ flows: [id] })
        onMenu(event, id)
      }}
    >
      {flows.map((route) => (
        <FlowLine key={route.id} route={route} selected={selected.has(route.id)} />
      ))}
    </svg>
  )
}

/** Selects the flow alone, or with a key held adds it to those selected or takes it away. */
function choose(id: string, add: boolean): void {
  const flows = new Set(add ? editor().flows : [])
  if (!flows.delete(id)) flows.add(id)
  select({ flows, steps: flows.size === 0 ? editor().steps : [] })
  setEditor({ pad: true })
}

/** What `lookOf` says: whether a flow is pointed at, its label being typed, or a step about to be dropped into it. */
const looks = Array.from({ length: 8 }, (_, bits) => [(bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0] as const)

const lookOf = ({ hoverFlow, capture, dropFlow }: EditorState, id: string): number =>
  (hoverFlow?.id === id ? 1 : 0) + (capture.mode === 'flow' && capture.flow === id ? 2 : 0) + (dropFlow === id ? 4 : 0)

interface LineProps {
  route: FlowRoute
  selected: boolean
}

const FlowLine = memo(
  function FlowLine({ route, selected }: LineProps) {
    const { id, from, to, association, points } = route
    const theme = useWindow((window) => window.theme)
    // One question for all three: every flow in view is asked again at every move of a drag.
    const [hovered, typing, dropped] = looks[useEditor((state) => lookOf(state, id))]!
    const line = association ? flowPath(points) : flowLinePath(points)
    const look = `${styles.flow} ${selected ? styles.selected : ''} ${hovered || dropped ? styles.hovered : ''}`
    return (
      <g
        className={look}
        data-flow={id}
        data-drop={dropped || undefined}
        // While a button is held the view or a step moves, and flows pass under the pointer without being pointed at.
        onPointerEnter={(event) => {
          if (event.buttons === 0) setEditor({ hoverFlow: { id, from, to } })
        }}
        onPointerLeave={() => {
          if (editor().hoverFlow?.id === id) setEditor({ hoverFlow: null })
        }}
      >
        <path className={styles.grip} d={line} />
        <path className={styles.line} d={line} strokeDasharray={association ? associationDash : undefined} />
        {!association && <path className={styles.arrow} d={arrowPath(points)} />}
        {!typing && (
          <g data-label>
            <Primitives list={drawFlowLabel(route, palettes[theme])} />
          </g>
        )}
      </g>
    )
  },
  (before, now) => before.selected === now.selected && sameRoute(before.route, now.route),
)
