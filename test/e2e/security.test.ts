// The walls around the page, tried from inside it: no Node, no foreign code, no network, no way out, no permissions.
// Every test here provokes; none of it is part of the runs that demand silence.

import { createSocket, type Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'

/** Words of the policy as agreed; csp.ts must say the same. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'none'; object-src 'none'; frame-src 'none'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default"
const pageUrl = 'app://bundle/index.html'

let running: RunningApp
let server: Server
let connections = 0
let port = 0
let datagrams: Socket

beforeAll(async () => {
  // The same number for both, so that one number tells all; one that is free for both.
  for (let free = false; !free; ) {
    server = createServer((socket) => {
      connections++
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    datagrams = createSocket('udp4').on('message', () => connections++)
    free = await bound(datagrams)
    if (!free) server.close()
  }
  running = await launchApp()
})
/** Whether the socket got the port. */
const bound = (socket: Socket): Promise<boolean> =>
  new Promise((resolve) => {
    socket.once('error', () => resolve(false))
    socket.bind(port, '127.0.0.1', () => resolve(true))
  })
afterAll(async () => {
  await running.close()
  server.close()
  datagrams.close()
})

describe('what the page is given', () => {
  test('no Node, and of ours only call and on', async () => {
    const found = await running.page.evaluate(() => ({
      node: [
        'require',
        'process',
        'module',
        'exports',
        'Buffer',
        'global',
        '__dirname',
        '__filename',
        'setImmediate',
      ].filter((name) => name in globalThis),
      ours: Object.keys((globalThis as unknown as { opsmap: object }).opsmap),
    }))
    expect(found).toEqual({ node: [], ours: ['call', 'on'] })
  })

  test('the preferences of the window', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      return JSON.parse(JSON.stringify(contents.getLastWebPreferences())) as Record<string, unknown>
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
    // Told only when switched on.
    for (const name of ['nodeIntegrationInWorker', 'navigateOnDragDrop', 'spellcheck', 'enableBlinkFeatures'])
      expect(preferences[name] || false, name).toBe(false)
  })

  test('a session in memory, without spell checker, and WebRTC without a way out', async () => {
    const found = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const { session } = contents as Electron.WebContents
      return [session.isPersistent(), session.isSpellCheckerEnabled(), contents?.getWebRTCIPHandlingPolicy()]
    })
    expect(found).toEqual([false, false, 'disable_non_proxied_udp'])
  })
})

describe('the files of the window', () => {
  const ask = (url: string, method = 'GET') =>
    running.app.evaluate(
      async ({ BrowserWindow }, [url, method]) => {
        const { session } = (BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow).webContents
        const answer = await session.fetch(url as string, { method: method as string })
        return {
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          size: (await answer.text()).length,
        }
      },
      [url, method],
    )

  test('come with the policy and their type', async () => {
    const { status, headers } = await ask(pageUrl)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })

  test.each([
    'app://bundle/../../package.json',
    'app://bundle/..%2f..%2fpackage.json',
    'app://bundle/%2e%2e/%2e%2e/package.json',
    'app://bundle//etc/passwd',
    'app://bundle/',
    'app://bundle/assets/',
    'app://elsewhere/index.html',
  ])('%s is not found', async (url) => {
    expect(await ask(url)).toMatchObject({ status: 404, size: 0 })
  })

  test('are only read', async () => {
    expect(await ask(pageUrl, 'POST')).toMatchObject({ status: 404 })
  })
})

