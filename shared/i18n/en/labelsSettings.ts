// English labels of the area settings: entities, fields and choices.
import type { Labels } from '../labels.ts'

export const settingsLabels = {
  healthRuleSetting: {
    name: 'Health rule setting',
    plural: 'Health rule settings',
    fields: { rule: 'Rule', active: 'Active', reason: 'Reason', limit: 'Limit', author: 'Set by', at: 'Time' },
    choices: {},
  },
  savedView: {
    name: 'View',
    plural: 'Views',
    fields: {
      title: 'View',
      sheet: 'Sheet',
      filter: 'Filter',
      sort: 'Order by',
      grouping: 'Group by',
      columns: 'Columns',
      isDefault: 'Default view',
      position: 'Order',
    },
    choices: {},
  },
  exportPreset: {
    name: 'Export preset',
    plural: 'Export presets',
    fields: { title: 'Preset', kind: 'Kind of export', language: 'Language', settings: 'Settings', position: 'Order' },
    choices: { language: { zh: 'Chinese', en: 'English' } },
  },
  importMapping: {
    name: 'Import mapping',
    plural: 'Import mappings',
    fields: {
      title: 'Sheet',
      target: 'Into',
      headerKey: 'Key of the headers',
      headers: 'Headers',
      mapping: 'Mapping',
      usedAt: 'Last used',
    },
    choices: {},
  },
} satisfies Partial<Labels>
