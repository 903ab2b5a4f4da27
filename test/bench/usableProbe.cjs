// Loaded into a program before its own main file: clicks OPSMAP_CLICKS one after the other in its first page, says on standard
// output when the page shows OPSMAP_USABLE, then quits.
const { app } = require('electron')

const usable = JSON.stringify(process.env.OPSMAP_USABLE)
const clicks = process.env.OPSMAP_CLICKS ?? '[]'
// Looks at every frame, and answers after the frame that shows it has been drawn.
const work = `(async () => {
  const frame = () => new Promise(requestAnimationFrame)
  const there = async (selector) => {
    for (;;) {
      const found = document.querySelector(selector)
      if (found) return found
      await frame()
    }
  }
  for (const selector of ${clicks}) (await there(selector)).click()
  await there(${usable})
  await frame()
  await frame()
  return Date.now()
})()`

app.once('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    process.stdout.write(`usable ${await contents.executeJavaScript(work)}\n`)
    app.quit()
  })
})