describe('foreign code', () => {
  test.each([
    // A step later: what the debugger itself runs may use eval.
    ['eval', () => new Promise((resolve) => setTimeout(resolve)).then(() => Reflect.get(globalThis, 'eval')('1 + 1'))],
    ['new Function', () => new Promise((resolve) => setTimeout(resolve)).then(() => new Function('return 1')())],
    ['innerHTML', () => (document.createElement('p').innerHTML = '<b>x</b>')],
    ['outerHTML', () => (document.body.appendChild(document.createElement('p')).outerHTML = '<b>x</b>')],
    ['insertAdjacentHTML', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>')],
    ['document.write', () => document.write('<b>x</b>')],
    ['DOMParser', () => new DOMParser().parseFromString('<b>x</b>', 'text/html')],
    ['srcdoc', () => (document.createElement('iframe').srcdoc = '<b>x</b>')],
    ['the text of a script', () => (document.createElement('script').text = 'x')],
    ['the address of a script', () => (document.createElement('script').src = 'data:text/javascript,1')],
    ['a worker from text', () => new Worker(URL.createObjectURL(new Blob(['1'])))],
    [
      'a second policy',
      () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(n: string, p: object): unknown } }
        ).trustedTypes.createPolicy('mine', {}),
    ],
  ] as [string, () => unknown][])('%s throws', async (_what, attempt) => {
    await expect(running.page.evaluate(attempt)).rejects.toThrow(
      /TrustedHTML|TrustedScript|Trusted Type|Policy|Content Security|unsafe-eval/i,
    )
  })

  test('a timer with text does not run it', async () => {
    const ran = await running.page.evaluate(async () => {
      const blocked = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', resolve, { once: true }),
      )
      try {
        setTimeout('globalThis.ranText = true', 0)
      } catch {
        return 'threw'
      }
      await blocked
      return 'ranText' in globalThis
    })
    expect(['threw', false]).toContain(ran)
  })

  test('handlers and links with code do not run it', async () => {
    const ran = await running.page.evaluate(async () => {
      const seen: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
      const button = document.createElement('button')
      try {
        button.setAttribute('onclick', 'globalThis.ranHandler = true')
      } catch {}
      document.body.append(button)
      button.click()
      const link = document.createElement('a')
      link.href = 'javascript:globalThis.ranLink = true'
      document.body.append(link)
      link.click()
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      button.remove()
      link.remove()
      return 'ranHandler' in globalThis || 'ranLink' in globalThis
    })
    expect(ran).toBe(false)
  })
})

describe('the network', () => {
  /** Tries every way a page has to reach a server, and waits until each has failed or given up. */
  const reach = (port: number) =>
    running.page.evaluate(async (port) => {
      const http = `http://127.0.0.1:${port}/`
      const failed = (target: EventTarget) =>
        new Promise((resolve) => {
          for (const name of ['error', 'load', 'open', 'close']) target.addEventListener(name, () => resolve(name))
        })
      const attempt = async (run: () => unknown): Promise<string> => {
        try {
          return String(await run())
        } catch (error) {
          return (error as Error).name
        }
      }
      const image = () => {
        const made = new Image()
        const end = failed(made)
        made.src = `${http}image`
        return end
      }
      const link = (rel: string) => () => {
        const made = document.createElement('link')
        made.rel = rel
        if (rel === 'preload') made.as = 'image'
        made.href = `${http}${rel}`
        const end = rel === 'stylesheet' || rel === 'preload' ? failed(made) : 'added'
        document.head.append(made)
        return end
      }
      const xhr = () => {
        const request = new XMLHttpRequest()
        const end = failed(request)
        request.open('GET', `${http}xhr`)
        request.send()
        return end
      }
      const peer = async () => {
        const made = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${port}` },
            { urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'a', credential: 'b' },
          ],
        })
        made.createDataChannel('x')
        const gathered = new Promise((resolve) => {
          made.onicegatheringstatechange = () => made.iceGatheringState === 'complete' && resolve('gathered')
        })
        await made.setLocalDescription(await made.createOffer())
        await gathered
        made.close()
      }
      return {
        fetch: await attempt(() => fetch(http)),
        noCors: await attempt(() => fetch(http, { mode: 'no-cors', keepalive: true })),
        xhr: await attempt(xhr),
        image: await attempt(image),
        socket: await attempt(() => failed(new WebSocket(`ws://127.0.0.1:${port}/socket`))),
        events: await attempt(() => failed(new EventSource(`${http}events`))),
        beacon: await attempt(() => navigator.sendBeacon(`${http}beacon`, 'x')),
        style: await attempt(link('stylesheet')),
        preload: await attempt(link('preload')),
        prefetch: await attempt(link('prefetch')),
        preconnect: await attempt(link('preconnect')),
        names: await attempt(link('dns-prefetch')),
        font: await attempt(() => new FontFace('x', `url(${http}font)`).load()),
        video: await attempt(() => {
          const made = document.createElement('video')
          const end = failed(made)
          made.src = `${http}video`
          return end
        }),
        worker: await attempt(() => new Worker(`${http}worker.js`)),
        module: await attempt(() => import(/* @vite-ignore */ `${http}module.js`)),
        peer: await attempt(peer),
      }
    }, port)

  test('is out of reach for everything a page can do', async () => {
    const results = await reach(port)
    expect(connections, JSON.stringify(results)).toBe(0)
  })

  test('is out of reach even without the policy', async () => {
    const failures = new Map<string, string>()
    const { page, app } = running
    page.on('requestfailed', (request) => failures.set(request.url(), request.failure()?.errorText ?? ''))
    const tools = await app.context().newCDPSession(page)
    await tools.send('Page.setBypassCSP', { enabled: true })
    await reloadFromShell()
    const results = await reach(port)
    await tools.send('Page.setBypassCSP', { enabled: false })
    await reloadFromShell()
    expect(connections, JSON.stringify(results)).toBe(0)
    // Stopped by the shell before any name or address was looked at.
    expect(failures.get(`http://127.0.0.1:${port}/image`)).toBe('net::ERR_BLOCKED_BY_CLIENT')
  })

  test('does not even resolve names', async () => {
    const resolved = await running.app.evaluate(async ({ session }) => {
      const other = session.fromPartition('a-session-without-guards')
      return other.resolveHost('localhost').then(
        () => 'resolved',
        (error: Error) => error.message,
      )
    })
    expect(resolved).toMatch(/ERR_NAME_NOT_RESOLVED/)
  })
})

