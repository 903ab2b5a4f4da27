// The columns of the matrix grid: what is done, what is wrong with it, and one column per role.
import { lettersText, parseLetters, raciLetters } from '#shared/analysis/raci.ts'
import type { RaciRow } from '#shared/analysis/raciRows.ts'
import type { Translate } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { parsed, refused } from '#shared/model/values/context.ts'
import type { SheetColumn, SheetOption, SheetRow } from '#ui/SheetGrid/sheetTypes.ts'
import { asMatrixRow, columnIdOf, lettersIn, shownLetters } from './matrixRows.ts'

/** The sentences of what a row breaks, in order. */
export const issueSentences = (t: Translate, { issues, fields }: RaciRow, limit: number): string[] =>
  issues.map((issue) => t(`raci.says.${issue}`, { count: fields.consultedRoles.length, limit }))

const grave = new Set(['noAccountable', 'manyAccountable'])

/** Pixels of a header; Chinese characters are twice as wide. */
const widthOf = (title: string): number =>
  Math.min(
    112,
    Math.max(
      60,
      [...title].reduce((sum, c) => sum + (c > '\u2e7f' ? 12.5 : 7), 22),
    ),
  )

interface Options {
  readonly roles: readonly RowOf<'role'>[]
  readonly t: Translate
  /** So many roles may be consulted. */
  readonly limit: number
  /** What is told of a role's header. */
  hintOf(role: RowOf<'role'>): string
}

export function matrixColumns({ roles, t, limit, hintOf }: Options): SheetColumn[] {
  const options = raciLetters.map((value): SheetOption => ({ value, label: t(`raci.short.${value}`) }))
  const heading = (row: SheetRow) => {
    const { raci } = asMatrixRow(row)
    return raci === null || raci.entity === 'process' ? { strong: true } : null
  }
  const title: SheetColumn = {
    id: 'title',
    title: t('raci.row'),
    kind: 'text',
    width: 240,
    readOnly: true,
    format: (row) => asMatrixRow(row).title,
    parse: () => parsed(null),
    style: (row) => heading(row) ?? { faint: false },
  }
  const check: SheetColumn = {
    id: 'check',
    title: t('raci.check'),
    kind: 'text',
    width: 96,
    readOnly: true,
    format: (row) => {
      const issues = asMatrixRow(row).raci?.issues ?? []
      const [first] = issues
      return first ? t(`raci.issue.${first}`) : ''
    },
    parse: () => parsed(null),
    tone: (row) => {
      const issues = asMatrixRow(row).raci?.issues ?? []
      return issues.length === 0 ? null : issues.some((issue) => grave.has(issue)) ? 'red' : 'amber'
    },
    tip: (row) => {
      const { raci } = asMatrixRow(row)
      return raci && raci.issues.length > 0 ? issueSentences(t, raci, limit).join('\n') : null
    },
  }
  const ofRole = (role: RowOf<'role'>): SheetColumn => {
    const id = columnIdOf(role.id)
    const difference = (row: SheetRow) => asMatrixRow(row).raci?.differences.find((one) => one.role === role.id)
    return {
      id,
      title: role.name,
      hint: hintOf(role),
      kind: 'refs',
      width: widthOf(role.name),
      readOnly: (row) => asMatrixRow(row).raci?.frozen ?? true,
      format: (row) => shownLetters(asMatrixRow(row), role.id),
      copyText: (row) => lettersText(lettersIn(row[id])),
      editText: (row) => lettersText(lettersIn(row[id])),
      parse: (text) => {
        const letters = parseLetters(text)
        return letters === null ? refused('notRaci', { text }) : parsed([...letters])
      },
      options: () => options,
      optionOf: (value) => options.find((option) => option.value === value),
      style: (row) => ({ tiles: true, noted: difference(row) !== undefined && lettersIn(row[id]) !== '' }),
      tip: (row) => {
        const found = difference(row)
        if (!found) return asMatrixRow(row).raci?.frozen ? t('raci.frozen') : null
        const words = { entered: lettersText(found.entered), letters: lettersText(found.generated) }
        if (found.entered === '') return t('raci.proposed', words)
        return t(found.generated === '' ? 'raci.extra' : 'raci.differs', words)
      },
    }
  }
  return [title, check, ...roles.map(ofRole)]
}
