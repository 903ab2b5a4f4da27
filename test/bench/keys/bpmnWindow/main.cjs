// The modeler of bpmn-js in a window of the same Electron as ours, as large as ours.
const { app, BrowserWindow, Menu } = require('electron')
const { join } = require('node:path')

Menu.setApplicationMenu(null)
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1600,
    height: 900,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
  })
  window.loadFile(join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
