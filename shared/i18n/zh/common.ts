// Words used everywhere: application, commands (undo list, menus), form sections, generic verbs.
import type { CommandName } from '../../commands/index.ts'
import type { FormGroup } from '../../model/field.ts'

export const app = { name: '运营图', tagline: '离线运营方案工作台' }

export const command = {
  'plan.init': '新建方案',
  'plan.importRows': '导入数据',
  'comment.add': '添加备注',
  'attachment.add': '添加附件',
  'picture.add': '放入图片',
  'picture.copy': '复制图片',
  'rows.insert': '新建',
  'rows.update': '编辑',
  'rows.remove': '删除',
  'plan.importData': '导入数据工作簿',
  'rows.apply': '批量编辑',
  'process.create': '新建流程',
  'process.place': '自动排版',
  'process.import': '导入流程',
  'kpi.importSheet': '导入指标表',
  'kpi.setValues': '填写指标数据',
  'step.add': '新建步骤',
  'step.connect': '连线',
  'step.move': '移动步骤',
  'step.remove': '删除步骤',
  'step.paste': '粘贴步骤',
  'step.capture': '录入步骤',
  'lane.add': '新建泳道',
  'lane.rename': '重命名泳道',
  'lane.reorder': '调整泳道次序',
  'step.setKind': '更改步骤类型',
  'flow.reconnect': '改接连线',
  'flow.setWay': '改连线走向',
  'step.intoFlow': '插入连线',
  'version.startToBe': '新建目标版本',
  'version.publish': '发布版本',
  'version.retire': '停用版本',
  'process.applyOutline': '编辑大纲',
  'subProcess.make': '提取为子流程',
  'subProcess.create': '新建子流程',
  'subProcess.dissolve': '子流程并回上级',
} satisfies Record<CommandName, string>

export const formGroup = {
  main: '基本信息',
  owners: '责任人与职责',
  timing: '时间',
  cost: '成本与价值',
  io: '输入与输出',
  sop: 'SOP',
  smart: 'SMART',
  target: '目标与口径',
  review: '回顾',
  links: '关联',
  more: '更多设置',
} satisfies Record<FormGroup, string>
