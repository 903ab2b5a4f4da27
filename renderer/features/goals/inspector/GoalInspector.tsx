// The panel beside the goal tree: alignment, progress, all fields, reviews, comments and attachments of the goal selected.
import { useCallback } from 'react'
import { RecordForm } from '#platform/sheet/RecordForm.tsx'
import { RowExtras } from '#platform/sheet/RowExtras.tsx'
import { useLang, useT } from '#platform/text.ts'
import { usePanel } from '#platform/windowState.ts'
import { choiceLabel, entityLabels } from '#shared/i18n/index.ts'
import { Inspector } from '#ui/Inspector.tsx'
import type { SheetColumn } from '#ui/SheetGrid/sheetTypes.ts'
import { asGoalColumn, goalTones } from '../goalColumns.ts'
import { type Goal, useGoals } from '../goalModel.ts'
import { AlignmentPart } from './AlignmentPart.tsx'
import styles from './GoalInspector.module.css'
import { ProgressPart } from './ProgressPart.tsx'
import { ReviewsPart } from './ReviewsPart.tsx'

/** Shown elsewhere: the SMART parts in the assistant, the dates of reviews with the reviews. */
const shownElsewhere = [
  'specific',
  'specificChecked',
  'measurable',
  'measurableChecked',
  'achievable',
  'achievableChecked',
  'relevant',
  'relevantChecked',
  'timeBound',
  'timeBoundChecked',
  'reviewCadence',
  'nextReviewOn',
  'reviewNotes',
]

interface Props {
  goal: Goal | undefined
  onClose(): void
}

export function GoalInspector({ goal, onClose }: Props) {
  const t = useT()
  const lang = useLang()
  const { rollups } = useGoals()
  const [width, onWidth] = usePanel<number>('goals/inspectorWidth', 340)
  const adapt = useCallback((column: SheetColumn) => asGoalColumn(column, rollups), [rollups])
  const panel = { width, onWidth, onClose }
  if (!goal)
    return (
      <Inspector {...panel} title={entityLabels(lang, 'goal').name}>
        <p className={styles.none}>{t('sheet.nothingSelected')}</p>
      </Inspector>
    )
  return (
    <Inspector {...panel} title={goal.title} subtitle={choiceLabel(lang, 'goal', 'level', goal.level)}>
      <AlignmentPart goal={goal} />
      <ProgressPart key={`p${goal.id}`} goal={goal} />
      <ReviewsPart key={`r${goal.id}`} goal={goal} />
      <RecordForm key={goal.id} entity="goal" row={goal.id} tones={goalTones} without={shownElsewhere} adapt={adapt} />
      <RowExtras entity="goal" row={goal.id} />
    </Inspector>
  )
}
