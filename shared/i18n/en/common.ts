// Words used everywhere: application, commands (undo list, menus), form sections, generic verbs.
import type * as zh from '../zh/common.ts'

export const app = { name: 'Opsmap', tagline: 'Offline workbench for operations plans' } satisfies Record<
  keyof typeof zh.app,
  string
>

export const command = {
  'plan.init': 'New plan',
  'plan.importRows': 'Import data',
  'comment.add': 'Add comment',
  'attachment.add': 'Attach file',
  'picture.add': 'Add picture',
  'picture.copy': 'Copy picture',
  'rows.insert': 'Add',
  'rows.update': 'Edit',
  'rows.remove': 'Delete',
  'plan.importData': 'Import data workbook',
  'rows.apply': 'Bulk edit',
  'process.create': 'New process',
  'process.place': 'Auto-layout',
  'process.import': 'Import process',
  'kpi.importSheet': 'Import KPI sheet',
  'kpi.setValues': 'Enter KPI values',
  'step.add': 'New step',
  'step.connect': 'Connect',
  'step.move': 'Move steps',
  'step.remove': 'Delete steps',
  'step.paste': 'Paste steps',
  'step.capture': 'Capture steps',
  'lane.add': 'New lane',
  'lane.rename': 'Rename lane',
  'lane.reorder': 'Reorder lanes',
  'step.setKind': 'Change kind of step',
  'flow.reconnect': 'Reconnect flow',
  'flow.setWay': 'Shape flow',
  'step.intoFlow': 'Insert into flow',
  'version.startToBe': 'New to-be version',
  'version.publish': 'Publish version',
  'version.retire': 'Retire version',
  'process.applyOutline': 'Edit outline',
  'subProcess.make': 'Make sub-process',
  'subProcess.create': 'New sub-process',
  'subProcess.dissolve': 'Dissolve sub-process',
  'tasks.schedule': 'Schedule',
  'tasks.place': 'Move tasks',
  'tasks.link': 'Task dependency',
  'tasks.setBaseline': 'Task baseline',
} satisfies Record<keyof typeof zh.command, string>

export const formGroup = {
  main: 'General',
  owners: 'Owners and duties',
  timing: 'Timing',
  cost: 'Cost and value',
  io: 'Inputs and outputs',
  sop: 'SOP',
  smart: 'SMART',
  target: 'Targets and rules',
  review: 'Review',
  links: 'Links',
  more: 'More settings',
} satisfies Record<keyof typeof zh.formGroup, string>
