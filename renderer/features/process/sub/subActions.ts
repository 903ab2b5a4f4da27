// The actions of sub-processes, for keys, menus and palette, and their part of the context menu of steps.
import type { Action } from '#platform/actions.ts'
import { planReader, rowOf } from '#platform/useRows.ts'
import type { Translate } from '#shared/i18n/index.ts'
import { childVersion } from '#shared/model/subProcess.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import { editor, soleStep } from '../model/state.ts'
import { createSub, dissolveSub, makeSub, openOrCreateSub } from './subEdit.ts'
import { leaveSub, openSub, toggleExpanded, trailOf } from './trail.ts'

const soleSub = (): string | undefined => {
  const step = soleStep()
  return step && rowOf('step', step)?.kind === 'subprocess' ? step : undefined
}
const opens = (step: string | undefined): boolean => {
  const row = step === undefined ? undefined : rowOf('step', step)
  return row !== undefined && childVersion(planReader(), row) !== undefined
}
/** Nothing is being typed: these keys also move lines of text. */
const free = () => !document.activeElement?.matches('textarea:not([data-keys]), input')

export function subActions(version: string): Action[] {
  const here = () => rowOf('processVersion', version)
  const sole = (work: (step: string) => unknown) => () => {
    const step = soleSub()
    if (step) work(step)
  }
  return [
    {
      id: 'process.makeSub',
      label: 'structure.sub.make',
      key: 'Mod+G',
      menu: 'process',
      order: 110,
      enabled: () => !editor().readOnly && editor().steps.size > 0,
      run: () => makeSub(version),
    },
    {
      id: 'process.dissolveSub',
      label: 'structure.sub.dissolve',
      key: 'Mod+Shift+G',
      menu: 'process',
      order: 111,
      enabled: () => !editor().readOnly && opens(soleSub()),
      run: sole((step) => dissolveSub(version, step)),
    },
    {
      id: 'process.openSub',
      label: 'structure.sub.open',
      key: 'Alt+ArrowDown',
      menu: 'process',
      order: 112,
      enabled: () => free() && soleSub() !== undefined && (opens(soleSub()) || !editor().readOnly),
      run: sole(openOrCreateSub),
    },
    {
      id: 'process.leaveSub',
      label: 'structure.sub.up',
      key: 'Alt+ArrowUp',
      menu: 'process',
      order: 113,
      enabled: () => {
        const row = here()
        return free() && row !== undefined && trailOf(row).length > 0
      },
      run: () => {
        const row = here()
        if (row) leaveSub(row)
      },
    },
    {
      id: 'process.toggleSub',
      label: 'structure.sub.toggle',
      key: 'Mod+Shift+E',
      menu: 'process',
      order: 114,
      enabled: () => opens(soleSub()),
      run: sole(toggleExpanded),
    },
  ]
}

/** What the menu of the selected steps offers. */
export function subItems(version: string, t: Translate): ContextItem[] {
  const step = soleSub()
  const make: ContextItem = {
    id: 'makeSub',
    label: t('structure.sub.make'),
    shortcut: 'Ctrl+G',
    run: () => void makeSub(version),
  }
  if (!step) return [make, '-']
  if (!opens(step))
    return [{ id: 'createSub', label: t('structure.sub.create'), run: () => void createSub(step) }, make, '-']
  return [
    { id: 'openSub', label: t('structure.sub.open'), shortcut: 'Alt+↓', run: () => void openSub(step) },
    {
      id: 'toggleSub',
      label: t('structure.sub.toggle'),
      shortcut: 'Ctrl+Shift+E',
      run: () => void toggleExpanded(step),
    },
    {
      id: 'dissolveSub',
      label: t('structure.sub.dissolve'),
      shortcut: 'Ctrl+Shift+G',
      run: () => void dissolveSub(version, step),
    },
    make,
    '-',
  ]
}
