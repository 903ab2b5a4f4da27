// A process as an outline: one line is one step, branches are indented, flows that are not "the next line" are jumps.
import type { StepKind } from '../entities/step.ts'
import type { Duration, StepTextContext } from '../stepText.ts'
import type { ValueContext } from '../values/context.ts'

/** What reading needs: the calendar, the words for kinds, and names that hold spaces. */
export type OutlineContext = StepTextContext & Pick<ValueContext, 'lang' | 'choiceLabel' | 'titleOf'>

/** What a line says of its step. */
export interface OutlineStep {
  readonly title: string
  readonly kind: StepKind
  /** Names after @, in order, each once; those that the lane implies are left out. */
  readonly owners: readonly string[]
  /** `@-`: not even the owner that the lane implies. */
  readonly noOwner: boolean
  readonly lane: string | null
  readonly processing: Duration | null
  readonly waiting: Duration | null
}

/** A line that is a step. */
export interface OutlineLine extends OutlineStep {
  /** Line of the text, from 1. */
  readonly line: number
  /** The step it was printed from, when the text came with ids. */
  readonly id: string | null
  readonly depth: number
  /** `#-`: in no lane, said explicitly. */
  readonly noLane: boolean
}

/** A flow between two lines, by their index in `lines`; in the order of each step's branches. */
export interface OutlineFlow {
  readonly from: number
  readonly to: number
  readonly label: string | null
}

export const outlineProblemCodes = ['jumpMissing', 'jumpAmbiguous', 'jumpToSelf', 'titleMissing', 'tooLong'] as const
/** Something in the text that could not be taken over as written; worded as `outline.problem.<code>` in shared/i18n. */
export interface OutlineProblem {
  readonly line: number
  readonly code: (typeof outlineProblemCodes)[number]
  readonly params: Readonly<Record<string, string | number>>
}

/** An outline as read. */
export interface Outline {
  readonly lines: readonly OutlineLine[]
  readonly flows: readonly OutlineFlow[]
  readonly problems: readonly OutlineProblem[]
}

/** An outline as printed: the text, and for each of its lines the step it stands for (null: only a label). */
export interface OutlineText {
  readonly text: string
  readonly lines: readonly { readonly text: string; readonly step: string | null }[]
}

/** Where a jump leads: a title (perhaps only its beginning) or, in quotes, exactly that title; the n-th of several. */
export interface JumpRef {
  readonly text: string
  readonly exact: boolean
  readonly nth: number | null
  /** As written. */
  readonly raw: string
}

/** One position of the tree that indentation makes; `S` is what stands for a step. */
export interface Item<S> {
  readonly step: S | null
  /** Also leads there. */
  jump: JumpRef | string | null
  /** `→ -`: the next line does not follow. */
  ends: boolean
  readonly branches: Branch<S>[]
  readonly line: number
}
export interface Branch<S> {
  readonly label: string | null
  readonly items: Item<S>[]
}
