// The floating tools at the top of the canvas.
import { ArrowRightLeft, Columns3, Hand, LayoutGrid, Maximize, MousePointer2, Rows3, Square } from 'lucide-react'
import { useT } from '#platform/text.ts'
import { IconButton } from '#ui/Button.tsx'
import { startConnect, startDraft } from '../capture/commit.ts'
import { KindPalette } from '../edit/KindPalette.tsx'
import { insertLane, insertPhase } from '../model/bandEdit.ts'
import type { Drawing } from '../model/drawing.ts'
import { setEditor, soleStep, useEditor } from '../model/state.ts'
import styles from './Canvas.module.css'
import { layOut } from './layoutJob.ts'
import { fitRect } from './viewport.ts'

export function CanvasToolbar({ drawing }: { drawing: Drawing }) {
  const t = useT()
  const hand = useEditor((state) => state.hand)
  const step = useEditor(soleStep)
  const readOnly = useEditor((state) => state.readOnly)
  const { version, diagram, bands } = drawing
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('process.tools.label')}>
      <IconButton
        icon={MousePointer2}
        label={t('process.tools.select')}
        on={!hand}
        onClick={() => setEditor({ hand: false })}
      />
      <IconButton
        icon={Hand}
        label={t('process.tools.hand')}
        shortcut="Space"
        on={hand}
        onClick={() => setEditor({ hand: true })}
      />
      <hr />
      {!readOnly && (
        <>
          <IconButton
            icon={Square}
            label={t('process.tools.step')}
            shortcut="Enter"
            onClick={() => startDraft(version, step ?? null)}
          />
          <KindPalette version={version} />
          <IconButton
            icon={ArrowRightLeft}
            label={t('process.tools.connect')}
            shortcut="Alt+Enter"
            disabled={!step}
            onClick={() => step && startConnect(version, step)}
          />
          <hr />
          <IconButton
            icon={Rows3}
            label={t('process.tools.lane')}
            onClick={() => void insertLane(version, diagram.lanes.length)}
          />
          <IconButton
            icon={Columns3}
            label={t('process.tools.phase')}
            onClick={() => void insertPhase(version, diagram.phases.length)}
          />
          <hr />
          <IconButton
            icon={LayoutGrid}
            label={t('process.tools.layout')}
            shortcut="Ctrl+L"
            onClick={() => void layOut(version)}
          />
        </>
      )}
      <IconButton
        icon={Maximize}
        label={t('process.tools.fit')}
        shortcut="Ctrl+0"
        onClick={() => fitRect(bands.bounds)}
      />
    </div>
  )
}
