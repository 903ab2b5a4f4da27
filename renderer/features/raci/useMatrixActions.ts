// The actions of the matrix, for menus, keys and the palette.
import type { RefObject } from 'react'
import { type Action, useActions } from '#platform/actions.ts'
import type { RaciLetter } from '#shared/analysis/raci.ts'
import { raciLetters } from '#shared/analysis/raci.ts'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'

interface Options {
  grid: RefObject<SheetGridHandle | null>
  search: RefObject<HTMLInputElement | null>
  inspector: boolean
  setInspector(open: boolean): void
  nextIssue(): void
  acceptSelected(): void
  toggle(letter: RaciLetter): void
}

export function useMatrixActions(options: Options): void {
  const { grid, search, inspector, setInspector, nextIssue, acceptSelected, toggle } = options
  // Their keys are the grid's own: letters mean nothing outside it.
  const letters = raciLetters.map(
    (letter, i): Action => ({
      id: `raci.${letter}`,
      label: `raci.short.${letter}`,
      menu: 'edit',
      order: 400 + i,
      palette: false,
      run: () => toggle(letter),
    }),
  )
  useActions([
    ...letters,
    { id: 'raci.accept', label: 'raci.accept', menu: 'edit', order: 410, palette: false, run: acceptSelected },
    { id: 'raci.nextIssue', label: 'raci.nextIssue', menu: 'edit', order: 411, run: nextIssue },
    {
      id: 'sheet.fillDown',
      label: 'grid.fillDown',
      key: 'Mod+D',
      menu: 'edit',
      order: 300,
      run: () => grid.current?.fillDown(),
    },
    {
      id: 'sheet.find',
      label: 'grid.findHere',
      key: 'Mod+F',
      menu: 'edit',
      order: 800,
      run: () => grid.current?.find(),
    },
    {
      id: 'sheet.filter',
      label: 'grid.filter',
      key: 'Mod+Shift+F',
      menu: 'edit',
      order: 810,
      run: () => search.current?.focus(),
    },
    {
      id: 'sheet.inspector',
      label: inspector ? 'ui.hideInspector' : 'ui.showInspector',
      key: 'Mod+I',
      menu: 'view',
      order: 410,
      run: () => setInspector(!inspector),
    },
  ])
}
