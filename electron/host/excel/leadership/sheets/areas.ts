// The sheets of single areas: meetings, training, improvement, team. Each is a few tables of entities below each other.
import { trainingGaps } from '#shared/analysis/trainingGaps.ts'
import { choiceLabel, entityLabels, fieldLabel, type Translate } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import type { EntityName, RowOf } from '#shared/model/plan.ts'
import type { LeadershipSheet } from '#shared/sheets/leadership.ts'
import {
  headingRow,
  type LeadershipContext,
  moneyFormat,
  names,
  newSheet,
  type SheetBuilder,
  sheetTitle,
  titleRows,
} from '../context.ts'
import { at, live, roundTo, type SheetDraft } from '../draft.ts'
import { round } from '../kpiFormulas.ts'
import { colour, conditionLooks } from '../looks.ts'
import { type Column, type Placed, writeTable } from '../table.ts'
import { type EntityTable, entityTable } from './entityTable.ts'

/** A sheet under construction: each part goes on where the one before ended. */
interface Stack {
  readonly sheet: SheetDraft
  add<R extends AnyRow>(table: EntityTable<R>): Placed | null
  place(rows: number, write: (row: number) => number): void
  done(): SheetDraft[]
}

function stack(context: LeadershipContext, kind: LeadershipSheet, line: string): Stack {
  const title = context.t(sheetTitle(kind))
  const sheet = newSheet(context, title)
  let row = titleRows(sheet, context, title, line)
  const first = row
  return {
    sheet,
    add(table) {
      const placed = entityTable(sheet, context, row, table)
      if (placed) row = placed.next + 1
      return placed
    },
    place(rows, write) {
      if (rows > 0) row = write(row) + 1
    },
    done() {
      if (row > first) return [sheet]
      context.sheetNames.delete(sheet.name.toLowerCase())
      return []
    },
  }
}

const plural = ({ lang }: LeadershipContext, entity: EntityName) => entityLabels(lang, entity).plural

/** What is due before today and not yet done stands out. */
function markLate(
  sheet: SheetDraft,
  context: LeadershipContext,
  placed: Placed | null,
  entity: EntityName,
  closed: readonly string[],
): void {
  if (!placed) return
  const due = `$${at(placed.first, placed.column('dueOn'))}`
  const status = `$${at(placed.first, placed.column('status'))}`
  const open = closed.map((code) => `${status}<>"${choiceLabel(context.lang, entity, 'status', code)}"`).join(',')
  const formula = `AND(${due}<>"",${due}<DATE(${context.today.replaceAll('-', ',')}),${open})`
  sheet.conditions.push({ kind: 'formula', range: placed.body('dueOn'), formula, look: conditionLooks.late })
}

export const meetingsSheet: SheetBuilder = (context) => {
  const { reader, t } = context
  const part = stack(context, 'meetings', t('excel.meetings.line'))
  const heading = (entity: EntityName) => plural(context, entity)
  part.add({
    entity: 'meeting',
    rows: reader.list('meeting'),
    heading: heading('meeting'),
    fields: [
      'title',
      'kind',
      'frequency',
      'weekday',
      'startTime',
      'length',
      'host',
      'participants',
      'participantRoles',
      'channel',
      'purpose',
      'agenda',
    ],
  })
  part.add({
    entity: 'reportPlan',
    rows: reader.list('reportPlan'),
    heading: heading('reportPlan'),
    fields: ['title', 'frequency', 'dueRule', 'nextOn', 'owner', 'recipients', 'channel', 'format', 'content'],
  })
  part.add({
    entity: 'decision',
    rows: reader.list('decision'),
    heading: heading('decision'),
    fields: ['title', 'status', 'decidedOn', 'decidedBy', 'owner', 'minutes', 'reason'],
  })
  const actions = part.add({
    entity: 'actionItem',
    rows: reader.list('actionItem'),
    heading: heading('actionItem'),
    fields: ['title', 'status', 'owner', 'dueOn', 'priority', 'minutes', 'retrospective', 'improvement', 'result'],
  })
  markLate(part.sheet, context, actions, 'actionItem', ['done', 'cancelled'])
  return part.done()
}

