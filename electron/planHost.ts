// One plan host as the shell sees it: started for one plan, connected to one window, closed with its plan written.

import { app, type MessagePortMain } from 'electron'
import type { FromHost, OpenHow, ToHost } from '#host/hostProtocol.ts'
import type { PlanState, SaveState } from '#shared/api.ts'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import { startChild } from './child.ts'
import { readUntrusted } from './intake.ts'
import { workFolder } from './places.ts'

/** ms; writing to a slow share is retried for 10 s. */
const closeWithin = 30_000

export interface PlanHost {
  /** As it was when the plan was opened. */
  readonly opened: PlanState
  readonly notices: readonly Problem[]
  /** Name of the folder of its working copy. */
  readonly workingCopy: string
  /** As the host said last. */
  status(): PlanStatus
  /** Lets the host use a file that was chosen in a dialog. */
  grant(handle: string, path: string, mode: 'read' | 'write'): void
  /** Gives the host its end of a channel; the one it had before is replaced. */
  connect(port: MessagePortMain): void
  /** Writes the plan into its file and ends the host; `discard` drops a plan that was never saved. */
  close(discard: boolean): Promise<void>
}

export interface PlanStatus {
  readonly save: SaveState
  /** Where the plan is saved; null before the first save. */
  readonly path: string | null
  readonly title: string
}

export interface HostListener {
  changed(status: PlanStatus): void
  /** The process ended without having been asked to. */
  died(): void
}

/** Opens a plan in a process of its own. Throws PlanError when the plan is refused or the process dies meanwhile. */
export async function startPlanHost(how: OpenHow, user: string, listener: HostListener): Promise<PlanHost> {
  const child = startChild('hostProcess.js', 'Opsmap plan')
  const send = (message: ToHost, ports: MessagePortMain[] = []) => child.postMessage(message, ports)
  let status: PlanStatus | undefined
  let phase: 'opening' | 'open' | 'closing' = 'opening'
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))

  const opened = new Promise<Extract<FromHost, { type: 'opened' }>>((resolve, reject) => {
    child.on('message', (message: FromHost) => {
      if (message.type === 'opened') resolve(message)
      else if (message.type === 'refused') reject(new PlanError(message.problems))
      else if (message.type === 'intake')
        void readUntrusted(message.request).then((reply) => send({ type: 'intakeReply', id: message.id, reply }))
      else if (message.type === 'saved') {
        status = message
        if (phase === 'open') listener.changed(message)
      }
    })
    child.once('exit', () => {
      reject(new PlanError({ code: 'internal' }))
      if (phase === 'open') listener.died()
    })
  })
  send({ type: 'open', how, workDir: workFolder(), appVersion: app.getVersion(), user })
  try {
    const { state, notices, workingCopy } = await opened
    phase = 'open'
    const first = { save: state.save, path: null, title: '' }
    return {
      opened: state,
      notices,
      workingCopy,
      status: () => status ?? first,
      grant: (handle, file, mode) => send({ type: 'grant', handle, path: file, mode }),
      connect: (port) => send({ type: 'port' }, [port]),
      async close(discard) {
        phase = 'closing'
        send({ type: 'close', discard })
        // The working copy holds everything: a file that cannot be written must not keep the window open for ever.
        const clock = setTimeout(() => child.kill(), closeWithin)
        await exited
        clearTimeout(clock)
      },
    }
  } catch (error) {
    child.kill()
    throw error
  }
}
