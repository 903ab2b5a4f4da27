// What the page may do: call the plan host and the shell by name, and listen to their events. Nothing else crosses.

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { HostReply, HostRequest } from '#host/hostProtocol.ts'
import type { Answer } from '#shared/api.ts'

type Listener = (payload: unknown) => unknown

let port: MessagePort | null = null
let lastId = 0
/** Calls that the host has and has not answered. */
const asked = new Map<number, (answer: Answer<unknown>) => void>()
/** Calls made before the host's port came. */
let queue: HostRequest[] = []
const listeners = new Map<string, Set<Listener>>()

const shell = (name: string, args: unknown): Promise<Answer<unknown>> => ipcRenderer.invoke('opsmap', name, args)

function call(name: string, args: unknown): Promise<Answer<unknown>> {
  return String(name).startsWith('shell.') ? shell(name, args) : askHost(name as HostRequest['name'], args)
}

function askHost(name: HostRequest['name'], args: unknown): Promise<Answer<unknown>> {
  const request = { id: ++lastId, name, args }
  return new Promise((resolve) => {
    asked.set(request.id, resolve)
    if (port) return port.postMessage(request)
    queue.push(request)
    // After a reload the port is on its way; in a window without a plan it will never come.
    void shell('shell.hasPlan', {}).then((held) => {
      if (!port && !(held.ok && (held.value as { plan: boolean }).plan)) giveUp()
    })
  })
}

/** Answers every open call: the host that had it is gone. */
function giveUp(): void {
  const open = [...asked.values()]
  asked.clear()
  queue = []
  for (const answer of open) answer({ ok: false, problems: [{ code: 'internal' }] })
}

function hear(message: HostReply): void {
  if ('event' in message) return void emit(message.event, message.payload)
  asked.get(message.id)?.(message.answer)
  asked.delete(message.id)
}

function emit(event: string, payload: unknown): unknown[] {
  return [...(listeners.get(event) ?? [])].map((listener) => listener(payload))
}

ipcRenderer.on('opsmap:port', (event) => {
  const waiting = new Set(queue.map(({ id }) => id))
  const lost = [...asked.keys()].filter((id) => !waiting.has(id))
  port?.close()
  port = event.ports[0] ?? null
  for (const id of lost) hear({ id, answer: { ok: false, problems: [{ code: 'internal' }] } })
  if (!port) return
  port.onmessage = ({ data }: MessageEvent<HostReply>) => hear(data)
  for (const request of queue.splice(0)) port.postMessage(request)
})
ipcRenderer.on('opsmap:event', (_event, name: string, payload: unknown) => emit(name, payload))
// The shell waits for this answer before it closes the window: the page sends edits that are still being typed.
ipcRenderer.on('opsmap:closing', (event) => {
  void Promise.allSettled(emit('closing', {})).then(() => event.ports[0]?.postMessage('done'))
})

// A dropped file's path goes to the shell and not to the page. Text dragged within the page is the page's own affair.
const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
window.addEventListener('dragover', (event) => {
  if (holdsFile(event)) event.preventDefault()
})
window.addEventListener('drop', (event) => {
  if (!holdsFile(event)) return
  event.preventDefault()
  const file = event.dataTransfer?.files[0]
  if (event.isTrusted && file) ipcRenderer.send('opsmap:dropped', webUtils.getPathForFile(file))
})

contextBridge.exposeInMainWorld('opsmap', {
  call,
  on(event: string, listener: Listener): () => void {
    const known = listeners.get(event) ?? new Set()
    listeners.set(event, known.add(listener))
    return () => known.delete(listener)
  },
})
