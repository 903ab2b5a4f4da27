// Actions of editing by hand: align, distribute, shape flows, pictures, copies; for keys, menus, palette and shortcut sheet.
import type { Action } from '#platform/actions.ts'
import { middleOfView } from '../canvas/viewport.ts'
import { choosePictures } from '../model/pictures.ts'
import { editor, setEditor } from '../model/state.ts'
import { type Arrangement, arrangeSelected } from './arrangeSelected.ts'
import { copyAsPicture } from './copyPicture.ts'
import { soleFlow } from './FlowHandles.tsx'
import { bendSelected, resetSelected, shapedFlows, unbendSelected } from './flowKeys.ts'

const arrangements: readonly [Arrangement, string][] = [
  ['left', 'Alt+Shift+ArrowLeft'],
  ['centre', 'Alt+Shift+C'],
  ['right', 'Alt+Shift+ArrowRight'],
  ['top', 'Alt+Shift+ArrowUp'],
  ['middle', 'Alt+Shift+M'],
  ['bottom', 'Alt+Shift+ArrowDown'],
  ['horizontal', 'Alt+Shift+H'],
  ['vertical', 'Alt+Shift+V'],
]

/** `onCanvas` shows the canvas first. All but copying as a picture change the process or belong to changing it. */
export function editActions(version: string, onCanvas: (work: () => unknown) => () => void): Action[] {
  const writable = (enabled: () => boolean) => () => !editor().readOnly && enabled()
  const shaped = () => soleFlow() !== undefined
  return [
    ...arrangements.map(
      ([how, key], i): Action => ({
        id: `process.arrange.${how}`,
        label: `editing.arrange.${how}`,
        key,
        menu: 'process',
        order: 210 + i,
        enabled: writable(() => editor().steps.size >= (how === 'horizontal' || how === 'vertical' ? 3 : 2)),
        run: () => arrangeSelected(version, how),
      }),
    ),
    {
      id: 'process.flow.bend',
      label: 'editing.flow.bend',
      key: 'Alt+B',
      enabled: writable(shaped),
      run: () => bendSelected(version),
    },
    {
      id: 'process.flow.unbend',
      label: 'editing.flow.unbend',
      key: 'Alt+Shift+B',
      enabled: writable(shaped),
      run: () => unbendSelected(version),
    },
    {
      id: 'process.flow.reset',
      label: 'process.action.straighten',
      key: 'Alt+R',
      menu: 'process',
      order: 220,
      enabled: writable(() => shapedFlows().length > 0),
      run: resetSelected,
    },
    {
      id: 'process.picture',
      label: 'editing.picture.insert',
      menu: 'insert',
      order: 110,
      enabled: writable(() => true),
      run: onCanvas(() => choosePictures(version, middleOfView())),
    },
    {
      id: 'process.copyPicture',
      label: 'editing.copyPicture',
      key: 'Mod+Shift+C',
      menu: 'edit',
      order: 310,
      run: () => copyAsPicture(version),
    },
    {
      id: 'process.pad',
      label: 'editing.padAction',
      key: 'Mod+.',
      enabled: writable(() => editor().steps.size + editor().flows.size > 0 || editor().picture !== null),
      run: onCanvas(() => setEditor({ padKeys: true })),
    },
  ]
}
