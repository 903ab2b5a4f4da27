// One list of actions: the latest of an id counts, what is disabled does not run, and what is gone is gone.
import { expect, test, vi } from 'vitest'
import { type Action, allActions, registerActions, runAction } from './actions.ts'

const action = (id: string, run: () => void, more: Partial<Action> = {}): Action => ({
  id,
  label: 'shell.action.save',
  run,
  ...more,
})

test('a screen’s action takes the place of the frame’s while the screen is there', () => {
  const frame = vi.fn()
  const screen = vi.fn()
  const leaveFrame = registerActions([action('find', frame), action('save', frame)])
  const leaveScreen = registerActions([action('find', screen)])
  expect(allActions().map(({ id }) => id)).toEqual(['find', 'save'])
  runAction('find')
  expect([frame.mock.calls.length, screen.mock.calls.length]).toEqual([0, 1])
  leaveScreen()
  runAction('find')
  expect(frame).toHaveBeenCalledOnce()
  leaveFrame()
  expect(allActions()).toEqual([])
})

test('what is disabled or unknown does not run', () => {
  const run = vi.fn()
  const leave = registerActions([action('undo', run, { enabled: () => false })])
  expect([runAction('undo'), runAction('nothing')]).toEqual([false, false])
  expect(run).not.toHaveBeenCalled()
  leave()
})
