// One plan host: opens one plan, answers the calls of its window, and tells it what changed.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Answer, type EventName, type Events, hostCalls, type PlanSnapshot, type PlanState } from '#shared/api.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { PlanError, type Problem, refuse } from '#shared/model/problem.ts'
import { fits } from './argumentSize.ts'
import { type HandlerContext, type HostCallName, handlers, isHostCallName } from './handlers.ts'
import type { OpenHow } from './hostProtocol.ts'
import { importReader, planFileReader } from './intake/importFile.ts'
import type { SpawnIntake } from './intakeSeam.ts'
import { Jobs } from './jobs/jobs.ts'
import { runJob } from './jobs/runJob.ts'
import { type OpenedPlan, openPlan } from './openPlan.ts'
import { verifyPlanFile, type Written } from './planFileWriter.ts'
import type { PublishStage } from './publish.ts'
import { argumentProblems, storageProblem } from './rowProblems.ts'
import { Saving, systemTimers, type Timers } from './saving.ts'
import { removeWorkingCopy } from './workingCopies.ts'

export interface HostDeps {
  /** Private folder of working copies and backups. */
  readonly workDir: string
  readonly user: string
  readonly appVersion: string
  readonly spawnIntake: SpawnIntake
  /** File of the job worker, see runJob. */
  readonly jobWorker: string
  /** Fonts that drawings are rendered with. */
  readonly fontFiles: readonly string[]
  /** Where bugs go; default standard error. */
  readonly log?: (error: unknown) => void
  readonly clock?: () => Date
  readonly timers?: Timers
  /** For tests of accidents: called as a publish proceeds. */
  readonly onPublishStage?: (stage: PublishStage) => void
}

type Listener = <N extends EventName>(name: N, payload: Events[N]) => void

/** The largest arguments of a call, in bytes: room for an attachment, not for a runaway window. */
const maxArguments = 64 * 1024 * 1024

/** Arguments that came as JSON. Throws PlanError 'badArguments'. */
function told(text: string): unknown {
  let args: unknown
  try {
    args = JSON.parse(text)
  } catch {
    return refuse('badArguments')
  }
  return fits(args, maxArguments) ? args : refuse('badArguments', {}, { element: 'size' })
}

/** Bytes of the largest file that is verified in the host's own thread. */
const verifiedHere = 2 * 1024 * 1024

const nameOf = (how: OpenHow): string =>
  how.kind === 'new' ? how.title : how.kind === 'unsaved' ? how.key : basename(how.path)

/** Ends with `close()`. */
export class Host {
  readonly #deps: HostDeps
  readonly #log: (error: unknown) => void
  readonly #clock: () => Date
  readonly #listeners = new Set<Listener>()
  readonly #files = new Map<string, { path: string; mode: 'read' | 'write' }>()
  readonly #jobs: Jobs
  #opened: OpenedPlan | null = null
  #saving: Saving | null = null

