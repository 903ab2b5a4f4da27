// The process canvas: React Flow for panning, zooming, dragging and connecting; everything drawn by shared/diagram.
import '@xyflow/react/dist/base.css'
import './fonts.css'
import {
  ConnectionLineType,
  ConnectionMode,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  useStoreApi,
} from '@xyflow/react'
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { runAction } from '#platform/actions.ts'
import { useT } from '#platform/text.ts'
import type { Lens } from '#shared/analysis/lenses.ts'
import { layoutBands } from '#shared/diagram/bands.ts'
import { Button } from '#ui/Button.tsx'
import { ContextMenu } from '#ui/ContextMenu.tsx'
import { EmptyState } from '#ui/Screen.tsx'
import { CaptureField, type ScreenPlace } from '../capture/CaptureField.tsx'
import { onClipboard } from '../capture/clipboard.ts'
import { startDraft, startDraftAt } from '../capture/commit.ts'
import { fieldHasFocus, focusField } from '../capture/field.ts'
import { ContextPad } from '../edit/ContextPad.tsx'
import { holdKeys } from '../edit/dragging.ts'
import { EditLayer } from '../edit/EditLayer.tsx'
import { pictureDrop } from '../edit/onPaper.ts'
import { FindLayer } from '../find/FindLayer.tsx'
import { LensLegend } from '../lens/LensLegend.tsx'
import { toned } from '../lens/toned.ts'
import { placeOfDraft } from '../model/drafts.ts'
import { draggedRoutes } from '../model/draggedRoutes.ts'
import { useDrawing } from '../model/drawing.ts'
import { type EditorState, editor, idle, select, setEditor, useEditor } from '../model/state.ts'
import { ShareLayer } from '../shares/ShareLayer.tsx'
import { SubLayer } from '../sub/SubLayer.tsx'
import { openSub, takeView } from '../sub/trail.ts'
import { BandLayer } from './BandLayer.tsx'
import styles from './Canvas.module.css'
import { CanvasToolbar } from './CanvasToolbar.tsx'
import { canvasEvents } from './canvasEvents.ts'
import { type Chosen, menuFor } from './contextItems.ts'
import { Elements } from './Elements.tsx'
import { fieldPlace } from './fieldRect.ts'
import { Ghost } from './Ghost.tsx'
import { onCanvasKey } from './keys.ts'
import { Minimap } from './Minimap.tsx'
import type { FlowEdgeType, StepNodeType } from './nodes.ts'
import { Overview } from './Overview.tsx'
import { PinnedHeaders } from './PinnedHeaders.tsx'
import { useArrival } from './useArrival.ts'
import { useKeptView } from './useKeptView.ts'
import { useSpace } from './useSpace.ts'
import { fewSteps, firstSight, holdCanvas, overviewBelow, reveal, showView, useZoom, zoomRange } from './viewport.ts'

interface Props {
  version: string
  title: string
  /** Colours the steps. */
  lens: Lens | null
}

export function Canvas({ version, title, lens }: Props) {
  return (
    <ReactFlowProvider key={version}>
      <Paper version={version} title={title} lens={lens} />
    </ReactFlowProvider>
  )
}

/** What the pointer is over and where it drags something changes all the time and is no concern of the whole canvas. */
const seldomChanged = ({
  hoverFlow: _,
  drag,
  guides: _guides,
  dropFlow: _drop,
  pictureAt: _at,
  ...rest
}: EditorState) => ({
  ...rest,
  dragging: drag !== null,
})

