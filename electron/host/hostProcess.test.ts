// The utility process as the shell and the window see it: messages in, messages out.
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import { afterAll, expect, it, vi } from 'vitest'
import { directIntake, testFolder } from '../../test/fixtures/testHost.ts'
import type { FromHost, HostReply, ToHost } from './hostProtocol.ts'

const folder = testFolder('process')
afterAll(folder.remove)

type Listener = (message: { data: unknown; ports: unknown[] }) => void

/** The shell's end: sends messages, keeps what comes back. */
function shell() {
  let listener: Listener = () => undefined
  const told: FromHost[] = []
  const waiting: { type: string; resolve: (message: FromHost) => void }[] = []
  const parentPort = {
    on: (_: string, added: Listener) => {
      listener = added
    },
    postMessage: (message: FromHost) => {
      told.push(structuredClone(message))
      for (const w of waiting.splice(0)) w.type === message.type ? w.resolve(message) : waiting.push(w)
    },
  }
  return {
    parentPort,
    told,
    send: (data: ToHost, ports: unknown[] = []) => listener({ data, ports }),
    next: <T extends FromHost['type']>(type: T) =>
      new Promise<Extract<FromHost, { type: T }>>((resolve) => waiting.push({ type, resolve: resolve as never })),
  }
}

/** A Node port with the looks of one of Electron. */
const electronPort = (port: NodePort) => ({
  on: (_: string, listener: Listener) => port.on('message', (data) => listener({ data, ports: [] })),
  postMessage: (message: unknown) => port.postMessage(message),
  start: () => port.start(),
  close: () => port.close(),
})

/** The window's end of a port. */
function window(port: NodePort) {
  const events: unknown[] = []
  const answers = new Map<number, (reply: unknown) => void>()
  port.on('message', (reply: HostReply) => {
    if ('event' in reply) events.push(reply)
    else answers.get(reply.id)?.(reply.answer)
  })
  let id = 0
  return {
    events,
    call: (name: string, args: unknown) =>
      new Promise<{ ok: boolean; value?: unknown }>((resolve) => {
        answers.set(++id, resolve as never)
        port.postMessage({ id, name, args })
      }),
  }
}

it('opens a plan, serves one window after the other, asks the shell for intakes, saves and ends', async () => {
  const main = shell()
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never)
  Object.assign(process, { parentPort: main.parentPort })
  await import('./hostProcess.ts')

  const file = folder.file('p.sqlite')
  const common = { type: 'open', workDir: folder.file('work'), appVersion: '1', user: 'u' } as const
  const refused = main.next('refused')
  main.send({ ...common, how: { kind: 'new', title: 't', language: 'zh', path: folder.file('no/p.sqlite') } })
  expect((await refused).problems).toMatchObject([{ code: 'folderMissing' }])

  const opened = main.next('opened')
  main.send({ ...common, how: { kind: 'new', title: '计划', language: 'zh', path: file } })
  expect((await opened).state.save.state).toBe('saved')
  expect(main.told.at(-2)).toMatchObject({ type: 'saved', path: file, title: '计划' })

  const first = new MessageChannel()
  const second = new MessageChannel()
  main.send({ type: 'port' }, [electronPort(first.port2)])
  const before = window(first.port1)
  expect(await before.call('plan.load', {})).toMatchObject({ ok: true, value: { rows: { plan: [{ title: '计划' }] } } })
  main.send({ type: 'port' }, [electronPort(second.port2)])
  const after = window(second.port1)
  const args = { entity: 'person', rows: [{ name: '李敏' }] }
  expect(await after.call('plan.execute', { command: 'rows.insert', args })).toMatchObject({ ok: true })
  expect(after.events).toMatchObject([{ event: 'changed', payload: { by: 'command', revision: 2 } }])
  expect(before.events).toEqual([])
  const many = Array.from({ length: 150 }, (_, i) => ({ name: `成员 ${i}` }))
  await after.call('plan.execute', { command: 'rows.insert', args: { entity: 'person', rows: many } })
  const { payload } = after.events[1] as { payload: string }
  expect(JSON.parse(payload)).toMatchObject({ by: 'command', revision: 3, changes: { length: 150 } })
  expect(main.told.at(-1)).toMatchObject({ type: 'saved', save: { state: 'dirty' } })

  const intake = main.next('intake')
  main.send({ type: 'grant', handle: 'h', path: folder.file('missing.xlsx'), mode: 'read' })
  const preview = after.call('import.preview', { handle: 'h', as: 'auto' })
  const { id, request } = await intake
  expect(request).toMatchObject({ read: 'import', path: folder.file('missing.xlsx') })
  main.send({ type: 'intakeReply', id, reply: await directIntake(request) })
  expect(await preview).toMatchObject({ ok: false, problems: [{ code: 'fileMissing' }] })

  const closed = main.next('closed')
  main.send({ type: 'close' })
  expect((await closed).save.state).toBe('saved')
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0))
  first.port1.close()
  second.port1.close()
})
