// What a packaged Opsmap contains and how it is installed; `npm run package` uses it.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'

const project = join(import.meta.dirname, '..')
const icon = existsSync(join(project, 'assets/icons/icon.png')) ? 'assets/icons/icon.png' : undefined

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.opsmap.app',
  productName: 'Opsmap',
  copyright: 'Opsmap contributors, MIT licence',
  directories: { output: 'dist', buildResources: 'assets/icons' },
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'assets/**',
    '!**/*.map',
    // Everything else is in the bundle, exceljs too.
    '!node_modules/!(better-sqlite3|@resvg)/**',
    // Sources of the native part; only the compiled file is needed.
    '!node_modules/better-sqlite3/{deps,src}/**',
  ],
  asar: true,
  // Native code reads neither programs nor fonts out of an archive.
  asarUnpack: ['**/*.node', 'assets/fonts/*.ttf'],
  // Both native packages come with Node-API binaries, which every Electron from 45 on loads as they are.
  npmRebuild: false,
  electronLanguages: ['en-US', 'zh-CN'],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    // Tests attach through the inspector; a package made for them differs in this fuse only.
    enableNodeCliInspectArguments: env.OPSMAP_INSPECTABLE === '1',
    grantFileProtocolExtraPrivileges: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  },
  // Plans are .sqlite files; programs for databases keep their place as the default.
  fileAssociations: [
    { ext: 'sqlite', name: 'Opsmap plan', role: 'Editor', rank: 'Alternate', mimeType: 'application/vnd.sqlite3' },
  ],
  icon,
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: { target: ['dmg'], category: 'public.app-category.business' },
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    maintainer: 'Opsmap contributors',
    executableName: 'opsmap',
  },
  publish: null,
}
