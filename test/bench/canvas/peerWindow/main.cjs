// A window with the page given on the command line and nothing else.
const { app, BrowserWindow, Menu } = require('electron')

Menu.setApplicationMenu(null)
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
  })
  window.loadFile(process.argv.at(-1))
})
app.on('window-all-closed', () => app.quit())
