// The columns of Visio's Data Visualizer table and of the extra columns we understand: their headers, for reading and for writing.
import { nameKey } from '../model/values/context.ts'
import type { DurationUnit } from '../model/values/durations.ts'
import { type Cell, cellText } from './cells.ts'

export type VisioField =
  | 'id'
  | 'title'
  | 'next'
  | 'label'
  | 'shape'
  | 'lane'
  | 'phase'
  | 'owners'
  | 'processingTime'
  | 'waitingTime'
  | 'cost'
  | 'description'
  | 'inputs'
  | 'outputs'
  | 'systems'

export interface VisioColumn {
  readonly field: VisioField
  /** The header we write; the first seven are Visio's own. */
  readonly en: string
  readonly zh: string
  /** Without it the table cannot be read. */
  readonly required?: true
  /** The unit of a bare number where the header names none. */
  readonly unit?: DurationUnit
  /** Other headers that people use for it. */
  readonly also: readonly string[]
}

/** In the order in which they are written. */
export const visioColumns: readonly VisioColumn[] = [
  {
    field: 'id',
    en: 'Process Step ID',
    zh: '步骤编号',
    required: true,
    also: 'step id,id,step no,step no.,no,no.,流程步骤 id,流程步骤id,流程步骤编号,步骤id,步骤 id,步骤序号,编号,序号'.split(
      ',',
    ),
  },
  {
    field: 'title',
    en: 'Process Step Description',
    zh: '步骤名称',
    required: true,
    also: 'process step,step description,step name,step,title,name,activity,流程步骤说明,流程步骤描述,流程步骤名称,流程步骤,步骤说明,步骤描述,步骤,名称,环节,环节名称,工作环节,活动'.split(
      ',',
    ),
  },
  {
    field: 'next',
    en: 'Next Step ID',
    zh: '下一步骤编号',
    required: true,
    also: 'next step,next steps,next,next id,下一步骤 id,下一步骤id,下一步骤,下一步编号,下一步 id,下一步id,下一步,下一环节,后续步骤,后续步骤编号'.split(
      ',',
    ),
  },
  {
    field: 'label',
    en: 'Connector Label',
    zh: '连线标签',
    also: 'connector,label,连接线标签,连接符标签,连接标签,标签,条件,分支条件'.split(','),
  },
  {
    field: 'shape',
    en: 'Shape Type',
    zh: '形状类型',
    also: 'shape,type,step type,形状,图形类型,步骤类型,类型'.split(','),
  },
  {
    field: 'lane',
    en: 'Function',
    zh: '职能',
    also: 'lane,swimlane,department,role,功能,职能部门,泳道,责任部门,部门,岗位,角色'.split(','),
  },
  { field: 'phase', en: 'Phase', zh: '阶段', also: ['stage'] },
  {
    field: 'owners',
    en: 'Owner',
    zh: '责任人',
    also: 'owners,responsible,responsible person,负责人,所有者,执行人,经办人'.split(','),
  },
  {
    field: 'processingTime',
    en: 'Processing Time (min)',
    zh: '处理时间(分钟)',
    unit: 'minute',
    also: 'process time,processing,duration,处理时长,作业时间,工时,用时,时长'.split(','),
  },
  {
    field: 'waitingTime',
    en: 'Waiting Time (h)',
    zh: '等待时间(小时)',
    unit: 'hour',
    also: 'wait time,waiting,wait,等待时长,等待'.split(','),
  },
  { field: 'cost', en: 'Cost', zh: '成本', also: 'cost per case,费用,单次成本'.split(',') },
  {
    field: 'description',
    en: 'Alt Description',
    zh: '说明',
    also: 'alt text,alternate description,description,details,备选说明,备选描述,替代描述,描述,详细说明'.split(','),
  },
  { field: 'inputs', en: 'Inputs', zh: '输入', also: 'input,输入资料'.split(',') },
  { field: 'outputs', en: 'Outputs', zh: '输出', also: 'output,输出表单,输出物,输出资料'.split(',') },
  { field: 'systems', en: 'Systems', zh: '系统', also: 'system,it system,使用系统,信息系统'.split(',') },
]

/** The name of a column in messages: both languages, because a file may be written in either. */
export const columnTitle = (column: VisioColumn): string => `${column.en} / ${column.zh}`

const bracket = /\s*[([【{]([^)\]】}]*)[)\]】}]\s*$/

const fieldOf = new Map<string, VisioColumn>()
for (const column of visioColumns)
  for (const name of [column.en, column.zh, ...column.also]) {
    const key = nameKey(name).replace(bracket, '')
    if (!fieldOf.has(key)) fieldOf.set(key, column)
  }

/** A header that was understood: its column and what stands in brackets behind it (a unit), lower case. */
export interface FoundHeader {
  readonly column: VisioColumn
  readonly unit: string | null
}

/** Reads one header cell; undefined when it is none of ours. */
export function readHeader(cell: Cell | undefined): FoundHeader | undefined {
  const key = nameKey(cellText(cell).replace(/\*/g, ''))
  if (key === '' || key.length > 100) return undefined
  const unit = bracket.exec(key)?.[1]?.trim() || null
  const column = fieldOf.get(key) ?? fieldOf.get(key.replace(bracket, ''))
  return column ? { column, unit } : undefined
}

const units: readonly [RegExp, DurationUnit][] = [
  [/^(秒钟?|seconds?|secs?|s)$/, 'second'],
  [/^(分钟?|minutes?|mins?|m)$/, 'minute'],
  [/^(小时|时|hours?|hrs?|h)$/, 'hour'],
  [/^(工作日|天|日|working days?|workdays?|days?|d)$/, 'day'],
  [/^(周|星期|weeks?|w)$/, 'week'],
]

/** The unit of time that the bracket of a header names. */
export const headerUnit = (unit: string | null): DurationUnit | undefined =>
  unit === null ? undefined : units.find(([pattern]) => pattern.test(unit))?.[1]
