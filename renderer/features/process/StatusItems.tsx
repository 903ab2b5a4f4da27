// The status bar's part of the process screen: what the keys do now, what is selected, zoom.
import { useEffect } from 'react'
import { StatusBarItem } from '#platform/statusBar.tsx'
import { useT } from '#platform/text.ts'
import { setSelectionSummary } from '#platform/windowState.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import { actualSize, useZoom, zoomIn, zoomOut } from './canvas/viewport.ts'
import { useDrawing } from './model/drawing.ts'
import { type EditorState, useEditor } from './model/state.ts'
import { totalsOf } from './model/totals.ts'
import styles from './StatusItems.module.css'

/** The hint for the keyboard as things stand. */
function hintOf({ capture, steps, flows, lane, phase, picture, drag, readOnly }: EditorState): TextKey {
  if (readOnly) return 'versions.hint'
  switch (capture.mode) {
    case 'draft':
      return 'process.hint.draft'
    case 'answer':
    case 'connectAnswer':
      return 'process.hint.answer'
    case 'owner':
      return 'process.hint.owner'
    case 'connect':
      return 'process.hint.connect'
    case 'idle':
      if (drag) return 'editing.hint.drag'
      if (steps.size === 1) return 'process.hint.step'
      if (steps.size > 1) return 'process.hint.several'
      if (flows.size > 0) return 'editing.hint.flow'
      if (picture) return 'editing.hint.picture'
      return lane || phase ? 'process.hint.lane' : 'process.hint.idle'
    case 'title':
      return 'process.hint.title'
    default:
      return 'process.hint.name'
  }
}

export function StatusItems({ version, canvas }: { version: string; canvas: boolean }) {
  const t = useT()
  const hint = t(useEditor(hintOf))
  const drawing = useDrawing(version)
  const count = useEditor((state) => state.steps.size)
  const { steps, handOvers } = totalsOf(drawing)
  const counts = `${t('process.inspector.steps')} ${steps} · ${t('process.inspector.handOvers')} ${handOvers}`
  const summary = count > 1 ? `${counts} · ${t('process.canvas.selected', { count })}` : counts
  useEffect(() => {
    setSelectionSummary(summary)
    return () => setSelectionSummary('')
  }, [summary])
  return (
    <StatusBarItem>
      {canvas && <span className={styles.hint}>{hint}</span>}
      {canvas && <Zoom />}
    </StatusBarItem>
  )
}

function Zoom() {
  const t = useT()
  const zoom = useZoom()
  if (zoom === null) return null
  return (
    <span className={styles.zoom}>
      <button type="button" aria-label={t('process.action.zoomOut')} onClick={zoomOut}>
        −
      </button>
      <button type="button" className={styles.percent} title={t('process.action.actualSize')} onClick={actualSize}>
        {Math.round(zoom * 100)}%
      </button>
      <button type="button" aria-label={t('process.action.zoomIn')} onClick={zoomIn}>
        +
      </button>
    </span>
  )
}
