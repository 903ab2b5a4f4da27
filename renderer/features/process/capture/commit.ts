// Capture by keyboard: what Enter, Tab and the other keys do with the text in the field, step after step.

import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { currentT, valueContext } from '#platform/text.ts'
import { rowOf, rowsOf } from '#platform/useRows.ts'
import type { StepKind } from '#shared/diagram/types.ts'
import { flowText, parseFlowText } from '#shared/model/flowText.ts'
import { parseStepText, type StepText, type StepTextContext } from '#shared/model/stepText.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { renameBand } from '../model/bandEdit.ts'
import { bring, enqueue, expected, withFlow, withTitle } from '../model/coming.ts'
import { addDraft, asksAnswer, draftAfter, kindOf, offeredAnswer, withDraft } from '../model/drafts.ts'
import { drawingOf } from '../model/drawing.ts'
import { connectSteps, renameStep } from '../model/edit.ts'
import { branchSource, flowsOut, graphOf, nextAnswer } from '../model/graph.ts'
import { openEnd } from '../model/order.ts'
import { type Capture, type Draft, editor, idle, select, setEditor, soleStep } from '../model/state.ts'

/** What comes after the text has been taken over. */
export type Then = 'stop' | 'next' | 'branch' | 'end' | 'owner' | 'connect'

/** What reading a typed line needs to know: the calendar, and names that hold spaces. */
export function textContext(version: string): StepTextContext {
  const { hoursPerDay, daysPerWeek } = valueContext()
  const names = [
    ...rowsOf('person').map((p) => p.name),
    ...rowsOf('role').map((r) => r.name),
    ...rowsOf('lane', { processVersion: version }).map((l) => l.title),
  ]
  return { hoursPerDay, daysPerWeek, names }
}

/** Starts typing a step: after `after`, as a further way out of it, or (null) where the process leads nowhere yet. */
export function startDraft(version: string, after: string | null, kind: StepKind = 'task', branch = false) {
  const { diagram, positions } = drawingOf(version)
  const draft = draftAfter(version, after ?? openEnd(diagram, positions), kind, branch)
  showDraft(draft, asksAnswer(version, draft.after))
}

function showDraft(draft: Draft, answerFirst: boolean) {
  setEditor({ capture: answerFirst ? { mode: 'answer', draft } : { mode: 'draft', draft } })
}

/** Starts typing a step at a place of the paper, perhaps as what follows a step (a flow dropped there). */
export function startDraftAt(version: string, draft: Omit<Draft, 'id' | 'branch' | 'flowLabel'>): void {
  const full: Draft = { id: newId(), branch: draft.after !== null, flowLabel: null, ...draft }
  showDraft(full, asksAnswer(version, draft.after))
}

/** Starts choosing an existing step to connect to. */
export function startConnect(version: string, from: string): void {
  setEditor({
    capture: asksAnswer(version, from) ? { mode: 'connectAnswer', from } : { mode: 'connect', from, flowLabel: null },
  })
}

/** The text the field starts with. */
export function initialText(version: string, capture: Capture): string {
  switch (capture.mode) {
    case 'title':
      return expected(version).steps.find((s) => s.id === capture.step)?.title ?? ''
    case 'draft':
      return capture.text ?? ''
    case 'answer':
      return capture.draft.flowLabel ?? offeredAnswer(version, capture.draft.after)
    case 'connectAnswer':
      return offeredAnswer(version, capture.from)
    case 'flow':
      return textOfFlow(capture.flow) || offeredFor(version, capture.flow)
    case 'lane':
      return rowOf('lane', capture.lane)?.title ?? ''
    case 'phase':
      return rowOf('phase', capture.phase)?.title ?? ''
    default:
      return ''
  }
}

/** Label and share of a flow as one line. */
function textOfFlow(flow: string): string {
  const row = rowOf('sequenceFlow', flow)
  return row ? flowText(row) : ''
}

function offeredFor(version: string, flow: string): string {
  const row = rowOf('sequenceFlow', flow)
  if (!row || !asksAnswer(version, row.from)) return ''
  const t = currentT()
  return nextAnswer(drawingOf(version).diagram, row.from, [t('process.answers.yes'), t('process.answers.no')])
}

/** Gives up what is being typed. */
export function cancel(): void {
  const { capture } = editor()
  setEditor({ capture: idle })
  if (capture.mode === 'draft' || capture.mode === 'answer') {
    if (capture.draft.after !== null) select({ steps: [capture.draft.after] })
  }
}