const reloadFromShell = async () => {
  const loaded = running.page.waitForEvent('load')
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await loaded
}

describe('the way out', () => {
  /** Where windows are and how many, after the attempt had its chance. */
  const whereAfter = async (attempt: (port: number) => unknown): Promise<unknown> => {
    // Where the page goes away under the attempt, so does its answer.
    await running.page.evaluate(attempt, port).catch(() => undefined)
    // Whatever was started is decided two frames later, on a page that has loaded.
    await running.page.waitForFunction(async (url) => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
      return document.readyState === 'complete' && location.href === url
    }, pageUrl)
    return running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    )
  }

  test.each([
    [
      'a new address',
      (port: number) => {
        location.href = `http://127.0.0.1:${port}/`
      },
    ],
    [
      'another page of ours',
      () => {
        location.href = 'app://bundle/other.html'
      },
    ],
    [
      'a file',
      () => {
        location.href = 'file:///etc/passwd'
      },
    ],
    [
      'text as a page',
      () => {
        location.href = 'data:text/html,x'
      },
    ],
    [
      'a blob as a page',
      () => {
        location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))
      },
    ],
    ['an empty page', () => void location.replace('about:blank')],
    ['a new window', (port: number) => void open(`http://127.0.0.1:${port}/`)],
    ['a new window of ours', () => void open('app://bundle/index.html')],
    [
      'a link to a new window',
      (port: number) => {
        const link = document.createElement('a')
        Object.assign(link, { href: `http://127.0.0.1:${port}/`, target: '_blank' })
        document.body.append(link)
        link.click()
        link.remove()
      },
    ],
    [
      'a form',
      (port: number) => {
        const form = document.createElement('form')
        Object.assign(form, { action: `http://127.0.0.1:${port}/`, method: 'post' })
        document.body.append(form)
        form.submit()
        form.remove()
      },
    ],
    [
      'a page that refreshes itself elsewhere',
      (port: number) => {
        const meta = document.createElement('meta')
        meta.httpEquiv = 'refresh'
        meta.content = `0;url=http://127.0.0.1:${port}/`
        document.head.append(meta)
      },
    ],
    [
      'a frame',
      () => {
        const frame = document.createElement('iframe')
        frame.src = 'app://bundle/index.html'
        document.body.append(frame)
      },
    ],
  ] as [string, (port: number) => unknown][])('%s leads nowhere', async (_what, attempt) => {
    expect(await whereAfter(attempt)).toEqual([pageUrl])
    expect(running.app.windows()).toHaveLength(1)
    expect(connections).toBe(0)
  })

  test('a download is stopped before it starts', async () => {
    const stopped = running.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          const { session } = (BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow).webContents
          session.once('will-download', (event) => resolve(event.defaultPrevented))
        }),
    )
    // Asked once more in between, so that the listener is there before the click.
    await running.app.evaluate(() => undefined)
    await running.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'x.exe'
      link.click()
    })
    expect(await stopped).toBe(true)
  })

  test('a file dropped on the window does not become the page', async () => {
    const tools = await running.app.context().newCDPSession(running.page)
    const data = { items: [], files: [import.meta.filename], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await tools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    expect(await whereAfter(() => undefined)).toEqual([pageUrl])
  })

  test('reloading itself is allowed', async () => {
    const loaded = running.page.waitForEvent('load')
    await running.page.evaluate(() => location.reload())
    await loaded
    expect(running.page.url()).toBe(pageUrl)
  })
})

