// Chinese labels of the area culture: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const cultureLabels = {
  cultureValue: {
    name: '文化价值观',
    plural: '文化价值观',
    fields: {
      title: '价值观',
      statement: '释义',
      behaviours: '倡导行为',
      counterExamples: '反对行为',
      position: '顺序',
    },
    choices: {},
  },
  activity: {
    name: '文化活动',
    plural: '文化活动',
    fields: {
      title: '活动名称',
      kind: '类型',
      purpose: '目的',
      heldOn: '日期',
      endOn: '结束日期',
      place: '地点',
      owner: '责任人',
      participants: '参与人',
      status: '状态',
      budget: '预算',
      cost: '实际费用',
      outcome: '活动效果',
      satisfaction: '满意度（0–5）',
      values: '体现价值观',
      budgetLine: '预算科目',
    },
    choices: {
      kind: {
        teamBuilding: '团建',
        celebration: '庆祝',
        sharing: '分享会',
        competition: '竞赛',
        care: '员工关怀',
        charity: '公益',
        customer: '客户活动',
        other: '其他',
      },
      status: { planned: '计划中', running: '筹备中', held: '已举行', cancelled: '已取消' },
    },
  },
  recognition: {
    name: '表彰',
    plural: '表彰',
    fields: {
      title: '表彰名称',
      kind: '类型',
      person: '获奖人',
      department: '获奖团队',
      reason: '事由',
      value: '体现价值观',
      givenOn: '日期',
      givenBy: '颁发人',
      reward: '奖励',
      amount: '金额',
    },
    choices: { kind: { award: '奖项', praise: '表扬', thanks: '感谢', points: '积分' } },
  },
} satisfies Partial<Labels>
