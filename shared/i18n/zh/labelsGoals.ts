// Chinese labels of the area goals: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const goalsLabels = {
  goalReview: {
    name: '目标回顾',
    plural: '目标回顾',
    fields: {
      heldOn: '回顾日期',
      goal: '目标',
      status: '状态',
      progress: '进度',
      notes: '回顾记录',
      decisions: '决定',
      reviewer: '回顾人',
      participants: '参与人',
      nextReviewOn: '下次回顾',
    },
    choices: {
      status: {
        notStarted: '未开始',
        onTrack: '正常',
        atRisk: '有风险',
        offTrack: '偏离',
        done: '已完成',
        dropped: '已取消',
      },
    },
  },
} satisfies Partial<Labels>
