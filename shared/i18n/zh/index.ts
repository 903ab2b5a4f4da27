// All Chinese texts, by area; each area is one file.
export { app, command, formGroup } from './common.ts'
export { excel } from './excel.ts'
export { home } from './home.ts'
export { labels } from './labels.ts'
export { problem } from './problem.ts'
export { grid, sheet, ui } from './sheet.ts'
export { shell } from './shell.ts'
