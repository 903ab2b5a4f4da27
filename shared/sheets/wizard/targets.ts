// What a sheet can become, and the columns each of these understands, with every header that is known for them.
import { choiceLabel, entityLabels, fieldLabel, type Lang, langs } from '../../i18n/index.ts'
import { visibleFields } from '../../model/entity.ts'
import type { Field } from '../../model/field.ts'
import { type EntityName, entityNames, entityOf, isEntityName } from '../../model/plan.ts'
import { kpiColumns } from '../kpiSheetColumns.ts'
import { visioColumns } from '../visioColumns.ts'
import { headerKey, splitUnit } from './headers.ts'
import type { SheetTarget } from './types.ts'
import { entityWords, fieldWords, joinedWords } from './words.ts'

export interface TargetField {
  readonly name: string
  readonly label: Readonly<Record<Lang, string>>
  /** Keys of the headers known for it, the surest first. */
  readonly keys: readonly string[]
  /** Keys of headers whose text is added to the field. */
  readonly joined: readonly string[]
  /** Without it a row is none. */
  readonly required: boolean
  /** null: a column of a process or a KPI sheet. */
  readonly field: Field | null
}

/** Rows that belong to others or to the program: they come with a process, a file or a view, not from a list. */
const notFromLists: ReadonlySet<EntityName> = new Set([
  'plan',
  'processVersion',
  'lane',
  'phase',
  'step',
  'sequenceFlow',
  'kpiValue',
  'budgetAmount',
  'note',
  'comment',
  'attachment',
  'picture',
  'healthRuleSetting',
  'savedView',
  'exportPreset',
  'importMapping',
])

/** Everything a sheet can become; a process first, because that is what most people bring. */
export const sheetTargets: readonly SheetTarget[] = [
  'step',
  'kpiSheet',
  ...entityNames.filter((name) => !notFromLists.has(name)),
]

const listed = new Set<string>(sheetTargets)
export const isSheetTarget = (name: string): name is SheetTarget => listed.has(name)

/** What a target is called: that of the entity its rows become. */
export const targetLabel = (lang: Lang, target: SheetTarget): string =>
  target === 'step'
    ? `${entityLabels(lang, 'process').name} · ${entityLabels(lang, 'step').plural}`
    : target === 'kpiSheet'
      ? `${entityLabels(lang, 'kpi').plural} · ${entityLabels(lang, 'kpiValue').plural}`
      : entityLabels(lang, target).plural

/** Budgets have their months as columns too. */
export const hasPeriods = (target: SheetTarget): boolean => target === 'kpiSheet' || target === 'budgetLine'

const keysOf = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [headerKey(text), splitUnit(headerKey(text)).bare]).filter(Boolean)),
]

/** The words of our own steps; only what a step has no field for is called as in Visio. */
function stepLabel({ field, zh, en }: (typeof visioColumns)[number]): Readonly<Record<Lang, string>> {
  if (field === 'next' || field === 'label') return { zh, en }
  const name = field === 'id' ? 'code' : field === 'shape' ? 'kind' : field
  return { zh: fieldLabel('zh', 'step', name), en: fieldLabel('en', 'step', name) }
}

function stepFields(): TargetField[] {
  return visioColumns.map((column) => ({
    name: column.field,
    label: stepLabel(column),
    keys: keysOf([column.en, column.zh, ...column.also, ...(moreStepWords[column.field] ?? [])]),
    joined: [],
    required: column.field === 'title',
    field: null,
  }))
}

const moreStepWords: Readonly<Record<string, readonly string[]>> = {
  title: [
    '工作内容',
    '工序',
    '工序名称',
    '操作',
    '操作步骤',
    '流程节点',
    '节点',
    '节点名称',
    '步骤内容',
    '活动名称',
    'task',
    'action',
  ],
  next: [
    '下一节点',
    '下一工序',
    '后续',
    '流向',
    '去向',
    '后续环节',
    'next step(s)',
    'successor',
    'successors',
    'goes to',
  ],
  label: ['判断条件', '流转条件', 'condition', 'when', 'branch'],
  shape: ['节点类型', '环节类型', '形状', 'kind'],
  lane: ['责任岗位', '执行部门', '执行岗位', '负责部门', '归口部门', '参与部门', 'responsible department', 'team'],
  owners: ['处理人', '操作人', '执行者', '责任者', 'who', 'assignee', 'performer'],
  processingTime: ['处理时间', '操作时间', '耗时', '作业时长', '标准时间', '周期', 'time', 'cycle time', 'lead time'],
  waitingTime: ['等待时间', '等候时间', '排队时间', '停留时间', '间隔', 'queue time', 'delay'],
  description: ['工作说明', '操作说明', '要求', '工作标准', '注意事项', '备注', 'notes', 'remarks'],
  inputs: ['输入单据', '所需资料', '输入物'],
  outputs: ['输出单据', '输出成果', '表单', '单据', '记录', '产出', 'deliverable', 'form'],
  systems: ['工具', '所用系统', '系统/工具', 'tool', 'tools', 'application'],
}

function kpiFields(): TargetField[] {
  return Object.entries(kpiColumns).map(([name, { zh, en, words }]) => ({
    name,
    label: { zh, en },
    keys: keysOf([zh, en, ...words]),
    joined: [],
    required: name === 'title',
    field: null,
  }))
}

function entityFields(entity: EntityName): TargetField[] {
  const definition = entityOf(entity)
  return visibleFields(definition).flatMap(([name, field]): TargetField[] => {
    if (field.kind === 'points') return []
    const label = { zh: fieldLabel('zh', entity, name), en: fieldLabel('en', entity, name) }
    const own = entityWords[entity]?.[name] ?? []
    const isTitle = name === definition.title
    const entityNamesToo = isTitle ? langs.map((lang) => entityLabels(lang, entity).name) : []
    return [
      {
        name,
        label,
        keys: keysOf([label.zh, label.en, ...own, ...entityNamesToo, ...(fieldWords[name] ?? []), name]),
        joined: keysOf(joinedWords[entity]?.[name] ?? []),
        required: isTitle,
        field,
      },
    ]
  })
}

const known = new Map<SheetTarget, readonly TargetField[]>()

/** The columns that a target understands. */
export function targetFields(target: SheetTarget): readonly TargetField[] {
  const done = known.get(target)
  if (done) return done
  const made = target === 'step' ? stepFields() : target === 'kpiSheet' ? kpiFields() : entityFields(target)
  known.set(target, made)
  return made
}

/** The words of a choice in both languages, by code. */
export const choiceTextsOf = (entity: EntityName, name: string, codes: readonly string[]): Map<string, string[]> =>
  new Map(codes.map((code) => [code, langs.map((lang) => choiceLabel(lang, entity, name, code))]))

/** The target a name means, by code or by label in any language. */
export function targetNamed(text: string): SheetTarget | undefined {
  const key = headerKey(text)
  return sheetTargets.find(
    (target) =>
      headerKey(target) === key ||
      langs.some(
        (lang) =>
          headerKey(targetLabel(lang, target)) === key ||
          (isEntityName(target) && headerKey(entityLabels(lang, target).name) === key),
      ),
  )
}
