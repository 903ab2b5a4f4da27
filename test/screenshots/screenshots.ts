// `npm run screenshots`: every screen of the real window, Chinese and English, light and dark, into out/screenshots. Look at all of them.
// Names as arguments choose: `npm run screenshots -- home palette`.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { dialogScenes } from './dialogScenes.ts'
import { processScenes } from './processScenes.ts'
import { emptyScreens, sampleScreens } from './screenScenes.ts'
import { withWindow } from './studio.ts'

const order = { folder: join(import.meta.dirname, '../../out/screenshots'), wanted: argv.slice(2) }

if (order.wanted.length === 0) rmSync(order.folder, { recursive: true, force: true })
mkdirSync(order.folder, { recursive: true })
let taken = 0
for (const lang of ['zh', 'en'] as const)
  for (const scene of [emptyScreens, sampleScreens, processScenes, dialogScenes])
    taken += await withWindow(order, lang, scene)
console.log(`${taken} pictures in ${order.folder}`)
