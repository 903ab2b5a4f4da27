// The actions that work everywhere: files, undo and redo, language, appearance, the way back and forward.
import {
  ArrowLeft,
  ArrowRight,
  ClipboardPaste,
  Download,
  FilePlus2,
  FolderOpen,
  GitCompareArrows,
  History,
  Keyboard,
  Languages,
  LayoutTemplate,
  Moon,
  PanelLeft,
  Redo2,
  Save,
  Search,
  Sun,
  SunMoon,
  Undo2,
  Upload,
} from 'lucide-react'
import type { Action } from '#platform/actions.ts'
import { call } from '#platform/bridge.ts'
import { showEarlierVersions } from '#platform/earlierVersions.ts'
import { redo, save, saveAs, undo } from '#platform/execute.ts'
import { flushPending } from '#platform/pending.ts'
import { planStore } from '#platform/planStore.ts'
import { currentT } from '#platform/text.ts'
import { goBack, goForward, setLang, setTheme, useWindow } from '#platform/windowState.ts'
import type { CommandName } from '#shared/commands/index.ts'
import type { TextKey } from '#shared/i18n/index.ts'
import { features } from '../features/index.ts'
import {
  askNewPlan,
  openCopy,
  openExport,
  openImport,
  openPaste,
  openPlan,
  openSample,
  openTemplates,
} from './files/fileActions.ts'
import { screensInOrder } from './navOrder.ts'
import { toggleNav } from './navWidth.ts'
import { showOverlay } from './overlays.ts'
import { goToRegion, goToScreen } from './regions.ts'

const hasPlan = () => planStore.getState().state !== null
const undoable = () => planStore.getState().state?.history.undo ?? null
const redoable = () => planStore.getState().state?.history.redo ?? null
const what = (command: string | null) => ({ what: command ? currentT()(`command.${command as CommandName}`) : '' })

const fileActions: Action[] = [
  {
    id: 'file.new',
    label: 'shell.action.newPlan',
    icon: FilePlus2,
    key: 'Mod+N',
    menu: 'file',
    order: 100,
    run: askNewPlan,
  },
  {
    id: 'file.newFromTemplate',
    label: 'templates.action',
    icon: LayoutTemplate,
    key: 'Mod+Shift+N',
    menu: 'file',
    order: 105,
    run: openTemplates,
  },
  {
    id: 'file.open',
    label: 'shell.action.open',
    icon: FolderOpen,
    key: 'Mod+O',
    menu: 'file',
    order: 110,
    run: openPlan,
  },
  { id: 'file.sample', label: 'shell.action.openSample', menu: 'file', order: 120, run: openSample },
  {
    id: 'file.save',
    label: 'shell.action.save',
    icon: Save,
    key: 'Mod+S',
    menu: 'file',
    order: 200,
    enabled: hasPlan,
    run: save,
  },
  {
    id: 'file.saveAs',
    label: 'shell.action.saveAs',
    key: 'Mod+Shift+S',
    menu: 'file',
    order: 210,
    enabled: hasPlan,
    run: saveAs,
  },
  {
    id: 'file.compareCopy',
    label: 'planCopy.action',
    icon: GitCompareArrows,
    menu: 'file',
    order: 220,
    enabled: hasPlan,
    run: openCopy,
  },
  {
    id: 'file.versions',
    label: 'shell.action.versions',
    icon: History,
    menu: 'file',
    order: 230,
    enabled: hasPlan,
    run: () => showEarlierVersions(),
  },
  {
    id: 'file.import',
    label: 'shell.action.import',
    icon: Download,
    key: 'Mod+Shift+I',
    menu: 'file',
    order: 300,
    run: openImport,
  },
  {
    id: 'file.pasteTable',
    label: 'importSheets.pasteAction',
    icon: ClipboardPaste,
    menu: 'file',
    order: 305,
    enabled: hasPlan,
    run: openPaste,
  },
  {
    id: 'file.export',
    label: 'shell.action.export',
    icon: Upload,
    key: 'Mod+E',
    menu: 'file',
    order: 310,
    enabled: hasPlan,
    run: openExport,
  },
  {
    id: 'file.close',
    label: 'shell.action.close',
    key: 'Mod+W',
    menu: 'file',
    order: 900,
    run: async () => {
      await flushPending()
      await call('shell.closeWindow', {})
    },
  },
]