  constructor(deps: HostDeps) {
    this.#deps = deps
    this.#log = deps.log ?? ((error) => console.error(error))
    this.#clock = deps.clock ?? (() => new Date())
    this.#jobs = new Jobs({
      worker: deps.jobWorker,
      onEvent: (event) => this.#emit('job', event),
      log: this.#log,
    })
  }

  on(listener: Listener): void {
    this.#listeners.add(listener)
  }

  /** Lets calls use a file that a dialog or the command line chose. */
  grant(handle: string, path: string, mode: 'read' | 'write'): void {
    this.#files.set(handle, { path, mode })
  }

  /** Opens the one plan of this host. Throws PlanError when it is refused. */
  async open(how: OpenHow): Promise<{ state: PlanState; notices: readonly Problem[] }> {
    const { workDir, user, appVersion, spawnIntake, onPublishStage } = this.#deps
    const opened = await openPlan(how, {
      workDir,
      user,
      appVersion,
      clock: this.#clock,
      readPlanFile: planFileReader(spawnIntake),
      previewImport: importReader(spawnIntake),
    }).catch((error: unknown) => {
      const problem = error instanceof PlanError ? undefined : storageProblem(error, nameOf(how))
      throw problem ? new PlanError(problem) : error
    })
    const { plan, folder, lock, readOnly } = opened
    const saving = new Saving(
      {
        plan,
        folder,
        appVersion,
        user,
        clock: this.#clock,
        timers: this.#deps.timers ?? systemTimers,
        log: this.#log,
        verify: (path, written) => this.#verify(path, written),
        onState: () => this.#emit('state', this.state()),
        ...(onPublishStage ? { onStage: onPublishStage } : {}),
      },
      lock,
      readOnly,
    )
    this.#opened = opened
    this.#saving = saving
    plan.onChanged((changed) => {
      saving.touched()
      this.#emit('changed', { ...this.state(), ...changed })
    })
    return { state: this.state(), notices: opened.notices }
  }

  /** Where the plan is saved; null before the first save. */
  get path(): string | null {
    return this.#saving?.target ?? null
  }

  /** Name of the folder of its working copy. */
  get workingCopy(): string {
    return basename(this.#open().folder)
  }

  /** The plan's own title. */
  get title(): string {
    return String(this.#open().plan.list('plan')[0]?.title ?? '')
  }

  state(): PlanState {
    const { plan, saving } = this.#open()
    return {
      documentId: plan.documentId,
      revision: plan.revision,
      save: saving.state(),
      history: plan.history(),
    }
  }

  snapshot(): PlanSnapshot {
    const { plan } = this.#open()
    return { ...this.state(), rows: plan.rows(), notices: this.#opened?.notices ?? [] }
  }

  /** Rows per entity. */
  count(entity: EntityName): number {
    return this.#open().plan.count(entity)
  }

  /** Answers a call of the window, whose arguments may be JSON. Refusals are data; a bug is logged and answered as 'internal'. */
  async call(name: string, said: unknown): Promise<Answer<unknown>> {
    try {
      if (!isHostCallName(name)) refuse('unknownCommand')
      if (!fits(said, maxArguments)) refuse('badArguments', {}, { element: 'size' })
      const args = typeof said === 'string' ? told(said) : said
      const read = hostCalls[name].args.safeParse(args)
      if (!read.success) throw argumentProblems(read.error)
      const answer = handlers[name] as (context: HandlerContext, args: unknown) => unknown
      return { ok: true, value: await answer(this.#context(), read.data) }
    } catch (error) {
      return { ok: false, problems: this.#problemsOf(error) }
    }
  }

  /** Publishes what is missing and ends. A plan that was never saved is kept for later unless `discard`. */
  async close(options: { discard?: boolean | undefined } = {}): Promise<PlanState['save']> {
    const { plan, saving } = this.#open()
    this.#jobs.cancelAll()
    const save = await saving.close()
    const folder = this.#opened?.folder
    plan.close()
    this.#opened = null
    this.#saving = null
    if (options.discard && save.state === 'memory' && folder) await removeWorkingCopy(folder)
    return save
  }

  #open() {
    if (!this.#opened || !this.#saving) return refuse('internal')
    return { plan: this.#opened.plan, folder: this.#opened.folder, saving: this.#saving }
  }

  #context(): HandlerContext {
    return {
      ...this.#open(),
      jobs: this.#jobs,
      fontFiles: this.#deps.fontFiles,
      now: this.#clock(),
      snapshot: () => this.snapshot(),
      previewImport: importReader(this.#deps.spawnIntake),
      readPlanFile: planFileReader(this.#deps.spawnIntake),
      copies: this.#copies,
      previews: this.#previews,
      comparisons: this.#comparisons,
      readings: this.#readings,
      file: (handle, mode) => {
        const file = this.#files.get(handle)
        return file?.mode === mode ? file.path : refuse('unknownHandle')
      },
    }
  }
  readonly #comparisons: HandlerContext['comparisons'] = new Map()
  readonly #readings: HandlerContext['readings'] = new Map()
  readonly #copies: HandlerContext['copies'] = new Map()
  readonly #previews: HandlerContext['previews'] = new Map()

  #problemsOf(error: unknown): readonly Problem[] {
    if (error instanceof PlanError) {
      if (error.cause !== undefined) this.#log(error.cause)
      return error.problems
    }
    const problem = storageProblem(error, this.path === null ? '' : basename(this.path))
    if (!problem) this.#log(error)
    return [problem ?? { code: 'internal' }]
  }

  /** Small files are read back here; a thread for each would cost more than it saves. */
  async #verify(path: string, written: Written): Promise<void> {
    const { size } = await stat(path)
    if (size > verifiedHere) {
      const checked = runJob('verifyPlan', { path, written }, { worker: this.#deps.jobWorker })
      if (
        await checked.then(
          () => true,
          () => false,
        )
      )
        return
    }
    // Also where the thread failed: either it could not run, or this finds the same fault and says which.
    verifyPlanFile(path, written)
  }

  #emit<N extends EventName>(name: N, payload: Events[N]): void {
    for (const listener of this.#listeners) listener(name, payload)
  }
}

export type { HostCallName }
