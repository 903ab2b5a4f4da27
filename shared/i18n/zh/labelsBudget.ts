// Chinese labels of the area budget: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const budgetLabels = {
  budgetLine: {
    name: '预算科目',
    plural: '预算科目',
    fields: {
      title: '预算科目',
      code: '编号',
      kind: '类型',
      category: '类别',
      parent: '上级科目',
      owner: '责任人',
      department: '部门',
      goal: '支撑目标',
      process: '流程',
      task: '任务',
      resource: '资源',
      strategy: '策略',
      basis: '测算依据',
      alertFrom: '超支预警（实际/计划）',
      notes: '说明',
      position: '顺序',
    },
    choices: {
      kind: { expense: '费用', investment: '投资', return: '收益' },
      category: {
        labour: '人力成本',
        marketing: '市场推广',
        activity: '活动',
        training: '培训',
        travel: '差旅',
        office: '办公',
        equipment: '设备',
        software: '软件系统',
        outsourcing: '外包服务',
        logistics: '物流',
        incentive: '奖励',
        revenue: '收入',
        saving: '节约',
        other: '其他',
      },
    },
  },
  budgetAmount: {
    name: '预算金额',
    plural: '预算金额',
    fields: { month: '月份', budgetLine: '预算科目', planned: '计划金额', actual: '实际金额', note: '说明' },
    choices: {},
  },
} satisfies Partial<Labels>
