// The way through the screens, back and forward, and what is remembered of panels.
import { beforeEach, expect, test, vi } from 'vitest'
import {
  applySettings,
  goBack,
  goForward,
  navigate,
  resetPlaces,
  setPanel,
  setParams,
  useWindow,
} from './windowState.ts'

const call = vi.fn(async () => ({ ok: true, value: {} }))
beforeEach(() => {
  call.mockClear()
  vi.stubGlobal('window', { opsmap: { call, on: () => () => {} } })
  resetPlaces()
})
const here = () => {
  const { screen, params } = useWindow.getState()
  return [screen, params]
}

test('back and forward lead through the screens', () => {
  navigate('goals')
  navigate('process', { processVersion: 'v' })
  goBack()
  expect(here()).toEqual(['goals', {}])
  goBack()
  goBack()
  expect(here()).toEqual(['home', {}])
  goForward()
  goForward()
  goForward()
  expect(here()).toEqual(['process', { processVersion: 'v' }])
})

test('another way than before ends the way forward', () => {
  navigate('goals')
  goBack()
  navigate('kpis')
  goForward()
  expect(here()).toEqual(['kpis', {}])
})

test('going where one is renews the params, without a step back', () => {
  navigate('goals', { row: 'g' })
  const { params, back } = useWindow.getState()
  navigate('goals', { row: 'g' })
  expect(useWindow.getState().params).not.toBe(params)
  expect(useWindow.getState().back).toBe(back)
})

test('params change without history', () => {
  navigate('process', { processVersion: 'v' })
  setParams({ processVersion: 'v', row: 's' })
  goBack()
  expect(here()[0]).toBe('home')
})

test('a panel being dragged is sent once, with its last size', () => {
  vi.useFakeTimers()
  for (const width of [300, 310, 320]) setPanel('inspector.width', width)
  setPanel('table.height', 200)
  expect(call).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(call).toHaveBeenCalledExactlyOnceWith('shell.setSettings', {
    panels: { 'window/inspector.width': 320, 'window/table.height': 200 },
  })
  vi.useRealTimers()
})

test('settings that arrive before a panel is saved do not take it back, not even while it is on its way', async () => {
  vi.useFakeTimers()
  const old = { lang: 'zh', theme: 'dark', author: '', panels: { 'window/view': 'table' } } as const
  const shown = () => useWindow.getState().panels['window/view']
  applySettings(old)
  setPanel('view', 'canvas')
  applySettings(old)
  expect(shown()).toBe('canvas')
  let answered = (_: { ok: boolean; value: object }) => {}
  call.mockImplementationOnce(() => new Promise((resolve) => (answered = resolve)))
  vi.runAllTimers()
  applySettings(old)
  expect(shown()).toBe('canvas')
  answered({ ok: true, value: {} })
  await vi.runAllTimersAsync()
  applySettings(old)
  expect(shown()).toBe('table')
  vi.useRealTimers()
})
