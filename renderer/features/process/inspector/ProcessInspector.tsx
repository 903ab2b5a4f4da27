// The panel at the right: everything that what is selected carries; with nothing selected, the process itself.

import type { ReactNode } from 'react'
import { RecordForm } from '#platform/sheet/RecordForm.tsx'
import { RowExtras } from '#platform/sheet/RowExtras.tsx'
import { useLang, useT } from '#platform/text.ts'
import { useRow } from '#platform/useRows.ts'
import { usePanel } from '#platform/windowState.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { Inspector } from '#ui/Inspector.tsx'
import { useEditor } from '../model/state.ts'
import { ManySteps } from './ManySteps.tsx'
import { StepForm } from './StepForm.tsx'
import { Totals } from './Totals.tsx'

interface Props {
  version: RowOf<'processVersion'>
  process: RowOf<'process'>
  /** Stands above whatever is selected: the ranking of a lens. */
  top?: ReactNode
  onClose: () => void
}

const ofProcess = ['kind', 'parent'] as const
const ofLane = ['processVersion', 'parent'] as const
const ofPhase = ['processVersion'] as const
const ofFlow = ['from', 'to'] as const

export function ProcessInspector({ version, process, top, onClose }: Props) {
  const t = useT()
  const lang = useLang()
  const [width, onWidth] = usePanel<number>('process.inspectorWidth', 320)
  const steps = useEditor((state) => state.steps)
  const readOnly = useEditor((state) => state.readOnly)
  const flows = useEditor((state) => state.flows)
  const lane = useRow(
    'lane',
    useEditor((state) => state.lane),
  )
  const phase = useRow(
    'phase',
    useEditor((state) => state.phase),
  )
  const [firstStep] = steps
  const [firstFlow] = flows
  const step = useRow('step', steps.size === 1 ? firstStep : undefined)
  const flow = useRow('sequenceFlow', flows.size === 1 ? firstFlow : undefined)
  const from = useRow('step', flow?.from)
  const to = useRow('step', flow?.to)
  const panel = { width, onWidth, onClose, top }
  if (steps.size > 1) {
    return (
      <Inspector
        {...panel}
        title={t('process.inspector.steps', { count: steps.size })}
        subtitle={t('process.inspector.multi')}
      >
        <ManySteps key={[...steps].join()} version={version.id} ids={[...steps]} />
      </Inspector>
    )
  }
  if (step) {
    return (
      <Inspector {...panel} title={step.title} subtitle={choiceLabel(lang, 'step', 'kind', step.kind)}>
        <StepForm key={step.id} version={version.id} id={step.id} />
        <RowExtras entity="step" row={step.id} />
      </Inspector>
    )
  }
  if (flow && from && to) {
    return (
      <Inspector {...panel} title={`${from.title} → ${to.title}`} subtitle={entityLabels(lang, 'sequenceFlow').name}>
        <RecordForm key={flow.id} entity="sequenceFlow" row={flow.id} without={ofFlow} readOnly={readOnly} />
      </Inspector>
    )
  }
  if (lane) {
    return (
      <Inspector {...panel} title={lane.title} subtitle={entityLabels(lang, 'lane').name}>
        <RecordForm key={lane.id} entity="lane" row={lane.id} without={ofLane} readOnly={readOnly} />
      </Inspector>
    )
  }
  if (phase) {
    return (
      <Inspector {...panel} title={phase.title} subtitle={entityLabels(lang, 'phase').name}>
        <RecordForm key={phase.id} entity="phase" row={phase.id} without={ofPhase} readOnly={readOnly} />
      </Inspector>
    )
  }
  return (
    <Inspector {...panel} title={process.title} subtitle={t('process.one')}>
      <Totals version={version.id} />
      <RecordForm key={process.id} entity="process" row={process.id} without={ofProcess} />
      <RowExtras entity="process" row={process.id} />
    </Inspector>
  )
}
