// Who is responsible, accountable, consulted and informed: the steps of every process against all roles, counted by live formulas.
import { flowOrder } from '#shared/analysis/flowOrder.ts'
import { isWork } from '#shared/analysis/processTotals.ts'
import {
  isBegun,
  lettersOf,
  lettersText,
  type RaciFields,
  type RaciLetter,
  raciLetters,
} from '#shared/analysis/raci.ts'
import { raciJudge } from '#shared/analysis/raciJudge.ts'
import { fieldLabel } from '#shared/i18n/index.ts'
import type { RowOf } from '#shared/model/plan.ts'
import {
  headingRow,
  type LeadershipContext,
  names,
  newSheet,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, live, range, type SheetDraft } from '../draft.ts'
import { conditionLooks } from '../looks.ts'

interface Line extends RaciFields {
  readonly title: string
  /** Which letters it must have: an A, an A and an R, or none. */
  readonly needs: 'A' | 'AR' | null
  /** Persons named for a step: they do it, as a role with an R does. Null for tasks, which have an owner of their own. */
  readonly persons: readonly string[] | null
}
interface Group {
  readonly title: string
  readonly lines: readonly Line[]
}

const noDuties = { ownerRole: null, responsibleRoles: [], consultedRoles: [], informedRoles: [] }

function groupsOf({ reader, t, board }: LeadershipContext): Group[] {
  const judge = raciJudge(reader)
  // Work of ours is what the rules hold against a step without any letter.
  const needs = (step: RowOf<'step'>): Line['needs'] =>
    judge.step({ ...step, ...noDuties, owners: [] }).length > 0 ? 'AR' : isBegun(step) ? 'A' : null
  const processes = board.work.processes.flatMap(({ process, asIs, toBe }): Group[] =>
    [asIs, toBe].flatMap((one) => {
      if (!one) return []
      const flows = reader.list('sequenceFlow', { processVersion: one.version.id })
      const steps = new Map(reader.list('step', { processVersion: one.version.id }).map((s) => [s.id, s]))
      const lines = flowOrder([...steps.values()], flows).flatMap((id) => {
        const step = steps.get(id) as RowOf<'step'>
        return isWork(step.kind) ? [{ ...step, needs: needs(step), persons: step.owners }] : []
      })
      return lines.length > 0 ? [{ title: `${process.title} · ${one.version.title}`, lines }] : []
    }),
  )
  const tasks = reader
    .list('task')
    .filter((task) => task.status !== 'cancelled' && isBegun(task))
    .map((task): Line => ({ ...task, needs: null, persons: null }))
  return [...processes, { title: t('excel.sheets.tasks'), lines: tasks }].filter(({ lines }) => lines.some(isBegun))
}

function writeGroup(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  group: Group,
  roles: readonly string[],
): number {
  const { t } = context
  const last = roles.length + 3
  headingRow(sheet, row, group.title, last)
  group.lines.forEach((line, i) => {
    const r = row + 1 + i
    sheet.height(r, 20)
    sheet.set(r, 1, line.title, 'text')
    sheet.fitHeight(r, line.title, sheet.width(1) - 2)
    roles.forEach((role, c) => {
      const duty = lettersOf(line, role)
      sheet.set(
        r,
        2 + c,
        lettersText(duty) || null,
        'centred',
        duty.includes('A') ? { font: { bold: true } } : undefined,
      )
    })
    const persons = line.persons ? names(context, 'person', line.persons) : null
    sheet.set(r, last - 1, persons, 'text')
    if (persons) sheet.fitHeight(r, persons, sheet.width(last - 1) - 2)
    sheet.set(r, last, null, 'centred')
    if (line.needs === null) return
    const cells = range(r, 2, r, last - 2)
    const counts = (letter: string) => `COUNTIF(${cells},"*${letter}*")`
    const rest =
      line.needs === 'AR' ? `IF(AND(${counts('R')}=0,${at(r, last - 1)}=""),"${t('excel.raci.noR')}","✓")` : '"✓"'
    const formula = `IF(${counts('A')}=0,"${t('excel.raci.noA')}",${rest})`
    const lacksR = line.needs === 'AR' && line.responsibleRoles.length === 0 && persons === null
    sheet.set(
      r,
      last,
      live(formula, line.ownerRole === null ? t('excel.raci.noA') : lacksR ? t('excel.raci.noR') : '✓'),
      'centred',
    )
  })
  return row + group.lines.length + 1
}

