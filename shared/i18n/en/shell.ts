// Words of the window's frame: menus, navigation, file dialogs, notices, palette, start screen.
import type { Same } from '../same.ts'
import type { shell as zh } from '../zh/shell.ts'

export const shell = {
  undone: 'Undone: {{what}}',
  redone: 'Done again: {{what}}',
} satisfies Same<typeof zh>
