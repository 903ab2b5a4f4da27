// Only the main frame with our address is our page.

import { expect, it } from 'vitest'
import { isOurPage } from './ourPage.ts'

const ours = { url: 'app://bundle/index.html' }

it('takes the main frame of our address', () => {
  expect(isOurPage(ours, { mainFrame: ours })).toBe(true)
})

it('refuses another frame in our window, even with our address', () => {
  expect(isOurPage({ ...ours }, { mainFrame: ours })).toBe(false)
  expect(isOurPage(null, { mainFrame: ours })).toBe(false)
})

it.each([
  'about:blank',
  '',
  'app://bundle.example/index.html',
  'app://elsewhere/index.html',
  'data:text/html,app://bundle/',
  'file:///app://bundle/index.html',
  'https://bundle/index.html',
])('refuses %j in the main frame', (url) => {
  const mainFrame = { url }
  expect(isOurPage(mainFrame, { mainFrame })).toBe(false)
})