function coverage(
  sheet: SheetDraft,
  context: LeadershipContext,
  row: number,
  gaps: ReturnType<typeof trainingGaps>,
  t: Translate,
): number {
  type Sop = RowOf<'sopDocument'>
  const of = (sop: Sop) => gaps.bySop.get(sop.id) ?? { required: 0, trained: 0, open: [] }
  const label = (field: string) => fieldLabel(context.lang, 'sopDocument', field)
  const whole = { look: 'number' as const, variant: { format: '0' } }
  const columns: Column<Sop>[] = [
    { title: label('title'), value: (sop) => sop.title, max: 34 },
    { title: label('edition'), value: (sop) => sop.edition, look: 'centred' },
    {
      title: label('status'),
      value: (sop) => choiceLabel(context.lang, 'sopDocument', 'status', sop.status),
      look: 'centred',
    },
    { title: label('rolesToTrain'), value: (sop) => names(context, 'role', sop.rolesToTrain), max: 26 },
    { key: 'required', title: t('excel.training.required'), value: (sop) => of(sop).required, ...whole },
    { key: 'trained', title: t('excel.training.trained'), value: (sop) => of(sop).trained, ...whole },
    {
      title: t('excel.training.open'),
      ...whole,
      value: (sop, _i, ref) => live(`${ref('required')}-${ref('trained')}`, of(sop).required - of(sop).trained),
    },
    {
      key: 'coverage',
      title: t('excel.training.coverage'),
      look: 'percent',
      min: 11,
      value: (sop, _i, ref) => {
        const { required, trained } = of(sop)
        return live(
          `IF(${ref('required')}=0,"",${round(`${ref('trained')}/${ref('required')}`)})`,
          required === 0 ? '' : roundTo(trained / required),
        )
      },
    },
    { title: t('excel.training.missing'), value: (sop) => names(context, 'person', of(sop).open), max: 36 },
  ]
  headingRow(sheet, row, t('excel.training.bySop'), columns.length)
  const placed = writeTable(sheet, columns, gaps.sops, { at: row + 1 })
  sheet.conditions.push({ kind: 'bar', range: placed.body('coverage'), colour: colour.accentMiddle, full: 1 })
  return placed.next
}

export const trainingSheet: SheetBuilder = (context) => {
  const { reader, t, today } = context
  const part = stack(context, 'training', t('excel.training.line'))
  const gaps = trainingGaps(reader, today)
  part.place(gaps.sops.length, (row) => coverage(part.sheet, context, row, gaps, t))
  part.add({
    entity: 'training',
    rows: reader.list('training'),
    heading: plural(context, 'training'),
    fields: [
      'title',
      'kind',
      'status',
      'priority',
      'sops',
      'roles',
      'trainer',
      'dueOn',
      'budget',
      'need',
      'objectives',
    ],
  })
  part.add({
    entity: 'trainingSession',
    rows: reader.list('trainingSession'),
    heading: plural(context, 'trainingSession'),
    fields: [
      'training',
      'title',
      'status',
      'heldOn',
      'startTime',
      'length',
      'place',
      'trainer',
      'externalTrainer',
      'satisfaction',
      'result',
    ],
  })
  part.add({
    entity: 'sopRevision',
    rows: reader.list('sopRevision'),
    heading: plural(context, 'sopRevision'),
    fields: ['sop', 'edition', 'revisedOn', 'effectiveOn', 'author', 'approvedBy', 'retrain', 'changes'],
  })
  return part.done()
}

