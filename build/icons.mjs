// Draws assets/icons/icon.png, which packages carry, from its source: `npx node build/icons.mjs` after a change of icon.svg.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { project } from './setup/places.mjs'

const folder = join(project, 'assets', 'icons')
const drawing = new Resvg(readFileSync(join(folder, 'icon.svg'), 'utf8'), { fitTo: { mode: 'width', value: 512 } })
writeFileSync(join(folder, 'icon.png'), drawing.render().asPng())
