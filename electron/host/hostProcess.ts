// The plan host as a utility process of the shell: one plan, one window, messages in and out.
import { join } from 'node:path'
import type { ChangedEvent, PlanState, SaveState } from '#shared/api.ts'
import { PlanError, type Problem } from '#shared/model/problem.ts'
import { Host } from './host.ts'
import type { FromHost, HostReply, HostRequest, OpenMessage, ToHost } from './hostProtocol.ts'
import type { IntakeReply, IntakeRequest } from './intakeSeam.ts'

/** The parts of Electron's ports that are used here; the host itself knows no Electron. */
interface Port {
  on(event: 'message', listener: (message: { data: unknown; ports: Port[] }) => void): void
  postMessage(message: unknown): void
  start?(): void
  close?(): void
}

const parent = (process as unknown as { parentPort: Port }).parentPort
const tell = (message: FromHost) => parent.postMessage(message)

let host: Host | null = null
let window: Port | null = null

const intakes = new Map<number, (reply: IntakeReply) => void>()
const spawnIntake = (request: IntakeRequest): Promise<IntakeReply> =>
  new Promise((resolve) => {
    const id = intakes.size === 0 ? 1 : Math.max(...intakes.keys()) + 1
    intakes.set(id, resolve)
    tell({ type: 'intake', id, request })
  })

const built = import.meta.dirname
// In a package the fonts lie beside the archive: the renderer of pictures is native code and cannot read inside it.
const fontFolder = join(built, '../../assets/fonts').replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
const fonts = ['NotoSansSC-Regular.ttf', 'NotoSansSC-Medium.ttf'].map((f) => join(fontFolder, f))

/** From this many changed rows on, a message crosses as text: objects would be copied value by value into the page. */
const manyChanges = 100
const asText = <P>(payload: P): P | string => {
  const { changes = [], fields = [] } = payload as Partial<ChangedEvent>
  return changes.length < manyChanges && fields.length === 0 ? payload : JSON.stringify(payload)
}

async function open({ how, workDir, appVersion, user }: OpenMessage): Promise<void> {
  const opening = new Host({
    workDir,
    appVersion,
    user,
    spawnIntake,
    jobWorker: join(built, 'jobWorker.js'),
    fontFiles: fonts,
  })
  host = opening
  let told = ''
  const tellSaved = (save: SaveState) => {
    const message: FromHost = { type: 'saved', save, path: opening.path, title: opening.title }
    const text = JSON.stringify(message)
    if (text !== told) tell(message)
    told = text
  }
  opening.on((event, payload) => {
    window?.postMessage({ event, payload: asText(payload) } as HostReply)
    if (event === 'state' || event === 'changed') tellSaved((payload as PlanState).save)
  })
  try {
    const { state, notices } = await opening.open(how)
    tellSaved(state.save)
    tell({ type: 'opened', state, notices, workingCopy: opening.workingCopy })
  } catch (error) {
    if (!(error instanceof PlanError)) console.error(error)
    host = null
    const problems: readonly Problem[] = error instanceof PlanError ? error.problems : [{ code: 'internal' }]
    tell({ type: 'refused', problems })
  }
}

/** Takes the window's port; after a reload of the window a new one replaces it. */
function connect(port: Port): void {
  window?.close?.()
  window = port
  port.on('message', ({ data }) => {
    const { id, name, args } = data as HostRequest
    void host?.call(name, args).then((answer) => port.postMessage({ id, answer } satisfies HostReply))
  })
  port.start?.()
}

async function close(discard: boolean | undefined): Promise<void> {
  try {
    if (host) tell({ type: 'closed', save: await host.close({ discard }) })
  } catch (error) {
    // The working copy has every edit; the next start finds them.
    console.error(error)
  }
  process.exit(0)
}

parent.on('message', ({ data, ports }) => {
  const message = data as ToHost
  if (message.type === 'open') void open(message)
  else if (message.type === 'port' && ports[0]) connect(ports[0])
  else if (message.type === 'grant') host?.grant(message.handle, message.path, message.mode)
  else if (message.type === 'close') void close(message.discard)
  else if (message.type === 'intakeReply') {
    intakes.get(message.id)?.(message.reply)
    intakes.delete(message.id)
  }
})
