// A line of a duty list in words, as the table shows it and as it is copied.
import { useCallback } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { DutyLine } from '#shared/analysis/duties.ts'
import { lettersText } from '#shared/analysis/raci.ts'
import { choiceLabel } from '#shared/i18n/index.ts'

/** Title, source, RACI, how often, hours a week, standard. */
export type DutyCells = readonly [string, string, string, string, string, string]

/** What must hold when it is done: of a step its requirements, of a task when it is complete. */
function standardOf({ entity, id }: DutyLine): string {
  if (entity === 'duty') return rowOf('duty', id)?.standard ?? ''
  if (entity === 'step') return rowOf('step', id)?.sopRequirements ?? ''
  return (entity === 'task' && rowOf('task', id)?.completionStandard) || ''
}

const rounded = (value: number) => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10)

export function useDutyWords(): (line: DutyLine) => DutyCells {
  const t = useT()
  const { titleOf, lang } = useValueContext()
  return useCallback(
    (line) => {
      const { entity, id, title, letters, named, process, perMonth, hoursPerWeek } = line
      const own = entity === 'process' ? null : process && titleOf('process', process)
      const source = [t(`people.source.${entity}`), own].filter(Boolean).join(' · ')
      const raci = [lettersText(letters), named ? t('people.named') : ''].filter(Boolean).join(' ')
      const frequency = entity === 'duty' ? rowOf('duty', id)?.frequency : null
      const times = frequency
        ? choiceLabel(lang, 'duty', 'frequency', frequency)
        : perMonth === null
          ? ''
          : t('people.perMonth', { count: rounded(perMonth) })
      const hours = hoursPerWeek === null ? '' : t('people.perWeek', { hours: rounded(hoursPerWeek) })
      return [title, source, raci, times, hours, standardOf(line)]
    },
    [t, titleOf, lang],
  )
}
