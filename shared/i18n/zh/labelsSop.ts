// Chinese labels of the area sop: entities, fields and choices.
import type { Labels } from '../labels.ts'
import { cadence } from './labelChoices.ts'

export const sopLabels = {
  sopDocument: {
    name: 'SOP 文件',
    plural: 'SOP 文件',
    fields: {
      title: 'SOP 名称',
      code: '编号',
      edition: '版本',
      status: '状态',
      process: '流程',
      processVersion: '流程版本',
      department: '部门',
      owner: '责任人',
      purpose: '目的',
      scope: '适用范围',
      terms: '术语',
      responsibilities: '职责',
      procedure: '程序补充说明',
      records: '记录与表单',
      references: '相关文件',
      preparedBy: '编制人',
      preparedOn: '编制日期',
      reviewedBy: '审核人',
      reviewedOn: '审核日期',
      approvedBy: '批准人',
      approvedOn: '批准日期',
      effectiveOn: '生效日期',
      reviewCadence: '复审频率',
      nextReviewOn: '下次复审',
      rolesToTrain: '需培训岗位',
      approvedFingerprint: '批准时流程指纹',
      position: '顺序',
    },
    choices: {
      status: { draft: '草稿', inReview: '评审中', approved: '已批准', withdrawn: '已废止' },
      reviewCadence: cadence,
    },
    hints: { procedure: '步骤取自流程，这里只写补充' },
  },
  sopRevision: {
    name: 'SOP 修订',
    plural: 'SOP 修订',
    fields: {
      edition: '版本',
      sop: 'SOP 文件',
      revisedOn: '修订日期',
      changes: '修订内容',
      author: '修订人',
      approvedBy: '批准人',
      effectiveOn: '生效日期',
      retrain: '需重新培训',
    },
    choices: {},
  },
} satisfies Partial<Labels>