function Paper({ version, title, lens }: Props) {
  const t = useT()
  const flow = useReactFlow<StepNodeType, FlowEdgeType>()
  const store = useStoreApi()
  // Sizes and ports are ours. Measured on the page, a step whose handles are not shown would have none, and its flows no ends.
  useState(() => store.setState({ updateNodeInternals: () => {} }))
  const holder = useRef<HTMLDivElement>(null)
  const plain = useDrawing(version)
  const drawing = useMemo(() => toned(plain, lens), [plain, lens])
  const state = useEditor(useShallow(seldomChanged))
  const { steps, dragging, shaping, hand, gliding, capture, readOnly } = state
  const zoom = useStore((store) => store.transform[2])
  const ready = useStore((store) => store.width > 0)
  const [menu, setMenu] = useState<{ at: { x: number; y: number }; chosen: Chosen } | null>(null)
  const space = useSpace()

  const draft = capture.mode === 'draft' || capture.mode === 'answer' ? capture.draft : null
  const place = useMemo(() => (draft ? placeOfDraft(drawing, draft, '') : undefined), [drawing, draft])
  // What has to make room for the step being typed already does.
  const making = useMemo(() => {
    if (!place || place.shift.length === 0) return null
    const shifted = new Map<string, { x: number; y: number }>()
    for (const { id, dx, dy } of place.shift) {
      const at = drawing.positions.get(id)
      if (at) shifted.set(id, { x: at.x + dx, y: at.y + dy })
    }
    return shifted
  }, [place, drawing])
  // Lanes grow around the step being typed as they will once it is there.
  const bands = useMemo(() => {
    if (!draft || !place || !making) return drawing.bands
    const before = drawing.diagram.steps.find((s) => s.id === draft.after)
    const ghost = {
      id: draft.id,
      kind: draft.kind,
      title: '',
      lane: draft.lane ?? before?.lane ?? null,
      phase: before?.phase ?? null,
    }
    const steps = [...drawing.diagram.steps, { ...ghost, x: place.x, y: place.y }]
    return layoutBands({ ...drawing.diagram, steps }, new Map([...drawing.positions, ...making, [draft.id, place]]))
  }, [draft, place, making, drawing])

  const rerouted = useMemo(() => (making ? draggedRoutes(drawing, making) : null), [drawing, making])
  // A small process is drawn in full however small it gets.
  const overview = zoom < (drawing.diagram.steps.length > fewSteps ? overviewBelow : overviewBelow / 3)
  const events = useMemo(() => canvasEvents(version), [version])

  useEffect(() => (holder.current ? holdCanvas(flow, holder.current) : undefined), [flow])
  useEffect(holdKeys, [])
  useKeptView(holder, ready, drawing.bands.bounds)
  useEffect(() => useZoom.setState(zoom, true), [zoom])
  useEffect(() => () => useZoom.setState(null, true), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first sight of a version is chosen for the user.
  useEffect(() => {
    if (!ready) return
    const left = takeView(version)
    if (left) showView(left)
    else firstSight(drawing.bands.bounds)
    focusField()
  }, [ready])
  useArrival(version, ready)
  useEffect(() => {
    if (!gliding) return
    const timer = setTimeout(() => setEditor({ gliding: false }), 260)
    return () => clearTimeout(timer)
  }, [gliding])

  // Without the canvas nobody can go on typing into it; what is being typed in another version is not its business.
  useEffect(
    () => () => {
      if (editor().version === version) setEditor({ capture: idle, drag: null, hoverFlow: null })
    },
    [version],
  )

  const field = fieldPlace(drawing, state, place)
  const revealed = field?.rect
  const key = revealed && capture.mode !== 'idle' ? `${revealed.x} ${revealed.y} ${revealed.width}` : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is brought into view when it goes elsewhere.
  useEffect(() => {
    if (key !== '' && revealed) reveal(revealed)
  }, [key])

  const presses = useRef(0)
  const isPaper = (target: EventTarget) => target instanceof Element && target.classList.contains('react-flow__pane')
  const openMenu = (event: MouseEvent | globalThis.MouseEvent, chosen: Chosen) => {
    event.preventDefault()
    if (readOnly && chosen.kind !== 'paper') return
    setMenu({ at: { x: event.clientX, y: event.clientY }, chosen })
  }
  const empty = drawing.diagram.steps.length === 0 && capture.mode === 'idle'

  return (
    <div
      ref={holder}
      className={`${styles.canvas} ${gliding ? styles.gliding : ''} ${dragging ? styles.dragging : ''}`}
      role="application"
      aria-label={t('process.canvas.label', { title })}
      data-space={space || undefined}
      data-read-only={readOnly || undefined}
      {...pictureDrop(version)}
      onPointerDownCapture={() => {
        presses.current++
      }}
      onDoubleClickCapture={(event) => {
        // A double click on the name in the list opens the process with its first half; the second half is not one here.
        if (presses.current < 2) event.stopPropagation()
      }}
      onPointerUp={(event) => {
        const target = event.target as HTMLElement
        // At once: a key may follow the click before the next frame.
        if (event.button === 0 && !menu && !target.closest('button, input, [role=menu], [role=option]')) focusField()
      }}
      onDoubleClick={(event) => {
        if (!isPaper(event.target) || space) return
        startDraftAt(version, { after: null, ...events.placeAt('task', event) })
      }}
    >
      <Elements
        drawing={drawing}
        holder={holder}
        selected={state}
        moved={making}
        rerouted={rerouted}
        shaping={shaping}
        overview={overview}
        onNodesChange={events.nodesChanged}
        onNodeDragStop={events.dropped}
        onSelectionDragStop={events.dropped}
        onNodeClick={(event, node) => {
          // One of several selected steps, clicked without a key, is then the only one.
          if (event.shiftKey || event.ctrlKey || event.metaKey || steps.size < 2) return
          select({ steps: [node.id] })
          setEditor({ pad: true })
        }}
        onNodeDoubleClick={(_, node) => openSub(node.id) || setEditor({ capture: { mode: 'title', step: node.id } })}
        onPaneClick={() => select({})}
        onNodeContextMenu={(event, node) => {
          if (!steps.has(node.id)) select({ steps: [node.id] })
          openMenu(event, { kind: 'steps' })
        }}
        onSelectionContextMenu={(event) => openMenu(event, { kind: 'steps' })}
        // The ends of a selected flow, by which it is moved, may lie on its label.
        onEdgeDoubleClick={(_, edge) => setEditor({ capture: { mode: 'flow', flow: edge.id } })}
        onEdgeContextMenu={(event, edge) => openMenu(event, { kind: 'flow', id: edge.id })}
        onFlowMenu={(event, id) => openMenu(event, { kind: 'flow', id })}
        onPaneContextMenu={(event) => openMenu(event, { kind: 'paper', at: { x: event.clientX, y: event.clientY } })}
        onConnectStart={() => setEditor({ connecting: true })}
        onConnect={events.connected}
        onConnectEnd={(event, end) => {
          setEditor({ connecting: false })
          events.connectEnded(event, end)
        }}
        onReconnectStart={() => setEditor({ connecting: true })}
        onReconnect={events.reconnected}
        onReconnectEnd={() => setEditor({ connecting: false })}
        isValidConnection={(link) => link.source !== link.target}
        connectOnClick={false}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={24}
        connectionLineType={ConnectionLineType.SmoothStep}
        reconnectRadius={8}
        minZoom={zoomRange.min}
        maxZoom={zoomRange.max}
        zoomOnDoubleClick={false}
        panOnScroll
        panOnDrag={hand || space ? [0, 1, 2] : [1, 2]}
        selectionOnDrag={!hand && !space}
        selectionMode={SelectionMode.Partial}
        selectionKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
        panActivationKeyCode={null}
        deleteKeyCode={null}
        nodesFocusable={false}
        edgesFocusable={false}
        nodesDraggable={!hand && !space && !readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        nodeDragThreshold={3}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        proOptions={{ hideAttribution: true }}
      >
        <BandLayer
          drawing={drawing}
          bands={bands}
          dragging={dragging}
          onMenu={(event, chosen) =>
            openMenu(event, 'lane' in chosen ? { kind: 'lane', id: chosen.lane } : { kind: 'phase', id: chosen.phase })
          }
        />
        <FindLayer drawing={drawing} />
        {!overview && <ShareLayer drawing={drawing} />}
        {!overview && <SubLayer drawing={drawing} />}
        {!overview && <EditLayer drawing={drawing} onMenu={(event) => openMenu(event, { kind: 'picture' })} />}
        {draft && place && !overview && <Ghost drawing={drawing} draft={draft} at={place} />}
      </Elements>
      {overview && <Overview drawing={drawing} flows={drawing.flows} />}
      {!empty && drawing.diagram.steps.length > 3 && <Minimap drawing={drawing} flows={drawing.flows} />}
      {!overview && <PinnedHeaders bands={bands} />}
      {!overview && <ContextPad drawing={drawing} onMenu={(at, chosen) => setMenu({ at, chosen })} />}
      <CanvasToolbar drawing={drawing} />
      {lens && <LensLegend lens={lens} />}
      {empty && !readOnly && (
        <div className={styles.empty}>
          <EmptyState text={t('process.canvas.empty')}>
            <Button look="primary" onClick={() => startDraft(version, null)}>
              {t('process.canvas.emptyAction')}
            </Button>
            <Button onClick={() => runAction('file.import')}>{t('process.list.import')}</Button>
            <Button look="quiet" onClick={() => runAction('file.sample')}>
              {t('process.list.sample')}
            </Button>
          </EmptyState>
        </div>
      )}
      <FieldOnScreen version={version} place={field} />
      <output className={styles.spoken} aria-live="polite">
        {steps.size === 1 ? drawing.diagram.steps.find((s) => steps.has(s.id))?.title : ''}
      </output>
      {menu && (
        <ContextMenu
          at={menu.at}
          items={menuFor(version, menu.chosen, t)}
          onClose={() => {
            setMenu(null)
            if (!fieldHasFocus()) requestAnimationFrame(focusField)
          }}
        />
      )}
    </div>
  )
}

/** The field, moved with the view without rendering the canvas again. */
function FieldOnScreen({ version, place }: { version: string; place: ReturnType<typeof fieldPlace> }) {
  const [x, y, zoom] = useStore((store) => store.transform)
  const typing = useEditor((state) => state.capture !== idle)
  const last = useRef<ScreenPlace | undefined>(undefined)
  if (place) {
    const { rect, look } = place
    const scale = Math.max(zoom, 0.75)
    const width = rect.width * (typing ? scale : zoom)
    const height = rect.height * (typing ? scale : zoom)
    const middle = (rect.x + rect.width / 2) * zoom + x
    const centre = (rect.y + rect.height / 2) * zoom + y
    last.current = { left: middle - width / 2, top: centre - height / 2, width, height, look }
  }
  return (
    <CaptureField
      version={version}
      // While a step is on its way into the plan the field waits where it was.
      place={place || typing ? last.current : undefined}
      fontSize={13 * Math.max(zoom, 0.75)}
      onKey={(event) => onCanvasKey(version, event)}
      onClipboard={(event) => onClipboard(version, event)}
    />
  )
}
