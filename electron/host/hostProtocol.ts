// The messages between the shell (main process) and a plan host, and between a window and its plan host.
import type { CallName, EventName, Events, PlanState, SaveState } from '#shared/api.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { IntakeReply, IntakeRequest } from './intakeSeam.ts'

/** Which plan a host opens. A host opens one plan in its life. */
export type OpenHow =
  /**
   * An empty plan, or what the file `template` of ours makes of one; with `path` it is saved there at once ('fileExists' when there
   * is one).
   */
  | {
      readonly kind: 'new'
      readonly title: string
      readonly language: 'zh' | 'en'
      readonly path?: string
      readonly template?: string
    }
  | { readonly kind: 'file'; readonly path: string }
  /** A new plan, not saved anywhere, with the content of a file (the sample, a plan in use elsewhere). */
  | { readonly kind: 'copyOf'; readonly path: string; readonly title?: string }
  /** A plan that was never saved and whose host was ended; `key` from `unsavedPlans`. */
  | { readonly kind: 'unsaved'; readonly key: string }

export interface OpenMessage {
  readonly type: 'open'
  readonly how: OpenHow
  /** Private folder of working copies and backups, made with mode 0700 when missing. */
  readonly workDir: string
  /** Version of the program, written into published files. */
  readonly appVersion: string
  /** Name shown to others who find the plan locked. */
  readonly user: string
}

/** shell → host */
export type ToHost =
  | OpenMessage
  /** The window's port is in the transfer list; a later one replaces it (reload of the window). */
  | { readonly type: 'port' }
  | { readonly type: 'grant'; readonly handle: string; readonly path: string; readonly mode: 'read' | 'write' }
  /** Publishes what is unsaved and ends; answered by 'closed'. `discard` drops a plan that was never saved. */
  | { readonly type: 'close'; readonly discard?: boolean }
  /** The answer to 'intake'. */
  | { readonly type: 'intakeReply'; readonly id: number; readonly reply: IntakeReply }

/** host → shell */
export type FromHost =
  /** `workingCopy`: name of its folder below the work folder, where its backups are as well. */
  | {
      readonly type: 'opened'
      readonly state: PlanState
      readonly notices: readonly Problem[]
      readonly workingCopy: string
    }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  /** After every change of the save state, for the title bar and the recent files. `path` is null before the first save. */
  | { readonly type: 'saved'; readonly save: SaveState; readonly path: string | null; readonly title: string }
  | { readonly type: 'closed'; readonly save: SaveState }
  /** Please fork a throw-away process for this request and answer with 'intakeReply'. */
  | { readonly type: 'intake'; readonly id: number; readonly request: IntakeRequest }

/** window → host, over the window's port */
export interface HostRequest {
  readonly id: number
  readonly name: CallName
  /** Text: the arguments as JSON, because objects would be copied value by value out of the page. */
  readonly args: unknown
}
/** host → window, over the window's port */
export type HostReply =
  | { readonly id: number; readonly answer: { ok: true; value: unknown } | { ok: false; problems: readonly Problem[] } }
  | { readonly [N in EventName]: { readonly event: N; readonly payload: Events[N] } }[EventName]