export const improvementsSheet: SheetBuilder = (context) => {
  const { reader, t } = context
  const part = stack(context, 'improvements', t('excel.improvements.line'))
  type Item = RowOf<'improvement'>
  const items = reader.list('improvement')
  const difference: Column<Item> = {
    key: 'change',
    title: t('excel.improvements.change'),
    look: 'number',
    value: ({ effectBefore, effectAfter }, _i, ref) =>
      live(
        `IF(OR(${ref('effectBefore')}="",${ref('effectAfter')}=""),"",${round(`${ref('effectAfter')}-${ref('effectBefore')}`)})`,
        effectBefore === null || effectAfter === null ? '' : roundTo(effectAfter - effectBefore),
      ),
  }
  const measured = items.some((item) => item.effectBefore !== null) && items.some((item) => item.effectAfter !== null)
  const paid = items.some((item) => item.benefit !== null) && items.some((item) => item.cost !== null)
  const factor = (minor: number | null) => (minor ?? 0) / (moneyFormat(context) === '#,##0' ? 1 : 100)
  const net: Column<Item> = {
    title: t('excel.improvements.net'),
    look: 'money',
    variant: { format: moneyFormat(context) },
    value: ({ benefit, cost }, _i, ref) =>
      live(
        `IF(AND(${ref('benefit')}="",${ref('cost')}=""),"",ROUND(N(${ref('benefit')})-N(${ref('cost')}),2))`,
        benefit === null && cost === null ? '' : roundTo(factor(benefit) - factor(cost), 2),
      ),
    sum: true,
  }
  const placed = part.add({
    entity: 'improvement',
    rows: items,
    heading: plural(context, 'improvement'),
    fields: [
      'title',
      'source',
      'status',
      'priority',
      'problem',
      'rootCause',
      'measure',
      'owner',
      'dueOn',
      'kpi',
      'effectBefore',
      'effectAfter',
      'benefit',
      'cost',
    ],
    more: [...(measured ? [difference] : []), ...(paid ? [net] : [])],
    total: t('excel.total'),
  })
  markLate(part.sheet, context, placed, 'improvement', ['closed', 'dropped'])
  part.add({
    entity: 'retrospective',
    rows: reader.list('retrospective'),
    heading: plural(context, 'retrospective'),
    fields: ['title', 'kind', 'heldOn', 'facilitator', 'participants', 'intended', 'result', 'summary'],
  })
  part.add({
    entity: 'retrospectiveItem',
    rows: reader.list('retrospectiveItem'),
    heading: plural(context, 'retrospectiveItem'),
    fields: ['title', 'kind', 'retrospective', 'votes', 'cause', 'improvement'],
  })
  part.add({
    entity: 'caseStudy',
    rows: reader.list('caseStudy'),
    heading: plural(context, 'caseStudy'),
    fields: ['title', 'kind', 'happenedOn', 'author', 'background', 'approach', 'result', 'lessons'],
  })
  return part.done()
}

export const peopleSheet: SheetBuilder = (context) => {
  const { reader, t } = context
  const part = stack(context, 'people', t('excel.people.line'))
  const owned = new Map<string, number>()
  for (const step of reader.list('step'))
    for (const id of [...step.owners, ...(step.ownerRole ? [step.ownerRole] : [])])
      owned.set(id, (owned.get(id) ?? 0) + 1)
  const steps = {
    title: t('excel.people.stepsOwned'),
    look: 'number' as const,
    variant: { format: '0;;' },
    value: (row: AnyRow) => owned.get(row.id) ?? 0,
  }
  part.add({
    entity: 'person',
    rows: reader.list('person'),
    heading: plural(context, 'person'),
    fields: ['name', 'department', 'roles', 'manager', 'hoursPerWeek', 'skills', 'email', 'phone'],
    more: [steps],
  })
  part.add({
    entity: 'role',
    rows: reader.list('role'),
    heading: plural(context, 'role'),
    fields: ['name', 'department', 'headcount', 'purpose', 'duties', 'skills'],
    more: [steps],
  })
  part.add({
    entity: 'department',
    rows: reader.list('department'),
    heading: plural(context, 'department'),
    fields: ['name', 'code', 'parent', 'head', 'description'],
  })
  part.add({
    entity: 'resource',
    rows: reader.list('resource'),
    heading: plural(context, 'resource'),
    fields: ['title', 'kind', 'unit', 'quantity', 'costPerUnit', 'capacityPerMonth', 'utilisation', 'owner', 'notes'],
  })
  return part.done()
}