export const raciSheet: SheetBuilder = (context) => {
  const { reader, lang, t, values } = context
  const groups = groupsOf(context)
  const lines = groups.flatMap((group) => group.lines)
  const used = new Set(
    lines.flatMap((l) => [l.ownerRole ?? '', ...l.responsibleRoles, ...l.consultedRoles, ...l.informedRoles]),
  )
  const roles = reader.list('role').flatMap(({ id }) => (used.has(id) ? [id] : []))
  if (roles.length === 0) return []
  const title = t(sheetTitle('raci'))
  const sheet = newSheet(context, title, { orientation: roles.length > 6 ? 'landscape' : 'portrait' })
  const header = titleRows(sheet, context, title, t('excel.raci.line'))
  const last = roles.length + 3
  sheet.setWidth(1, 34)
  sheet.setWidth(last - 1, 16)
  roles.forEach((_, c) => {
    sheet.setWidth(2 + c, Math.max(9, Math.min(14, 80 / roles.length)))
  })
  sheet.setWidth(last, 12)
  sheet.height(header, 46)
  sheet.set(header, 1, fieldLabel(lang, 'step', 'title'), 'header')
  roles.forEach((role, c) => {
    sheet.set(header, 2 + c, values.titleOf('role', role) ?? '', 'header')
  })
  sheet.set(header, last - 1, fieldLabel(lang, 'step', 'owners'), 'header')
  sheet.set(header, last, t('excel.raci.check'), 'header')
  sheet.frozen = { rows: header, columns: 1 }
  sheet.page = { ...sheet.page, titleRows: [header, header] }
  let row = header + 1
  for (const group of groups) row = writeGroup(sheet, context, row, group, roles)
  const end = row - 1
  headingRow(sheet, row, t('excel.raci.counts'), last)
  raciLetters.forEach((letter, i) => {
    const r = row + 1 + i
    sheet.height(r, 18)
    sheet.set(r, 1, t(`excel.raci.${letter}`), 'label')
    roles.forEach((role, c) => {
      const count = lines.filter((line) => lettersOf(line, role).includes(letter)).length
      sheet.set(r, 2 + c, live(`COUNTIF(${range(header + 1, 2 + c, end, 2 + c)},"*${letter}*")`, count), 'total', {
        align: 'center',
        indent: 0,
        format: '0;;',
      })
    })
    sheet.set(
      r,
      last,
      live(
        `SUM(${range(r, 2, r, last - 1)})`,
        lines.reduce((n, line) => n + roles.filter((role) => lettersOf(line, role).includes(letter)).length, 0),
      ),
      'total',
      { format: '0', align: 'center', indent: 0 },
    )
  })
  const first = at(header + 1, last)
  sheet.conditions.push(
    {
      kind: 'formula',
      range: range(header + 1, last, end, last),
      formula: `AND(${first}<>"",${first}<>"✓")`,
      look: conditionLooks.red,
    },
    {
      kind: 'formula',
      range: range(header + 1, 2, end, last - 1),
      formula: `ISNUMBER(SEARCH("A",${at(header + 1, 2)}))`,
      look: conditionLooks.today,
    },
  )
  return [sheet]
}

/** Who stands behind a letter at a step: the roles, and for R the persons too. */
export function dutyOf(context: LeadershipContext, step: RowOf<'step'>, letter: RaciLetter): string | null {
  const roles = (ids: readonly string[]) => names(context, 'role', ids)
  switch (letter) {
    case 'A':
      return step.ownerRole && roles([step.ownerRole])
    case 'R':
      return [roles(step.responsibleRoles), names(context, 'person', step.owners)].filter(Boolean).join(' · ') || null
    case 'C':
      return roles(step.consultedRoles)
    case 'I':
      return roles(step.informedRoles)
  }
}