const editActions: Action[] = [
  {
    id: 'edit.undo',
    label: 'shell.action.undoWhat',
    labelParams: () => what(undoable()),
    icon: Undo2,
    key: 'Mod+Z',
    menu: 'edit',
    order: 100,
    enabled: () => undoable() !== null,
    run: undo,
  },
  {
    id: 'edit.redo',
    label: 'shell.action.redoWhat',
    labelParams: () => what(redoable()),
    icon: Redo2,
    key: 'Mod+Y',
    otherKeys: ['Mod+Shift+Z'],
    menu: 'edit',
    order: 110,
    enabled: () => redoable() !== null,
    run: redo,
  },
  {
    id: 'edit.palette',
    label: 'shell.action.palette',
    icon: Search,
    key: 'Mod+K',
    menu: 'edit',
    order: 900,
    palette: false,
    run: () => showOverlay('palette'),
  },
]

const viewActions: Action[] = [
  {
    id: 'view.back',
    label: 'shell.action.back',
    icon: ArrowLeft,
    key: 'Alt+ArrowLeft',
    menu: 'view',
    order: 300,
    enabled: () => useWindow.getState().back.length > 0,
    run: goBack,
  },
  {
    id: 'view.forward',
    label: 'shell.action.forward',
    icon: ArrowRight,
    key: 'Alt+ArrowRight',
    menu: 'view',
    order: 310,
    enabled: () => useWindow.getState().forward.length > 0,
    run: goForward,
  },
  {
    id: 'view.nav',
    label: 'shell.action.nav',
    icon: PanelLeft,
    key: 'Mod+B',
    menu: 'view',
    order: 400,
    enabled: hasPlan,
    run: toggleNav,
  },
  {
    id: 'view.nextRegion',
    label: 'shell.action.nextRegion',
    key: 'F6',
    menu: 'view',
    order: 410,
    palette: false,
    enabled: hasPlan,
    run: () => goToRegion(1),
  },
  {
    id: 'view.previousRegion',
    label: 'shell.action.previousRegion',
    key: 'Shift+F6',
    menu: 'view',
    order: 411,
    palette: false,
    enabled: hasPlan,
    run: () => goToRegion(-1),
  },
  ...(['zh', 'en'] as const).map(
    (lang, i): Action => ({
      id: `view.lang.${lang}`,
      label: lang === 'zh' ? 'shell.action.langZh' : 'shell.action.langEn',
      icon: Languages,
      menu: 'view',
      order: 500 + i,
      checked: () => useWindow.getState().lang === lang,
      run: () => setLang(lang),
    }),
  ),
  ...(
    [
      ['light', 'shell.action.themeLight', Sun],
      ['dark', 'shell.action.themeDark', Moon],
      ['system', 'shell.action.themeSystem', SunMoon],
    ] as const
  ).map(
    ([theme, label, icon], i): Action => ({
      id: `view.theme.${theme}`,
      label: label as TextKey,
      icon,
      menu: 'view',
      order: 600 + i,
      checked: () => useWindow.getState().themeSetting === theme,
      run: () => setTheme(theme),
    }),
  ),
  {
    id: 'help.shortcuts',
    label: 'shell.action.shortcuts',
    icon: Keyboard,
    key: 'F1',
    otherKeys: ['Mod+/'],
    menu: 'help',
    order: 100,
    run: () => showOverlay('shortcuts'),
  },
]

/** One action per screen, Ctrl+1 … Ctrl+9 in the order of the navigation. */
const screenActions: Action[] = screensInOrder.map((feature, i) => ({
  id: `view.screen.${feature.id}`,
  label: feature.label,
  icon: feature.icon,
  ...(i < 9 ? { key: `Mod+${i + 1}` } : {}),
  menu: 'view',
  order: 100 + i,
  palette: false,
  enabled: hasPlan,
  checked: () => hasPlan() && useWindow.getState().screen === feature.id,
  run: () => goToScreen(feature.id),
}))

export const shellActions: readonly Action[] = [
  ...fileActions,
  ...editActions,
  ...screenActions,
  ...viewActions,
  ...features.flatMap((feature) => feature.actions ?? []),
]
