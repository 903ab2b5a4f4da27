// What the context menu offers for the steps, the flow, the lane, the phase or the paper under the pointer.

import { rowOf } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { choiceLabel, type Translate } from '#shared/i18n/index.ts'
import { stepKinds } from '#shared/model/entities/step.ts'
import type { ContextItem } from '#ui/ContextMenu.tsx'
import { duplicate } from '../capture/clipboard.ts'
import { branchFrom, startConnect, startDraft, startDraftAt } from '../capture/commit.ts'
import { alignments, arrangeSelected, distributions } from '../edit/arrangeSelected.ts'
import { copyAsPicture } from '../edit/copyPicture.ts'
import { bendSelected } from '../edit/flowKeys.ts'
import {
  insertLane,
  insertPhase,
  nestLane,
  removeLane,
  removePhase,
  resizeLane,
  shiftLane,
  shiftPhase,
} from '../model/bandEdit.ts'
import { draftInFlow } from '../model/drafts.ts'
import { drawingOf } from '../model/drawing.ts'
import { changeKind, removeSelected } from '../model/edit.ts'
import { choosePictures, copyPicture } from '../model/pictures.ts'
import { editor, setEditor, soleStep } from '../model/state.ts'
import { resetWays } from '../model/ways.ts'
import { subItems } from '../sub/subActions.ts'
import { canvasEvents } from './canvasEvents.ts'
import { layOut } from './layoutJob.ts'
import { fitRect, toDrawing } from './viewport.ts'

export type Chosen =
  | { readonly kind: 'steps' }
  | { readonly kind: 'kinds' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'flow'; readonly id: string }
  | { readonly kind: 'lane'; readonly id: string }
  | { readonly kind: 'phase'; readonly id: string }
  | { readonly kind: 'paper'; readonly at: { x: number; y: number } }

export function menuFor(version: string, chosen: Chosen, t: Translate): ContextItem[] {
  switch (chosen.kind) {
    case 'steps':
      return stepItems(version, t)
    case 'kinds':
      return kindItems(t)
    case 'picture':
      return pictureItems(version, t)
    case 'flow':
      return flowItems(version, chosen.id, t)
    case 'lane':
      return laneItems(version, chosen.id, t)
    case 'phase':
      return phaseItems(version, chosen.id, t)
    case 'paper':
      return paperItems(version, chosen.at, t)
  }
}

/** Runs after the menu has gone and given the keyboard back. */
const later = (run: () => void) => () => requestAnimationFrame(() => requestAnimationFrame(run))

function stepItems(version: string, t: Translate): ContextItem[] {
  const step = soleStep()
  const single: ContextItem[] = step
    ? [
        { id: 'next', label: t('process.action.next'), shortcut: 'Enter', run: later(() => startDraft(version, step)) },
        {
          id: 'branch',
          label: t('process.action.branch'),
          shortcut: 'Tab',
          run: later(() => branchFrom(version, step)),
        },
        {
          id: 'connect',
          label: t('process.action.connect'),
          shortcut: 'Alt+Enter',
          run: later(() => startConnect(version, step)),
        },
        '-',
        {
          id: 'rename',
          label: t('process.action.rename'),
          shortcut: 'F2',
          run: later(() => setEditor({ capture: { mode: 'title', step } })),
        },
        {
          id: 'owner',
          label: t('process.action.owner'),
          shortcut: 'Shift+Enter',
          run: later(() => setEditor({ capture: { mode: 'owner', step } })),
        },
        '-',
      ]
    : []
  return [
    ...single,
    ...subItems(version, t),
    ...kindItems(t),
    '-',
    ...arrangeItems(version, t),
    { id: 'duplicate', label: t('process.action.duplicate'), shortcut: 'Ctrl+D', run: () => void duplicate(version) },
    {
      id: 'delete',
      label: t('process.action.delete'),
      shortcut: 'Delete',
      danger: true,
      run: () => void removeSelected(version, true),
    },
    {
      id: 'deletePlain',
      label: t('process.action.deletePlain'),
      shortcut: 'Shift+Delete',
      danger: true,
      run: () => void removeSelected(version, false),
    },
  ]
}

function kindItems(t: Translate): ContextItem[] {
  const { steps } = editor()
  const step = soleStep()
  const kind = step ? rowOf('step', step)?.kind : undefined
  const { lang } = useWindow.getState()
  return stepKinds
    .filter((k) => k !== 'start' && k !== 'end')
    .map(
      (k): ContextItem => ({
        id: k,
        label: t('process.action.kind', { kind: choiceLabel(lang, 'step', 'kind', k) }),
        checked: k === kind,
        ...(stepKinds.indexOf(k) - 1 <= 9 ? { shortcut: `Alt+${stepKinds.indexOf(k) - 1}` } : {}),
        run: () => void changeKind(steps, k),
      }),
    )
}

/** Align and distribute, for several steps. */
function arrangeItems(version: string, t: Translate): ContextItem[] {
  const { size } = editor().steps
  if (size < 2) return []
  const items = [...alignments, ...(size > 2 ? distributions : [])].map(
    (how): ContextItem => ({
      id: how,
      label: t(`editing.arrange.${how}`),
      run: () => void arrangeSelected(version, how),
    }),
  )
  return [...items, '-']
}

function pictureItems(version: string, t: Translate): ContextItem[] {
  const { picture } = editor()
  return [
    {
      id: 'caption',
      label: t('editing.picture.editCaption'),
      shortcut: 'F2',
      run: later(() => setEditor({ captioning: picture })),
    },
    { id: 'duplicate', label: t('process.action.duplicate'), shortcut: 'Ctrl+D', run: () => void copyPicture() },
    {
      id: 'delete',
      label: t('editing.delete'),
      shortcut: 'Delete',
      danger: true,
      run: () => void removeSelected(version, true),
    },
  ]
}

