// The actions of the process screen: for keys, menus, palette and shortcut sheet.

import { type Action, useActions } from '#platform/actions.ts'
import { setPanel, useWindow } from '#platform/windowState.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import { choiceLabel } from '#shared/i18n/index.ts'
import { stepKinds } from '#shared/model/entities/step.ts'
import { bandActions } from './canvas/bandActions.ts'
import { renameSelected } from './canvas/keys.ts'
import { layOut } from './canvas/layoutJob.ts'
import { actualSize, fitRect, unionOf, zoomIn, zoomOut } from './canvas/viewport.ts'
import { duplicate } from './capture/clipboard.ts'
import { branchFrom, finish, startConnect, startDraft } from './capture/commit.ts'
import { editActions } from './edit/editActions.ts'
import { askFind, walkOrAsk } from './find/findState.ts'
import { insertLane, insertPhase } from './model/bandEdit.ts'
import { drawingOf } from './model/drawing.ts'
import { changeKind, removeSelected } from './model/edit.ts'
import { editor, select, setEditor, soleStep, useEditor } from './model/state.ts'
import { subActions } from './sub/subActions.ts'
import type { Beside, View } from './VersionEditor.tsx'
import { comparisonOf } from './version/versions.ts'

interface Panels {
  view: View
  setView: (view: View) => void
  /** What a split view shows beside the canvas. */
  beside: Beside
  setBeside: (beside: Beside) => void
  inspector: boolean
  setInspector: (open: boolean) => void
  present: () => void
}

const hasSteps = () => editor().steps.size > 0
const hasSelection = () => {
  const { steps, flows, lane, phase, picture } = editor()
  return steps.size > 0 || flows.size > 0 || lane !== null || phase !== null || picture !== null
}