describe('permissions', () => {
  test.each(['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi', 'screen-wake-lock'])(
    '%s is denied',
    async (name) => {
      const state = await running.page.evaluate(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        name,
      )
      expect(state).toBe('denied')
    },
  )

  test('asking does not help', async () => {
    const answers = await running.page.evaluate(async () => {
      type Device = { requestDevice(wish: object): Promise<unknown>; requestPort(): Promise<unknown> }
      const { bluetooth, usb, hid, serial } = navigator as unknown as Record<string, Device | undefined>
      /** An empty list is a refusal as well. */
      const refused = (asked: Promise<unknown> | undefined) =>
        (asked ?? Promise.reject(new Error('absent'))).then(
          (got) => (Array.isArray(got) && got.length === 0 ? 'nothing' : `granted ${got}`),
          () => 'refused',
        )
      return {
        media: await refused(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        screen: await refused(navigator.mediaDevices.getDisplayMedia()),
        place: await refused(new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
        notification: (await Notification.requestPermission()) === 'denied' ? 'refused' : 'granted',
        read: await refused(navigator.clipboard.readText()),
        bluetooth: await refused(bluetooth?.requestDevice({ acceptAllDevices: true })),
        usb: await refused(usb?.requestDevice({ filters: [] })),
        hid: await refused(hid?.requestDevice({ filters: [] })),
        serial: await refused(serial?.requestPort()),
        pickers: ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].some((name) => name in globalThis)
          ? 'granted'
          : 'absent',
      }
    })
    for (const [what, answer] of Object.entries(answers)) expect(answer, what).toMatch(/^(refused|nothing|absent)$/)
  })

  test('copying works, for that is what a grid is for', async () => {
    await running.page.mouse.click(200, 200)
    await running.page.evaluate(() =>
      navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob(['目标'], { type: 'text/plain' }) })]),
    )
    await expect.poll(() => running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('目标')
  })
})

describe('calls', () => {
  /** As long as a label may be; a hundred of them are more than a call may carry. */
  const long = { id: 'x', label: '长'.repeat(10_000), enabled: true }
  const call = (name: unknown, args: unknown) =>
    running.page.evaluate(
      ([name, args]) =>
        (globalThis as unknown as { opsmap: { call(n: unknown, a: unknown): Promise<unknown> } }).opsmap.call(
          name,
          args,
        ),
      [name, args],
    )

  test.each(['shell.nonsense', 'shell.', 'shell.constructor', 'shell.__proto__'])('%s is unknown', async (name) => {
    expect(await call(name, {})).toEqual({ ok: false, problems: [{ code: 'unknownCommand' }] })
  })

  test.each([
    ['shell.setTitle', { title: 5 }],
    ['shell.setTitle', null],
    ['shell.setTitle', { title: 'x'.repeat(10_001) }],
    ['shell.openRecent', { handle: '/etc/passwd' }],
    ['shell.setSettings', { lang: 'fr' }],
    [
      'shell.setMenu',
      { menus: [{ label: 'x', items: [{ id: 'a', label: 'a', enabled: true, role: 'toggleDevTools' }] }] },
    ],
    ['shell.setMenu', { menus: [{ label: 'x', items: [{ id: 'a', label: 'a', enabled: true, key: '保存' }] }] }],
    [
      'shell.setMenu',
      {
        menus: [
          { label: 'x', items: Array.from({ length: 100 }, () => long) },
          { label: 'y', items: [long] },
        ],
      },
    ],
  ])('%s refuses %o', async (name, args) => {
    expect(await call(name, args)).toEqual({ ok: false, problems: [{ code: 'badArguments' }] })
  })

  test('a handle of nobody opens nothing', async () => {
    for (const name of ['shell.openRecent', 'shell.reveal'])
      expect(await call(name, { handle: 'recent-0' })).toEqual({ ok: false, problems: [{ code: 'unknownHandle' }] })
    for (const [name, args] of [
      ['shell.earlierVersions', { recent: 'recent-0' }],
      ['shell.openEarlierVersion', { recent: 'recent-0', id: 'x', title: 'x' }],
      ['shell.openEarlierVersion', { id: '../plan.sqlite', title: 'x' }],
    ] as const)
      expect(await call(name, args)).toEqual({ ok: false, problems: [{ code: 'unknownHandle' }] })
  })

  test.each([
    ['a foreign page with our preload script', 'data:text/html,<p>x</p>', 'opsmap'],
    ['our page in a window that is not ours', pageUrl, 'opsmap'],
    ['a page in another session', 'data:text/html,<p>y</p>', 'other'],
  ])('%s gets no answer', async (_what, url, partition) => {
    const answer = await running.app.evaluate(
      async ({ app, BrowserWindow }, [url, partition]) => {
        const preload = `${app.getAppPath()}/out/preload/preload.cjs`
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload, partition: partition as string, sandbox: true },
        })
        await window.loadURL(url as string)
        const answer = await window.webContents.executeJavaScript(
          "opsmap.call('shell.settings', {}).then((a) => 'answered', (e) => String(e))",
        )
        window.destroy()
        return answer as string
      },
      [url, partition],
    )
    expect(answer).toMatch(/refused/)
  })
})

test('what was blocked was seen and written down', async () => {
  await expect.poll(() => running.cspReports().length).toBeGreaterThan(10)
})
