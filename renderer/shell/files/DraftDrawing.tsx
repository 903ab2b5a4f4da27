// The drawing of a drafted process, as it will be laid out in the plan.
import { useMemo } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { drawDiagram } from '#shared/diagram/drawing.ts'
import { diagramOfDraft } from '#shared/diagram/fromDraft.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { toSvg } from '#shared/diagram/svg.ts'
import type { ProcessDraft } from '#shared/model/processDraft.ts'
import { Drawing } from './Drawing.tsx'
import styles from './Files.module.css'

/** Above this a preview is too small to be read and takes too long to lay out. */
const mostSteps = 300

export function DraftDrawing({ draft }: { draft: ProcessDraft }) {
  const t = useT()
  const context = useValueContext()
  const theme = useWindow((window) => window.theme)
  const svg = useMemo(() => {
    if (draft.steps.length > mostSteps) return null
    const diagram = diagramOfDraft(draft, context)
    const stored = storedPositions(diagram)
    // What a file shows at its places stays there.
    const laidOut = stored.size === diagram.steps.length ? arrange(diagram, stored) : layoutDiagram(diagram)
    return toSvg(drawDiagram(diagram, laidOut, { theme }), { bounds: laidOut.bounds, title: draft.title })
  }, [draft, context, theme])
  if (svg === null) return <p className={styles.hint}>{t('shell.files.noDrawing')}</p>
  return <Drawing svg={svg} alt={t('shell.files.drawing')} />
}
