// System libraries and programs on Debian and its kin: installed when set-up may, named when it may not.

import { answerOf, isOnPath, run, say } from './process.mjs'

/**
 * A need is met by a program on the PATH (command) or by any of the packages; newer releases renamed some of them.
 * @typedef {{ packages: string[], command?: string }} Need
 */

/** @typedef {'electron' | 'display' | 'compiler' | 'tests' | 'longTests'} Group */

/** @type {Record<Group, Need[]>} */
const needs = {
  electron: [
    { packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
    { packages: ['libnss3'] },
    { packages: ['libasound2', 'libasound2t64'] },
    { packages: ['libgbm1'] },
    { packages: ['libxss1'] },
    { packages: ['libsecret-1-0'] },
    { packages: ['fonts-noto-cjk'] },
  ],
  display: [
    { packages: ['xvfb'], command: 'xvfb-run' },
    { packages: ['xauth'], command: 'xauth' },
  ],
  compiler: [
    { packages: ['python3'], command: 'python3' },
    { packages: ['make'], command: 'make' },
    { packages: ['g++'], command: 'g++' },
  ],
  tests: [{ packages: ['python3-openpyxl'] }, { packages: ['poppler-utils'], command: 'pdftoppm' }],
  longTests: [
    { packages: ['libreoffice-calc', 'libreoffice-calc-nogui'] },
    { packages: ['libreoffice-writer', 'libreoffice-writer-nogui'] },
    { packages: ['fonts-noto-cjk'] },
  ],
}

/**
 * Installs the missing packages of the wanted groups.
 * @param {Partial<Record<Group, boolean>>} groups
 */
export async function installSystemPackages(groups) {
  if (process.platform !== 'linux') return
  const onDebian = isOnPath('dpkg-query') && isOnPath('apt-get')
  const wanted = Object.entries(needs).flatMap(([group, list]) => (groups[/** @type {Group} */ (group)] ? list : []))
  const missing = onDebian ? missingOnDebian(wanted) : wanted.filter((need) => need.command && !isOnPath(need.command))
  if (missing.length === 0) return

  if (!onDebian) {
    say(`please install with this system's package manager: ${missing.map((need) => need.command).join(', ')}`)
    return
  }
  if (process.getuid?.() !== 0) {
    const names = missing.map((need) => need.packages[0])
    say(`some system packages are missing; please run: sudo apt-get install -y ${names.join(' ')}`)
    return
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  say('apt-get update')
  await run('apt-get', ['update', '-qq'], { env })
  const names = missing.map(availableName)
  say(`apt-get install ${names.join(' ')}`)
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env })
}

/** @param {Need[]} wanted */
function missingOnDebian(wanted) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own notation
  const listed = answerOf('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n']) ?? ''
  const installed = new Set(
    listed
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  return wanted.filter(
    (need) => !(need.command && isOnPath(need.command)) && !need.packages.some((name) => installed.has(name)),
  )
}

/** @param {Need} need the name this release knows the package by */
function availableName(need) {
  const known = need.packages.find((name) => answerOf('apt-cache', ['show', '--no-all-versions', name]))
  return known ?? need.packages[0] ?? ''
}
