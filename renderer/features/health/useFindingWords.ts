// What a finding says of its place: the row's name, where that row belongs, and the rule's own words about it.
import { useCallback, useMemo } from 'react'
import { useLang, useT, useValueContext } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Finding } from '#shared/analysis/health/index.ts'
import { entityLabels, fieldLabel, type Lang, type TextKey, type Translate, translator } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityOf } from '#shared/model/plan.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { formatValue } from '#shared/model/values/index.ts'

export interface FindingWords {
  /** Name of the row. */
  readonly title: string
  /** What kind of row it is, and the process, KPI or row it belongs to. */
  readonly where: string
  /** The rule's sentence with its figures, or the field that is meant. */
  readonly says: string
}

export const ruleText = (t: Translate, rule: string, part: 'name' | 'how'): string =>
  t(`health.rules.${rule}.${part}` as TextKey)

/** Rules whose findings say more than the rule's name. */
const hasSentence = (rule: string, lang: Lang): boolean => {
  const key = `health.rules.${rule}.says`
  return (translator(lang) as (key: string) => string)(key) !== key
}

function titleOf(entity: EntityName, row: AnyRow, context: ValueContext): string {
  const { title, fields } = entityOf(entity)
  const field = fields[title]
  return field ? formatValue(entity, title, field, row[title], row, context) : ''
}

function belongsTo(entity: EntityName, row: AnyRow): string {
  const process = (version: unknown) => rowOf('process', rowOf('processVersion', String(version))?.process ?? '')?.title
  if ('processVersion' in row && row.processVersion) return process(row.processVersion) ?? ''
  if (entity === 'processVersion') return rowOf('process', String(row.process))?.title ?? ''
  if (entity === 'comment') {
    const on = rowOf(row.onEntity as EntityName, String(row.onRow)) as AnyRow | undefined
    return on ? String(on[entityOf(row.onEntity as EntityName).title] ?? '') : ''
  }
  return ''
}

export function useFindingWords() {
  const t = useT()
  const lang = useLang()
  const context = useValueContext()
  const wordsOf = useCallback(
    ({ entity, id, rule, field, params }: Finding): FindingWords => {
      const row = rowOf(entity, id) as AnyRow | undefined
      const where = [entityLabels(lang, entity).name, row && belongsTo(entity, row)].filter(Boolean).join(' · ')
      const says = hasSentence(rule, lang)
        ? t(`health.rules.${rule}.says` as TextKey, params)
        : field
          ? fieldLabel(lang, entity, field)
          : ''
      return { title: row ? titleOf(entity, row, context) : '', where, says }
    },
    [t, lang, context],
  )
  /** All that the text filter looks in. */
  const searched = useCallback(
    (finding: Finding) => {
      const { title, where, says } = wordsOf(finding)
      return nameKey([title, where, says, ruleText(t, finding.rule, 'name')].join(' '))
    },
    [wordsOf, t],
  )
  return useMemo(() => ({ wordsOf, searched }), [wordsOf, searched])
}
