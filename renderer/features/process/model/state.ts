// What the process screen holds besides the plan: selection, the edit in progress, a drag. Never part of history.
import { create } from 'zustand'
import type { Guide } from '#shared/diagram/snapLines.ts'
import type { Point, Rect, StepKind } from '#shared/diagram/types.ts'

/** A step that is being typed and is not in the plan before Enter. */
export interface Draft {
  readonly id: string
  readonly kind: StepKind
  /** The step it follows. */
  readonly after: string | null
  /** A further way out of `after`, not the next step on its line. */
  readonly branch: boolean
  readonly flowLabel: string | null
  /** It goes into the middle of this flow out of `after`. */
  readonly intoFlow?: string
  readonly lane?: string | null
  readonly phase?: string | null
  /** Where the user put it (top left corner); otherwise it places itself. */
  readonly at?: Point
}

/** What the one text field of the canvas is for at the moment. */
export type Capture =
  | { readonly mode: 'idle' }
  /** `typed`: the first characters are already in the field. */
  | { readonly mode: 'title'; readonly step: string; readonly typed?: boolean }
  | { readonly mode: 'draft'; readonly draft: Draft; readonly typed?: boolean; readonly text?: string }
  /** The answer that leads to a step not yet typed. */
  | { readonly mode: 'answer'; readonly draft: Draft }
  | { readonly mode: 'owner'; readonly step: string }
  /** Type-ahead for the step to connect to; from a decision the answer is asked for first. */
  | { readonly mode: 'connectAnswer'; readonly from: string }
  | { readonly mode: 'connect'; readonly from: string; readonly flowLabel: string | null }
  | { readonly mode: 'flow'; readonly flow: string }
  | { readonly mode: 'lane'; readonly lane: string }
  | { readonly mode: 'phase'; readonly phase: string }

export interface EditorState {
  /** The version all of this is about. */
  readonly version: string | null
  readonly steps: ReadonlySet<string>
  readonly flows: ReadonlySet<string>
  readonly lane: string | null
  readonly phase: string | null
  /** The picture that is selected. */
  readonly picture: string | null
  /** The piece or corner of the selected flow that keys move, counted from its source. */
  readonly piece: number
  /** Tools beside the selection: it was made by the pointer, or they were asked for. */
  readonly pad: boolean
  /** The keyboard is at those tools. */
  readonly padKeys: boolean
  readonly capture: Capture
  /** Places of steps while they are dragged, before the drop. */
  readonly drag: ReadonlyMap<string, Point> | null
  /** The steps dragged stay; copies of them are dropped. */
  readonly copying: boolean
  /** Lines that what is dragged shares with other steps. */
  readonly guides: readonly Guide[]
  /** The flow into which what is dragged would be put. */
  readonly dropFlow: string | null
  /** A picture while it is moved or resized, before the drop. */
  readonly pictureAt: { readonly id: string; readonly box: Rect } | null
  /** The picture whose caption is being typed. */
  readonly captioning: string | null
  /** A flow whose line is being shaped, before the drop. */
  readonly shaping: { readonly flow: string; readonly points: readonly Point[] } | null
  readonly hoverFlow: { readonly id: string; readonly from: string; readonly to: string } | null
  /** A flow is being drawn: every step shows where it can be joined. */
  readonly connecting: boolean
  /** The left button moves the paper. */
  readonly hand: boolean
  /** The version is frozen: nothing is typed, dragged or removed. */
  readonly readOnly: boolean
  /** Steps glide to new places for a moment, after a layout. */
  readonly gliding: boolean
}

const empty: ReadonlySet<string> = new Set()
export const idle: Capture = { mode: 'idle' }

const initial: EditorState = {
  version: null,
  steps: empty,
  flows: empty,
  lane: null,
  phase: null,
  picture: null,
  piece: 0,
  pad: false,
  padKeys: false,
  capture: idle,
  drag: null,
  copying: false,
  guides: [],
  dropFlow: null,
  pictureAt: null,
  captioning: null,
  shaping: null,
  hoverFlow: null,
  connecting: false,
  hand: false,
  gliding: false,
  readOnly: false,
}
export const useEditor = create<EditorState>(() => initial)
export const editor = useEditor.getState

/** Changes the state. Of a version that is read-only nothing is ever being typed or dragged. */
export function setEditor(patch: Partial<EditorState>): void {
  const held = patch.readOnly ?? editor().readOnly
  useEditor.setState(held ? { ...patch, capture: idle, drag: null, shaping: null } : patch)
}

/** Starts anew for another version; what has been prepared for this one stays. */
export function enterVersion(version: string | null): void {
  if (editor().version !== version) setEditor({ ...initial, version })
}

const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((id) => b.has(id))

/** Selects exactly these; what is not named is deselected. */
export function select(chosen: {
  steps?: Iterable<string>
  flows?: Iterable<string>
  lane?: string | null
  phase?: string | null
  picture?: string | null
}): void {
  const { steps, flows } = editor()
  const nextSteps = new Set(chosen.steps)
  const nextFlows = new Set(chosen.flows)
  setEditor({
    steps: equal(steps, nextSteps) ? steps : nextSteps,
    flows: equal(flows, nextFlows) ? flows : nextFlows,
    lane: chosen.lane ?? null,
    phase: chosen.phase ?? null,
    picture: chosen.picture ?? null,
    piece: 0,
    pad: false,
    padKeys: false,
  })
}

/** The one selected step, undefined when none or several are. */
export function soleStep(state: Pick<EditorState, 'steps'> = editor()): string | undefined {
  return state.steps.size === 1 ? state.steps.values().next().value : undefined
}

/** The step that the field of the canvas is at: the one being typed or the one selected. */
export function currentStep(state: EditorState = editor()): string | undefined {
  const { capture } = state
  if (capture.mode === 'title' || capture.mode === 'owner') return capture.step
  if (capture.mode === 'connect' || capture.mode === 'connectAnswer') return capture.from
  return soleStep(state)
}
