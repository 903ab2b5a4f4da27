// Chinese labels of the area settings: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const settingsLabels = {
  healthRuleSetting: {
    name: '体检规则设置',
    plural: '体检规则设置',
    fields: { rule: '规则', active: '启用', reason: '停用原因', limit: '阈值', author: '设置人', at: '时间' },
    choices: {},
  },
  savedView: {
    name: '视图',
    plural: '视图',
    fields: {
      title: '视图名称',
      sheet: '所属表',
      filter: '筛选',
      sort: '排序',
      grouping: '分组',
      columns: '列',
      isDefault: '默认视图',
      position: '顺序',
    },
    choices: {},
  },
  exportPreset: {
    name: '导出预设',
    plural: '导出预设',
    fields: { title: '预设名称', kind: '导出类型', language: '语言', settings: '设置', position: '顺序' },
    choices: { language: { zh: '中文', en: '英文' } },
  },
  importMapping: {
    name: '导入映射',
    plural: '导入映射',
    fields: {
      title: '表名',
      target: '导入到',
      headerKey: '表头标识',
      headers: '表头',
      mapping: '映射',
      usedAt: '上次使用',
    },
    choices: {},
  },
} satisfies Partial<Labels>