function flowItems(version: string, id: string, t: Translate): ContextItem[] {
  const byHand = rowOf('sequenceFlow', id)?.waypoints?.length
  return [
    {
      id: 'label',
      label: t('process.action.editLabel'),
      shortcut: 'F2',
      run: later(() => setEditor({ capture: { mode: 'flow', flow: id } })),
    },
    {
      id: 'insert',
      label: t('process.action.insertStep'),
      run: later(() => {
        const draft = draftInFlow(version, id)
        if (draft) setEditor({ capture: { mode: 'draft', draft } })
      }),
    },
    {
      id: 'bend',
      label: t('editing.flow.bend'),
      shortcut: 'Alt+B',
      run: () => void bendSelected(version),
    },
    {
      id: 'straighten',
      label: t('process.action.straighten'),
      disabled: !byHand,
      shortcut: 'Alt+R',
      run: () => void resetWays([id]),
    },
    '-',
    {
      id: 'delete',
      label: t('process.action.deleteFlow'),
      shortcut: 'Delete',
      danger: true,
      run: () => void removeSelected(version, true),
    },
  ]
}

function laneItems(version: string, id: string, t: Translate): ContextItem[] {
  const lanes = drawingOf(version).diagram.lanes.toSorted((a, b) => a.position - b.position)
  const at = lanes.findIndex((l) => l.id === id)
  return [
    {
      id: 'rename',
      label: t('process.action.renameLane'),
      shortcut: 'F2',
      run: later(() => setEditor({ capture: { mode: 'lane', lane: id } })),
    },
    '-',
    { id: 'above', label: t('process.action.laneAbove'), run: later(() => void insertLane(version, at)) },
    { id: 'below', label: t('process.action.laneBelow'), run: later(() => void insertLane(version, at + 1)) },
    {
      id: 'nest',
      label: t('structure.band.into'),
      shortcut: 'Alt+Shift+→',
      disabled: !!rowOf('lane', id)?.parent || at === 0 || lanes.some((l) => l.parent === id),
      run: () => void nestLane(version, id, true),
    },
    {
      id: 'unnest',
      label: t('structure.band.out'),
      shortcut: 'Alt+Shift+←',
      disabled: !rowOf('lane', id)?.parent,
      run: () => void nestLane(version, id, false),
    },
    { id: 'up', label: t('process.action.laneUp'), disabled: at === 0, run: () => void shiftLane(version, id, -1) },
    {
      id: 'down',
      label: t('process.action.laneDown'),
      disabled: at === lanes.length - 1,
      run: () => void shiftLane(version, id, 1),
    },
    {
      id: 'fit',
      label: t('process.action.laneFit'),
      disabled: !rowOf('lane', id)?.size,
      run: () => void resizeLane(version, id, null),
    },
    '-',
    { id: 'delete', label: t('process.action.deleteLane'), danger: true, run: () => void removeLane(version, id) },
  ]
}

function phaseItems(version: string, id: string, t: Translate): ContextItem[] {
  const phases = drawingOf(version).diagram.phases.toSorted((a, b) => a.position - b.position)
  const at = phases.findIndex((p) => p.id === id)
  return [
    {
      id: 'rename',
      label: t('process.action.renamePhase'),
      shortcut: 'F2',
      run: later(() => setEditor({ capture: { mode: 'phase', phase: id } })),
    },
    '-',
    { id: 'before', label: t('process.action.phaseBefore'), run: later(() => void insertPhase(version, at)) },
    { id: 'after', label: t('process.action.phaseAfter'), run: later(() => void insertPhase(version, at + 1)) },
    {
      id: 'left',
      label: t('process.action.phaseLeft'),
      disabled: at === 0,
      run: () => void shiftPhase(version, id, -1),
    },
    {
      id: 'right',
      label: t('process.action.phaseRight'),
      disabled: at === phases.length - 1,
      run: () => void shiftPhase(version, id, 1),
    },
    '-',
    { id: 'delete', label: t('process.action.deletePhase'), danger: true, run: () => void removePhase(id) },
  ]
}

function paperItems(version: string, at: { x: number; y: number }, t: Translate): ContextItem[] {
  const { diagram, bands } = drawingOf(version)
  const place = { clientX: at.x, clientY: at.y }
  const start = (kind: 'task' | 'decision') =>
    later(() => startDraftAt(version, { after: null, ...canvasEvents(version).placeAt(kind, place) }))
  const fit: ContextItem = {
    id: 'fit',
    label: t('process.action.fit'),
    shortcut: 'Ctrl+0',
    run: () => fitRect(bands.bounds),
  }
  if (editor().readOnly) return [fit]
  return [
    { id: 'step', label: t('process.action.newStep'), run: start('task') },
    { id: 'decision', label: t('process.action.newDecision'), run: start('decision') },
    {
      id: 'lane',
      label: t('process.action.newLane'),
      run: later(() => void insertLane(version, diagram.lanes.length)),
    },
    {
      id: 'phase',
      label: t('process.action.newPhase'),
      run: later(() => void insertPhase(version, diagram.phases.length)),
    },
    {
      id: 'picture',
      label: t('editing.picture.insert'),
      run: () => choosePictures(version, toDrawing(at)),
    },
    {
      id: 'copyPicture',
      label: t('editing.copyPicture'),
      shortcut: 'Ctrl+Shift+C',
      run: () => void copyAsPicture(version),
    },
    '-',
    { id: 'layout', label: t('process.action.layout'), shortcut: 'Ctrl+L', run: () => void layOut(version) },
    fit,
  ]
}
