// Keeps a plan's file up to date: publishes when idle, on demand and at the end, one publish at a time, and says how that stands.
import { basename } from 'node:path'
import type { SaveState } from '#shared/api.ts'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import { keepBackup } from './backups.ts'
import { compareFile } from './fileIdentity.ts'
import { addAncestor, isKnown } from './lineage.ts'
import type { PlanFile } from './planFile.ts'
import { type PlanLock, takeLock } from './planLock.ts'
import { isReadOnly, type PublishOptions, type PublishStage, publish } from './publish.ts'
import { realTarget } from './realTarget.ts'
import { type PublishedState, publishedState, setPublishedState } from './workingCopies.ts'

export interface Timers {
  set(run: () => void, ms: number): unknown
  clear(timer: unknown): void
}
export const systemTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

export interface SavingOptions {
  readonly plan: PlanFile
  /** Folder of the working copy. */
  readonly folder: string
  readonly appVersion: string
  readonly user: string
  readonly clock: () => Date
  readonly timers: Timers
  readonly onState: () => void
  readonly log: (error: unknown) => void
  readonly onStage?: (stage: PublishStage) => void
  readonly verify?: PublishOptions['verify']
}

/** After the last edit, and after a publish that failed for a passing reason. */
const idle = 2000
const retry = 30_000
const passing = new Set(['saveFailed', 'diskFull', 'folderMissing'])
/** Automatic publishes come every few seconds: of them a backup is kept this often. */
const backupEvery = 10 * 60_000
/** A file that nobody wrote for so long may have been passed on. */
const rested = 60_000

/** The saving of one open plan. Ends with `close()`. */
export class Saving {
  readonly #options: SavingOptions
  #lock: PlanLock | null
  #timer: unknown = null
  #queue: Promise<unknown> = Promise.resolve()
  #running = 0
  #problem: Problem | null = null
  #readOnly = false
  #lastBackup = Number.NEGATIVE_INFINITY
  #ended = false

  constructor(options: SavingOptions, lock: PlanLock | null, readOnly: boolean) {
    this.#options = options
    this.#lock = lock
    this.#readOnly = readOnly
  }

  get target(): string | null {
    return publishedState(this.#options.plan).target
  }

  /** True when the file lacks edits. */
  get behind(): boolean {
    const { target, revision } = publishedState(this.#options.plan)
    return target !== null && revision !== this.#options.plan.revision
  }

  state(): SaveState {
    const { target, at } = publishedState(this.#options.plan)
    const failed = this.#problem !== null && this.#problem.severity !== 'warning'
    return {
      state:
        target === null ? 'memory' : this.#running > 0 ? 'saving' : failed ? 'failed' : this.behind ? 'dirty' : 'saved',
      at,
      fileName: target === null ? null : basename(target),
      readOnly: this.#readOnly,
      problem: this.#problem,
    }
  }

  /** After every edit: publishes when no other follows for two seconds. */
  touched(): void {
    if (this.target !== null) this.#publishIn(idle)
  }

  /** Publishes now if the file lacks edits; a plan that has no file yet stays as it is. */
  async save(): Promise<SaveState> {
    await this.#enqueue(() => this.#publishCurrent('asked'))
    return this.state()
  }

  /** Publishes to another file, replacing what is there, and goes on with that one. Throws PlanError; then nothing has changed. */
  async saveAs(path: string): Promise<SaveState> {
    await this.#enqueue(async () => {
      const target = await realTarget(path)
      const { user } = this.#options
      const moves = target !== this.target
      const lock = moves ? await takeLock(target, user) : null
      try {
        await this.#publishTo(target, 'any', true)
      } catch (error) {
        await lock?.release()
        throw error
      }
      if (moves) await this.#lock?.release()
      if (moves) this.#lock = lock
    })
    return this.state()
  }

  /** Publishes what is missing and releases the file; the working copy stays open. */
  async close(): Promise<SaveState> {
    // The working copy keeps whatever cannot be written now.
    await this.#enqueue(() => this.#publishCurrent('closing')).catch(this.#options.log)
    this.#ended = true
    this.#stopTimer()
    const state = this.state()
    await this.#lock?.release()
    this.#lock = null
    return state
  }

  #publishIn(ms: number): void {
    this.#stopTimer()
    if (this.#ended) return
    this.#timer = this.#options.timers.set(() => {
      this.#timer = null
      void this.#enqueue(() => this.#publishCurrent('idle')).catch(this.#options.log)
    }, ms)
  }

  #stopTimer(): void {
    if (this.#timer !== null) this.#options.timers.clear(this.#timer)
    this.#timer = null
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  /** A refusal becomes the save state's problem; only bugs throw. */
  async #publishCurrent(why: 'idle' | 'asked' | 'closing'): Promise<void> {
    this.#stopTimer()
    const { target, identity } = publishedState(this.#options.plan)
    if (target === null || !this.behind) return
    try {
      await this.#publishTo(target, identity, why !== 'idle')
    } catch (error) {
      if (!(error instanceof PlanError)) throw error
      if (passing.has(String(error.problems[0]?.code))) this.#publishIn(retry)
    }
    // An edit that came in meanwhile is published in its turn.
    if (this.#problem === null && this.behind) this.#publishIn(idle)
  }

  /** What stood in the file for a while may have been emailed: it is kept, so that a copy that comes back finds its original. */
  async #keepRested({ target, hash, revision, at, identity }: PublishedState, next: string): Promise<void> {
    const { plan, clock } = this.#options
    if (target !== next || hash === null || revision === null || identity === null || isKnown(plan, hash)) return
    const since = at === null ? Number.NEGATIVE_INFINITY : Date.parse(at)
    if (clock().getTime() - since < rested || (await compareFile(target, identity)) !== 'same') return
    await this.#keep(at === null ? clock() : new Date(at), revision, hash)
  }

  async #keep(at: Date, revision: number, hash: string): Promise<void> {
    const { plan, folder, log } = this.#options
    const { target } = publishedState(plan)
    if (target === null) return
    try {
      addAncestor(plan, hash, await keepBackup(folder, target, at, revision, this.#options.clock()))
    } catch (error) {
      log(error)
    }
  }

  async #publishTo(target: string, expected: PublishOptions['expected'], keep: boolean): Promise<void> {
    const { plan, appVersion, clock, onState, onStage, verify } = this.#options
    const before = publishedState(plan)
    this.#running++
    onState()
    try {
      await this.#keepRested(before, target)
      const { contentHash, revision, identity, wasMissing } = await publish(plan, target, {
        appVersion,
        expected,
        announce: ({ contentHash: hash, revision }) => {
          setPublishedState(plan, { ...before, announced: { hash, revision } })
        },
        ...(onStage ? { onStage } : {}),
        ...(verify ? { verify } : {}),
      })
      const at = clock()
      setPublishedState(plan, { target, hash: contentHash, revision, at: at.toISOString(), identity, announced: null })
      this.#readOnly = false
      this.#problem = wasMissing
        ? { code: 'fileMissing', params: { name: basename(target) }, severity: 'warning' }
        : null
      if (keep || at.getTime() - this.#lastBackup >= backupEvery) {
        this.#lastBackup = at.getTime()
        await this.#keep(at, revision, contentHash)
      }
    } catch (error) {
      if (error instanceof PlanError && target === before.target) {
        this.#problem = error.problems[0] ?? null
        this.#readOnly = await isReadOnly(target)
      }
      throw error
    } finally {
      this.#running--
      onState()
    }
  }
}