export function useProcessActions(version: string, panels: Panels): void {
  // Enabledness follows the selection.
  const readOnly = useEditor((state) => state.readOnly)
  useEditor((state) => `${state.steps.size} ${state.flows.size} ${state.lane} ${state.phase} ${state.picture}`)
  const { lang } = useWindow.getState()
  const sole = (work: (step: string) => void) => () => {
    const step = soleStep()
    if (step) work(step)
  }
  /** What is typed is typed on the canvas. */
  const onCanvas = (work: () => unknown) => () => {
    if (panels.view !== 'table' && panels.view !== 'outline') return void work()
    panels.setView('split')
    requestAnimationFrame(() => requestAnimationFrame(() => void work()))
  }
  const one = () => soleStep() !== undefined
  const fitSelection = () => {
    const { diagram, positions } = drawingOf(version)
    const boxes = diagram.steps.flatMap((s) => {
      const at = positions.get(s.id)
      return editor().steps.has(s.id) && at ? [stepBox(s, at)] : []
    })
    const rect = unionOf(boxes)
    if (rect) fitRect({ x: rect.x - 80, y: rect.y - 60, width: rect.width + 160, height: rect.height + 120 })
  }
  const kinds: Action[] = stepKinds
    .filter((kind) => kind !== 'start' && kind !== 'end')
    .map((kind, i) => ({
      id: `process.kind.${kind}`,
      label: 'process.action.kind',
      labelParams: () => ({ kind: choiceLabel(lang, 'step', 'kind', kind) }),
      key: `Alt+${i + 1}`,
      enabled: hasSteps,
      run: () => changeKind(editor().steps, kind),
    }))
  const view = (value: View, label: Action['label'], key: string, order: number): Action => ({
    id: `process.view.${value}`,
    label,
    key,
    menu: 'view',
    order,
    checked: () => panels.view === value,
    run: () => panels.setView(value),
  })
  const besideCanvas = (value: Beside, label: Action['label'], order: number): Action => ({
    id: `process.beside.${value}`,
    label,
    menu: 'view',
    order,
    checked: () => panels.view === 'split' && panels.beside === value,
    run: () => {
      panels.setBeside(value)
      panels.setView('split')
    },
  })
  const actions: Action[] = [
    {
      id: 'process.next',
      label: 'process.action.next',
      menu: 'insert',
      order: 0,
      run: onCanvas(() => startDraft(version, soleStep() ?? null)),
    },
    {
      id: 'process.branch',
      label: 'process.action.branch',
      menu: 'insert',
      order: 1,
      enabled: one,
      run: onCanvas(sole((s) => branchFrom(version, s))),
    },
    {
      id: 'process.decision',
      label: 'process.action.newDecision',
      menu: 'insert',
      order: 2,
      run: onCanvas(() => startDraft(version, soleStep() ?? null, 'decision')),
    },
    {
      id: 'process.finish',
      label: 'process.action.finish',
      menu: 'insert',
      order: 3,
      run: () => finish(version, soleStep() ?? null, null),
    },
    {
      id: 'process.connect',
      label: 'process.action.connect',
      key: 'Alt+Enter',
      menu: 'insert',
      order: 4,
      enabled: one,
      run: onCanvas(sole((s) => startConnect(version, s))),
    },
    {
      id: 'process.lane',
      label: 'process.action.newLane',
      menu: 'insert',
      order: 100,
      run: onCanvas(() => insertLane(version, drawingOf(version).diagram.lanes.length)),
    },
    {
      id: 'process.phase',
      label: 'process.action.newPhase',
      menu: 'insert',
      order: 101,
      run: onCanvas(() => insertPhase(version, drawingOf(version).diagram.phases.length)),
    },
    {
      id: 'process.rename',
      label: 'process.action.rename',
      menu: 'process',
      order: 100,
      enabled: hasSelection,
      run: onCanvas(renameSelected),
    },
    {
      id: 'process.owner',
      label: 'process.action.owner',
      menu: 'process',
      order: 101,
      enabled: one,
      run: onCanvas(sole((step) => setEditor({ capture: { mode: 'owner', step } }))),
    },
    {
      id: 'process.layout',
      label: 'process.action.layout',
      key: 'Mod+L',
      menu: 'process',
      order: 200,
      run: () => layOut(version),
    },
    {
      id: 'process.selectAll',
      label: 'process.action.selectAll',
      key: 'Mod+A',
      menu: 'edit',
      order: 300,
      run: () => select({ steps: drawingOf(version).diagram.steps.map((s) => s.id) }),
    },
    {
      id: 'process.duplicate',
      label: 'process.action.duplicate',
      key: 'Mod+D',
      menu: 'edit',
      order: 301,
      enabled: () => hasSteps() || editor().picture !== null,
      run: () => duplicate(version),
    },
    {
      id: 'process.delete',
      label: 'process.action.delete',
      menu: 'edit',
      order: 302,
      enabled: hasSelection,
      run: () => removeSelected(version, true),
    },
    {
      id: 'process.deletePlain',
      label: 'process.action.deletePlain',
      menu: 'edit',
      order: 303,
      enabled: hasSteps,
      run: () => removeSelected(version, false),
    },
    view('canvas', 'process.action.viewCanvas', 'Mod+Shift+1', 300),
    view('split', 'process.action.viewSplit', 'Mod+Shift+2', 301),
    view('table', 'process.action.viewTable', 'Mod+Shift+3', 302),
    view('outline', 'process.action.viewOutline', 'Mod+Shift+4', 303),
    view('analysis', 'process.action.viewAnalysis', 'Mod+Shift+5', 304),
    besideCanvas('table', 'process.action.besideTable', 305),
    besideCanvas('outline', 'process.action.besideOutline', 306),
    {
      id: 'process.inspector',
      label: 'process.action.inspector',
      key: 'Mod+I',
      menu: 'view',
      order: 307,
      checked: () => panels.inspector,
      run: () => panels.setInspector(!panels.inspector),
    },
    {
      id: 'process.fit',
      label: 'process.action.fit',
      key: 'Mod+0',
      menu: 'view',
      order: 400,
      run: () => fitRect(drawingOf(version).bands.bounds),
    },
    {
      id: 'process.fitSelection',
      label: 'process.action.fitSelection',
      key: 'Mod+Shift+0',
      menu: 'view',
      order: 401,
      enabled: hasSteps,
      run: fitSelection,
    },
    { id: 'process.actualSize', label: 'process.action.actualSize', menu: 'view', order: 402, run: actualSize },
    { id: 'process.zoomIn', label: 'process.action.zoomIn', key: 'Mod+Plus', menu: 'view', order: 403, run: zoomIn },
    { id: 'process.zoomOut', label: 'process.action.zoomOut', key: 'Mod+-', menu: 'view', order: 404, run: zoomOut },
    {
      id: 'process.compare',
      label: 'versions.compare.title',
      menu: 'process',
      order: 300,
      enabled: () => comparisonOf(version) !== null,
      run: () => comparisonOf(version)?.(),
    },
    {
      id: 'process.simulate',
      label: 'analysis.simulate',
      menu: 'process',
      order: 301,
      run: () => {
        setPanel('process.analysisTab', 'simulation')
        panels.setView('analysis')
      },
    },
    {
      id: 'process.present',
      label: 'versions.present.start',
      key: 'F5',
      menu: 'view',
      order: 310,
      run: panels.present,
    },
    { id: 'process.find', label: 'structure.find.label', key: 'Mod+F', menu: 'edit', order: 310, run: askFind },
    {
      id: 'process.findNext',
      label: 'structure.find.next',
      key: 'F3',
      menu: 'edit',
      order: 311,
      run: () => walkOrAsk(1),
    },
    {
      id: 'process.findPrevious',
      label: 'structure.find.previous',
      key: 'Shift+F3',
      menu: 'edit',
      order: 312,
      run: () => walkOrAsk(-1),
    },
    ...subActions(version),
    ...bandActions(version),
    ...editActions(version, onCanvas),
    ...kinds,
  ]
  useActions(actions.map((action) => (readOnly && isEdit(action.id) ? { ...action, enabled: () => false } : action)))
}

/** Actions that change the process: none of them is offered for a frozen version. */
const edits = 'next branch decision finish connect lane phase rename owner layout duplicate delete deletePlain'.split(
  ' ',
)
const isEdit = (id: string) => id.startsWith('process.kind.') || edits.includes(id.slice('process.'.length))
