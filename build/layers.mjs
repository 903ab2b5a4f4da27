// Checks who may import whom; the table below is the one of ARCHITECTURE.md. `node build/layers.mjs` is part of `npm run lint`.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { argv, exit } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const pure = ['zod', 'date-fns', 'i18next', 'fflate', 'fast-xml-parser', 'echarts', 'elkjs']
const kit = [
  ...['react', 'react-dom', 'react-i18next', 'zustand', 'dayjs', 'lucide-react'],
  ...['@mantine/core', '@mantine/hooks', '@mantine/dates', '@mantine/spotlight', '@mantine/notifications'],
]
const files = ['better-sqlite3', 'exceljs', 'papaparse', '@resvg/resvg-js', 'pdfkit', 'fontkit', 'bpmn-moddle', 'docx']
const fieldKinds = ['shared/model/field.ts', 'shared/model/values', 'shared/model/sheetView', 'shared/model/problem.ts']
const sharedRooms = ['shared/model', 'shared/i18n', ...pure]

/**
 * What the files of a folder may import besides their own folder: folders (with all below them), single files, packages.
 * The longest folder that fits a file counts; `*` stands for one name. `types` may be imported by `import type` only.
 * @type {Record<string, { may: string[], types?: string[] }>}
 */
export const layers = {
  'shared/model': { may: ['zod'], types: ['shared'] },
  'shared/i18n': { may: ['shared/model', 'i18next'], types: ['shared'] },
  'shared/*': { may: sharedRooms, types: ['shared'] },
  // BPMN shows a process where the drawing shows it.
  'shared/bpmn': { may: [...sharedRooms, 'shared/diagram'], types: ['shared'] },
  // A command may write what an analysis finds, as scheduling does.
  'shared/commands': { may: [...sharedRooms, 'shared/analysis', 'shared/bpmn/draft.ts'], types: ['shared'] },
  // A template becomes rows, laid out.
  'shared/templates': { may: [...sharedRooms, 'shared/analysis', 'shared/diagram'], types: ['shared'] },
  shared: { may: ['shared', ...pure] },
  'electron/host': { may: ['shared', 'node:', ...files, ...pure] },
  'electron/cli': { may: ['electron/host', 'shared', 'node:', ...pure] },
  electron: { may: ['electron/host', 'electron/cli', 'shared', 'node:', 'electron', 'zod'] },
  'renderer/ui': { may: [...fieldKinds, 'shared/i18n', '@glideapps/glide-data-grid', ...kit, ...pure] },
  'renderer/platform': { may: ['shared', 'react', 'react-dom', 'react-i18next', 'zustand', ...pure] },
  'renderer/platform/sheet': { may: ['renderer/platform', 'renderer/ui', 'shared', ...kit, ...pure] },
  'renderer/features/process': {
    may: ['renderer/ui', 'renderer/platform', 'shared', '@xyflow/react', ...kit, ...pure],
  },
  'renderer/features/*': { may: ['renderer/ui', 'renderer/platform', 'shared', ...kit, ...pure] },
  'renderer/features': { may: ['renderer/features', 'renderer/ui', 'renderer/platform', 'shared', ...kit] },
  'renderer/shell': {
    may: ['renderer/features/index.ts', 'renderer/platform', 'renderer/ui', 'shared', ...kit, ...pure],
  },
  renderer: { may: ['renderer', 'shared', ...kit, ...pure] },
}

const aliases = {
  '#shared/': 'shared/',
  '#host/': 'electron/host/',
  '#ui/': 'renderer/ui/',
  '#platform/': 'renderer/platform/',
}
const importPattern =
  /(?:^(?:import|export)\s+(?<type>type\s)?[^'";()]*?\bfrom\s*|^import\s*|\b(?:import|require|new URL)\(\s*)['"](?<specifier>[^'"\n]+)['"]/gm

/**
 * The imports of one file that its layer does not allow.
 * @param {string} file path from the project's root, with forward slashes
 * @param {string} text its content
 * @returns {string[]} one sentence each
 */
export function brokenRules(file, text) {
  const layer = layerOf(file)
  if (!layer) return []
  const { may, types = [] } = layers[layer.rule] ?? { may: [] }
  const broken = []
  for (const { groups } of text.matchAll(importPattern)) {
    const { type, specifier = '' } = groups ?? {}
    const target = targetOf(file, specifier)
    const allowed = [layer.folder, ...may, ...(type ? types : [])]
    if (target && !allowed.some((entry) => covers(entry, target))) {
      broken.push(`${file} must not import ${specifier} (see ${layer.rule} in build/layers.mjs)`)
    }
  }
  return broken
}

/** @param {string} file @returns {{ rule: string, folder: string } | undefined} */
function layerOf(file) {
  const parts = file.split('/').slice(0, -1)
  for (let length = parts.length; length > 0; length--) {
    const folder = parts.slice(0, length).join('/')
    const anyName = [...parts.slice(0, length - 1), '*'].join('/')
    if (layers[folder]) return { rule: folder, folder }
    if (layers[anyName]) return { rule: anyName, folder }
  }
  return undefined
}

/**
 * @param {string} file
 * @param {string} specifier
 * @returns {string | undefined} a path from the root, or a package; nothing for assets, which are data
 */
function targetOf(file, specifier) {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), path))
    return target.startsWith('assets/') ? undefined : target
  }
  for (const [alias, folder] of Object.entries(aliases)) {
    if (path.startsWith(alias)) return folder + path.slice(alias.length)
  }
  return path
}

/** @param {string} entry @param {string} target */
function covers(entry, target) {
  return target === entry || target.startsWith(entry.endsWith(':') ? entry : `${entry}/`)
}

const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {string} folder @returns {string[]} */
function sourcesIn(folder) {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const sources = ['shared', 'electron', 'renderer'].flatMap(sourcesIn)
  const broken = sources.flatMap((file) => brokenRules(file, readFileSync(join(project, file), 'utf8')))
  for (const sentence of broken) console.error(sentence)
  exit(broken.length > 0 ? 1 : 0)
}
