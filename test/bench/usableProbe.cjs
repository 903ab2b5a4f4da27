// Loaded into a program before its own main file: says on standard output when its first page shows OPSMAP_USABLE, then quits.
const { app } = require('electron')

const selector = JSON.stringify(process.env.OPSMAP_USABLE)
const least = Number(process.env.OPSMAP_USABLE_COUNT ?? 1)
// Looks at every frame, and answers after the frame that shows it has been drawn.
const look = `new Promise((usable) => {
  const check = () => document.querySelectorAll(${selector}).length < ${least}
    ? requestAnimationFrame(check)
    : requestAnimationFrame(() => requestAnimationFrame(usable))
  check()
}).then(() => Date.now())`

app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const at = await contents.executeJavaScript(look)
    process.stdout.write(`usable ${at}\n`)
    app.quit()
  })
})
