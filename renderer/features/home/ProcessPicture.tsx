// The drawing of the plan's first mapped process; a click opens it.
import { useMemo } from 'react'
import { useSvgUrl } from '#platform/blobUrl.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { planReader, rowOf, useRows } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import { drawDiagram } from '#shared/diagram/drawing.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { toSvg } from '#shared/diagram/svg.ts'
import page from './Home.module.css'
import styles from './ProcessPicture.module.css'

/** Larger processes cannot be read at this size and take too long to route. */
const mostSteps = 120

export function ProcessPicture({ processVersion }: { processVersion: string }) {
  const t = useT()
  const context = useValueContext()
  const theme = useWindow((window) => window.theme)
  const steps = useRows('step', { processVersion })
  const flows = useRows('sequenceFlow', { processVersion })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the diagram is read from these rows.
  const svg = useMemo(() => {
    if (steps.length === 0 || steps.length > mostSteps) return null
    const diagram = diagramOf(planReader(), processVersion, context)
    const placed = storedPositions(diagram)
    const laidOut = placed.size === steps.length ? arrange(diagram, placed) : layoutDiagram(diagram)
    return toSvg(drawDiagram(diagram, laidOut, { theme }), { bounds: laidOut.bounds })
  }, [steps, flows, processVersion, context, theme])
  const url = useSvgUrl(svg)
  if (svg === null) return null
  const version = rowOf('processVersion', processVersion)
  const process = version && rowOf('process', version.process)
  const name = [process?.title, version?.title].filter(Boolean).join(' · ')
  return (
    <section className={page.part}>
      <h2>{name}</h2>
      <button
        type="button"
        className={styles.picture}
        aria-label={t('home.processes.open', { name })}
        onClick={() => navigate('process', { processVersion })}
      >
        {url && <img src={url} alt="" />}
      </button>
    </section>
  )
}