/** As in the outline: the answer and, behind a colon, the step it leads to (`合格: 上架 @陈然 20分钟`). */
const answerAndStep = /^([^:：@＠#＃]{1,40}?)\s*(?:：|:(?=\s))\s*(\S.*)$/

/** Takes over what was typed, then goes on. `choice`: the row chosen from the list under the field. */
export function commit(version: string, text: string, then: Then, choice: string | null = null) {
  const { capture } = editor()
  const line = text.trim()
  switch (capture.mode) {
    case 'idle':
      return
    case 'title': {
      const { step } = capture
      const read = parseStepText(line, textContext(version))
      if (line !== '') void bring(version, withTitle(step, read.title), () => renameStep(version, step, read))
      return goOn(version, step, read.kind ?? kindOf(version, step) ?? 'task', then)
    }
    case 'draft':
      return line === ''
        ? commitEmpty(version, capture.draft, then)
        : commitDraft(version, capture.draft, line, then, choice)
    case 'answer': {
      const both = answerAndStep.exec(line)
      const draft = { ...capture.draft, flowLabel: (both?.[1] ?? line) || null }
      if (!both?.[2]) return setEditor({ capture: { mode: 'draft', draft } })
      return commitDraft(version, draft, both[2], 'next', null)
    }
    case 'connectAnswer':
      return setEditor({ capture: { mode: 'connect', from: capture.from, flowLabel: line || null } })
    case 'owner': {
      const { step } = capture
      const name = choice ?? line
      const steps = [{ id: step, row: {}, owners: [name] }]
      if (name !== '') void enqueue(() => execute('step.capture', { processVersion: version, steps }))
      return goOn(version, step, kindOf(version, step) ?? 'task', then)
    }
    case 'connect': {
      const { from, flowLabel } = capture
      if (choice) void bring(version, withFlow(from, choice, flowLabel), () => connectSteps(from, choice, flowLabel))
      else if (line !== '')
        return void notify({ tone: 'warning', text: currentT()('process.capture.noStep', { text: line }) })
      setEditor({ capture: idle })
      return select({ steps: [from] })
    }
    case 'flow': {
      const { flow } = capture
      const row = rowOf('sequenceFlow', flow)
      const patch = parseFlowText(line)
      if (row && (row.label !== patch.label || row.probability !== patch.probability))
        void enqueue(() => execute('rows.update', { entity: 'sequenceFlow', id: flow, patch: { ...patch } }))
      return setEditor({ capture: idle })
    }
    case 'lane':
      void enqueue(() => renameBand('lane', capture.lane, line))
      return setEditor({ capture: idle })
    case 'phase':
      void enqueue(() => renameBand('phase', capture.phase, line))
      return setEditor({ capture: idle })
  }
}

/** Nothing typed: Enter stops, Tab branches from further up, Ctrl+Enter ends the line. */
function commitEmpty(version: string, draft: Draft, then: Then) {
  if (then === 'branch' && draft.after !== null) return startDraft(version, draft.after, 'task', true)
  if (then === 'end') return finish(version, draft.after, draft)
  cancel()
  if (then === 'connect' && draft.after !== null) startConnect(version, draft.after)
  if (then === 'owner' && draft.after !== null) setEditor({ capture: { mode: 'owner', step: draft.after } })
}

function commitDraft(version: string, draft: Draft, line: string, then: Then, choice: string | null) {
  const read = parseStepText(line, textContext(version))
  const target = read.jump === null ? null : (choice ?? stepTitled(version, read.jump))
  if (read.jump !== null && target === null) {
    return void notify({ tone: 'warning', text: currentT()('process.capture.noStep', { text: read.jump }) })
  }
  if (read.title === '' && target !== null) {
    const { after, flowLabel } = draft
    if (after !== null)
      void bring(version, withFlow(after, target, flowLabel), () => connectSteps(after, target, flowLabel))
    setEditor({ capture: idle })
    return select({ steps: after === null ? [] : [after] })
  }
  const kind = draft.kind === 'task' ? (read.kind ?? 'task') : draft.kind
  add(version, { ...draft, kind }, read, target, line)
  goOn(version, draft.id, kind, target !== null && then === 'next' ? 'stop' : then)
}

/** Adds the step; when the plan refuses it, the field comes back with what was typed. */
function add(version: string, draft: Draft, read: StepText, to: string | null, line: string): void {
  void bring(version, withDraft(draft, read.title, to), async () => {
    const id = await addDraft(version, draft, read, to)
    if (id === undefined) setEditor({ capture: { mode: 'draft', draft, text: line } })
  })
}

/** Goes on from a step, which may still be on its way into the plan. */
function goOn(version: string, step: string, kind: StepKind, then: Then) {
  select({ steps: [step] })
  switch (then) {
    case 'next':
      return kind === 'end' ? branchFrom(version, step) : showDraft(draftAfter(version, step), kind === 'decision')
    case 'branch':
      return branchFrom(version, step)
    case 'end':
      return finish(version, step, null)
    case 'owner':
      return setEditor({ capture: { mode: 'owner', step } })
    case 'connect':
      return setEditor({
        capture:
          kind === 'decision'
            ? { mode: 'connectAnswer', from: step }
            : { mode: 'connect', from: step, flowLabel: null },
      })
    case 'stop':
      setEditor({ capture: idle })
  }
}

/** Starts a further way out of a step (Tab), or out of the nearest decision before it that is still open. */
export function branchFrom(version: string, step: string): void {
  const seen = expected(version)
  const after = branchSource(seen, step)
  const answers = kindOf(version, after) === 'decision'
  const t = currentT()
  const flowLabel = answers ? nextAnswer(seen, after, [t('process.answers.yes'), t('process.answers.no')]) : null
  const branch = flowsOut(graphOf(seen.flows), after).length > 0
  showDraft({ id: newId(), kind: 'task', after, branch, flowLabel }, answers)
}

/** Ends the line after a step with an end step. */
export function finish(version: string, after: string | null, like: Draft | null): void {
  const title = currentT()('process.end')
  const draft: Draft = { id: newId(), after, branch: false, flowLabel: null, ...like, kind: 'end' }
  const read: StepText = { title, kind: 'end', owners: [], lane: null, processing: null, waiting: null, jump: null }
  setEditor({ capture: idle })
  select({ steps: [draft.id] })
  void bring(version, withDraft(draft, title, null), () => addDraft(version, draft, read)).then((id) => {
    if (id === undefined && soleStep() === draft.id) select({ steps: after === null ? [] : [after] })
  })
}

/** The step meant by typed text: of exactly that title, else the first that has it in its title. */
export function stepTitled(version: string, typed: string): string | null {
  const { steps } = expected(version)
  const key = nameKey(typed)
  if (key === '') return null
  return (
    steps.find((s) => nameKey(s.title) === key)?.id ??
    steps.find((s) => nameKey(s.title).startsWith(key))?.id ??
    steps.find((s) => nameKey(s.title).includes(key))?.id ??
    null
  )
}
