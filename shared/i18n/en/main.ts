// Words of the system's own dialogs: choosing files, closing with unsaved work.
import type { main as zh } from '../zh/main.ts'

export const main = {
  openPlan: 'Open a plan',
  planFile: 'Plan file',
  chooseImport: 'Choose a file to import',
  importFile: 'Files that can be imported',
  workbook: 'Excel workbook',
  svg: 'SVG drawing',
  png: 'PNG picture',
  json: 'Plan as JSON',
  saveAs: 'Save as',
  exportTo: 'Export to',
  untitled: 'Untitled plan',
  replaceQuestion: '“{{name}}” already exists. Replace it?',
  replace: 'Replace',
  keepQuestion: 'Save this plan?',
  keepDetail: 'It has not been saved to a file yet. What it holds is lost if you do not save it.',
  neverSaved: 'Not saved yet, kept on this computer',
  dropQuestion: 'Drop “{{title}}” for good?',
  drop: 'Drop',
  save: 'Save',
  discard: "Don't save",
  cancel: 'Cancel',
  unwrittenDetail: 'Your changes are kept on this computer and come back when you open this plan again.',
  saveElsewhere: 'Save elsewhere',
  closeAnyway: 'Close anyway',
  unexpected: 'Something went wrong inside the program',
  unexpectedDetail:
    'Every confirmed change is kept on this computer; nothing is lost. If the window no longer responds, restart Opsmap.',
  restart: 'Restart',
  goOn: 'Continue',
} satisfies Record<keyof typeof zh, string>
