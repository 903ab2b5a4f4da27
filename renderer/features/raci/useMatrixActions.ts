// The actions of the matrix besides those of every sheet, for menus, keys and the palette.
import { type Action, useActions } from '#platform/actions.ts'
import type { RaciLetter } from '#shared/analysis/raci.ts'
import { raciLetters } from '#shared/analysis/raci.ts'

interface Options {
  nextIssue(): void
  acceptSelected(): void
  toggle(letter: RaciLetter): void
}

export function useMatrixActions({ nextIssue, acceptSelected, toggle }: Options): void {
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
  ])
}
