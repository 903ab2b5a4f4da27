// The evaluations of a cycle with their scores.
import { useMemo } from 'react'
import { useFigures } from '#platform/planFigures.ts'
import { useRows } from '#platform/useRows.ts'
import { type EvaluationScore, evaluationScore } from '#shared/analysis/evaluationScore.ts'
import type { RowOf } from '#shared/model/plan.ts'

export type Evaluation = RowOf<'evaluation'>
export type Cycle = RowOf<'evaluationCycle'>
export interface Card {
  readonly evaluation: Evaluation
  readonly cycle: Cycle
  readonly score: EvaluationScore
}

/** By order of the evaluations; none without a cycle. */
export function useScorecards(cycle: Cycle | undefined): readonly Card[] {
  const evaluations = useRows('evaluation')
  const items = useRows('evaluationItem')
  const feedback = useRows('feedback360')
  const bands = useRows('gradeBand')
  const figures = useFigures()
  return useMemo(() => {
    if (!cycle) return []
    return evaluations
      .filter((evaluation) => evaluation.cycle === cycle.id)
      .map((evaluation) => {
        const own = items.filter((item) => item.evaluation === evaluation.id)
        const said = feedback.filter((one) => one.evaluation === evaluation.id)
        return {
          evaluation,
          cycle,
          score: evaluationScore({ evaluation, cycle, items: own, bands, feedback: said }, figures),
        }
      })
  }, [cycle, evaluations, items, feedback, bands, figures])
}
