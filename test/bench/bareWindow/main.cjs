// The least a program can do in this Electron: one sandboxed window with one sentence. The limit for our own launch.
const { app, BrowserWindow, Menu } = require('electron')
const { join } = require('node:path')

Menu.setApplicationMenu(null)
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
  })
  window.loadFile(join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
