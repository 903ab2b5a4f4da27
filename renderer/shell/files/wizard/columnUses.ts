// What a column of a sheet may be imported as: the fields of the target, periods, branches.
import type { Lang, Translate } from '#shared/i18n/index.ts'
import { formatPeriod } from '#shared/model/values/dates.ts'
import { hasPeriods, targetFields } from '#shared/sheets/wizard/targets.ts'
import type { SheetMapping, SheetTarget } from '#shared/sheets/wizard/types.ts'

export interface UseGroup {
  readonly group: string
  readonly items: { readonly value: string; readonly label: string }[]
}

/** The choices of a column. `found`: what was recognised in the whole sheet; its periods can be given to any column. */
export function usesOf(
  target: SheetTarget,
  found: readonly string[],
  header: string,
  t: Translate,
  lang: Lang,
): UseGroup[] {
  const groups: UseGroup[] = [
    {
      group: t('importSheets.fields'),
      items: targetFields(target).map(({ name, label, required }) => ({
        value: name,
        label: required ? `${label[lang]} *` : label[lang],
      })),
    },
  ]
  if (hasPeriods(target)) {
    const periods = [...new Set(found.flatMap((use) => use.split('@')[1] ?? []))].sort()
    const items = periods.flatMap((period) =>
      (['planned', 'actual'] as const).map((measure) => ({
        value: `${measure}@${period}`,
        label: t(`importSheets.${measure}`, { period: formatPeriod(period, lang) }),
      })),
    )
    if (items.length > 0) groups.push({ group: t('importSheets.periods'), items })
  }
  if (target === 'step') {
    const labels = [...new Set([...found.flatMap((use) => (use.startsWith('branch@') ? [use.slice(7)] : [])), header])]
    const items = labels
      .filter((label) => label !== '' && label.length <= 20)
      .map((label) => ({ value: `branch@${label}`, label: t('importSheets.branch', { label }) }))
    if (items.length > 0) groups.push({ group: t('importSheets.branches'), items })
  }
  return groups
}

/** The mapping with one column used otherwise; only text takes several columns, another column of the same field gives it up. */
export function withUse(mapping: SheetMapping, column: number, use: string | null): SheetMapping {
  const columns = { ...mapping.columns }
  delete columns[column]
  if (use !== null) {
    const field = targetFields(mapping.target).find(({ name }) => name === use)
    if (field?.field?.kind !== 'longText')
      for (const [at, other] of Object.entries(columns)) if (other === use) delete columns[at]
    columns[column] = use
  }
  return { ...mapping, columns }
}
