// Keys as we write them, as they are pressed, shown and put into the native menu.
import { describe, expect, test } from 'vitest'
import { accelerator, belongsToText, keyText, matchesKey, type Pressed, parseKey } from './keys.ts'

const pressed = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('a key', () => {
  test('is written with its modifiers in any order', () => {
    expect(parseKey('Shift+Mod+L')).toEqual({ mod: true, shift: true, alt: false, key: 'l' })
    expect(parseKey('Delete')).toEqual({ mod: false, shift: false, alt: false, key: 'delete' })
    expect(parseKey('Mod+Plus').key).toBe('+')
  })
  test('with an unknown modifier is our own mistake', () => {
    expect(() => parseKey('Ctrl+L')).toThrow('not a key')
    expect(() => parseKey('Mod+')).toThrow('not a key')
  })
})

describe('a pressed key', () => {
  test('must hold exactly the modifiers', () => {
    const z = parseKey('Mod+Z')
    expect(matchesKey(pressed('z', { ctrlKey: true }), z)).toBe(true)
    expect(matchesKey(pressed('Z', { ctrlKey: true, shiftKey: true }), z)).toBe(false)
    expect(matchesKey(pressed('z'), z)).toBe(false)
    expect(matchesKey(pressed('z', { ctrlKey: true, altKey: true }), z)).toBe(false)
  })
  test('takes Cmd for Mod on a Mac, and leaves Ctrl alone there', () => {
    expect(matchesKey(pressed('k', { metaKey: true }), parseKey('Mod+K'), true)).toBe(true)
    expect(matchesKey(pressed('k', { ctrlKey: true }), parseKey('Mod+K'), true)).toBe(false)
  })
  test('may need Shift to be punctuation at all', () => {
    expect(matchesKey(pressed('/', { ctrlKey: true, shiftKey: true }), parseKey('Mod+/'))).toBe(true)
    expect(matchesKey(pressed('+', { ctrlKey: true, shiftKey: true }), parseKey('Mod+Plus'))).toBe(true)
  })
  test('is known by its place where the layout gives another letter', () => {
    expect(matchesKey(pressed('я', { ctrlKey: true, code: 'KeyZ' }), parseKey('Mod+Z'))).toBe(true)
    expect(matchesKey(pressed('!', { ctrlKey: true, shiftKey: true, code: 'Digit1' }), parseKey('Mod+Shift+1'))).toBe(
      true,
    )
    // On a French keyboard the key in the place of Q types an A.
    expect(matchesKey(pressed('a', { ctrlKey: true, code: 'KeyQ' }), parseKey('Mod+Q'))).toBe(false)
  })
})

test.each([
  ['Delete', true],
  ['A', true],
  ['Enter', true],
  ['Mod+Z', true],
  ['Mod+ArrowLeft', true],
  ['Alt+ArrowLeft', false],
  ['Mod+S', false],
  ['Mod+K', false],
  ['F2', false],
  ['Escape', false],
])('in a text field %s is typing: %s', (key, typing) => {
  expect(belongsToText(parseKey(key))).toBe(typing)
})

test.each([
  ['Mod+Shift+L', 'Ctrl+Shift+L', 'CmdOrCtrl+Shift+L'],
  ['Alt+ArrowLeft', 'Alt+←', 'Alt+Left'],
  ['F1', 'F1', 'F1'],
  ['Mod+Plus', 'Ctrl++', 'CmdOrCtrl+Plus'],
  // What belongs to the page must not be taken by the menu.
  ['Delete', 'Del', undefined],
  ['Enter', 'Enter', undefined],
])('%s is shown as %s and offered to the menu as %s', (key, shown, offered) => {
  expect(keyText(key)).toBe(shown)
  expect(accelerator(key)).toBe(offered)
})

test('on a Mac keys are signs', () => {
  expect(keyText('Mod+Shift+L', true)).toBe('⇧⌘L')
})
