// The policy lets pass what empties an element and what loads our own workers, nothing else.

import { expect, it } from 'vitest'
import { policy } from './trustedTypes.ts'

it('answers only an empty text for HTML', () => {
  expect(policy.createHTML('')).toBe('')
  expect(policy.createHTML('null')).toBe('')
  for (const text of ['<b>x</b>', ' ', 'x', '<!-- -->', 'undefined']) expect(policy.createHTML(text)).toBeNull()
})

it('lets pass scripts of our build only', () => {
  for (const url of ['app://bundle/assets/elk.worker-1.js', '/assets/layout.js'])
    expect(policy.createScriptURL(url)).toBe(url)
  const foreign = [
    'app://bundle/../x.js',
    'app://bundle/x.js',
    'data:text/javascript,1',
    'blob:app://bundle/1',
    'https://a/assets/x.js',
    './layout.js',
    '/x.js',
    '//host/assets/x.js',
    'javascript:1',
    'app://bundle/assets/../x.js',
  ]
  for (const url of foreign) expect(policy.createScriptURL(url), url).toBeNull()
})
