// What a template brings: how many rows of what, its process, its KPIs.
import { useMemo } from 'react'
import { today, useLang, useT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { isWork } from '#shared/analysis/processTotals.ts'
import { drawDiagram } from '#shared/diagram/drawing.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { toSvg } from '#shared/diagram/svg.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { kpiTarget } from '#shared/model/values/kpiNumbers.ts'
import { Drawing } from '../Drawing.tsx'
import files from '../Files.module.css'
import type { Template } from './readTemplates.ts'
import styles from './Templates.module.css'

const counted = ['step', 'role', 'kpi', 'risk', 'task'] as const

export function TemplatePreview({ template }: { template: Template }) {
  const t = useT()
  const { rows, title, summary } = template
  const kpis = rows.kpi.filter(({ kind }) => kind === 'kpi')
  const counts = {
    step: rows.step.filter(({ kind }) => isWork(kind)),
    role: rows.role,
    kpi: kpis,
    risk: rows.risk,
    task: rows.task,
  }
  return (
    <section className={styles.preview} aria-label={title}>
      <h2>{title}</h2>
      <p>{summary}</p>
      <dl className={files.counts}>
        {counted.map((name) => (
          <div key={name}>
            <dt>{t(`templates.counts.${name}`)}</dt>
            <dd>{counts[name].length}</dd>
          </div>
        ))}
      </dl>
      <ProcessDrawing key={template.name} template={template} />
      <h3>{t('templates.kpis')}</h3>
      <ul className={styles.kpis}>
        {kpis.map((kpi) => {
          const target = kpiTarget(kpi, kpi.target)
          return (
            <li key={kpi.id}>
              <span>{kpi.title}</span>
              {target && <small>{t('templates.target', { target })}</small>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function ProcessDrawing({ template: { rows } }: { template: Template }) {
  const t = useT()
  const lang = useLang()
  const theme = useWindow((window) => window.theme)
  const svg = useMemo(() => {
    const [version] = rows.processVersion
    if (!version) return null
    const reader = rowsReader(rows)
    const diagram = diagramOf(reader, version.id, valueContext(reader, lang, today()))
    const placed = storedPositions(diagram)
    const laidOut = placed.size === diagram.steps.length ? arrange(diagram, placed) : layoutDiagram(diagram)
    return toSvg(drawDiagram(diagram, laidOut, { theme }), { bounds: laidOut.bounds })
  }, [rows, lang, theme])
  return svg && <Drawing svg={svg} alt={t('templates.drawing')} />
}
