// The actions of a sheet screen, for menus, keys and the palette.
import { Plus } from 'lucide-react'
import type { RefObject } from 'react'
import { type Action, useActions } from '#platform/actions.ts'
import type { SheetGridHandle } from '#ui/SheetGrid/SheetGrid.tsx'

interface Options {
  /** What a row is called. */
  name?: string
  grid: RefObject<SheetGridHandle | null>
  search: RefObject<HTMLInputElement | null>
  /** Something is selected. */
  selected: boolean
  inspector: boolean
  setInspector(open: boolean): void
  /** Absent where rows come from elsewhere. */
  add?(): void
  /** A sheet inside another screen leaves the actions to that screen. */
  embedded: boolean
  /** One field of all selected rows, of which there must be some. */
  editMany?: { enabled(): boolean; run(): unknown }
  print?(): unknown
}

export function useSheetActions(options: Options): void {
  const { name, grid, search, selected, inspector, setInspector, add, embedded, editMany, print } = options
  const actions: Action[] = [
    ...(add
      ? [
          {
            id: 'sheet.new',
            label: 'sheet.new',
            labelParams: () => ({ name: name ?? '' }),
            icon: Plus,
            key: 'Mod+Enter',
            menu: 'insert',
            order: 100,
            run: add,
          } as const,
        ]
      : []),
    {
      id: 'sheet.fillDown',
      label: 'grid.fillDown',
      key: 'Mod+D',
      menu: 'edit',
      order: 300,
      enabled: () => selected,
      run: () => grid.current?.fillDown(),
    },
    {
      id: 'sheet.fillRight',
      label: 'grid.fillRight',
      key: 'Mod+R',
      menu: 'edit',
      order: 301,
      enabled: () => selected,
      run: () => grid.current?.fillRight(),
    },
    ...(editMany
      ? [
          {
            id: 'sheet.bulk',
            label: 'sheetView.bulk',
            key: 'Mod+Shift+E',
            menu: 'edit',
            order: 310,
            ...editMany,
          } as const,
        ]
      : []),
    ...(print
      ? [{ id: 'sheet.print', label: 'sheetView.print', key: 'Mod+P', menu: 'file', order: 330, run: print } as const]
      : []),
    {
      id: 'sheet.columnMenu',
      label: 'sheetView.columnMenu',
      key: 'Mod+Shift+K',
      menu: 'view',
      order: 415,
      run: () => grid.current?.columnMenu(),
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
    {
      id: 'sheet.fitWidths',
      label: 'grid.fitAll',
      menu: 'view',
      order: 420,
      run: () => grid.current?.fitWidths(),
    },
  ]
  useActions(embedded ? [] : actions)
}
