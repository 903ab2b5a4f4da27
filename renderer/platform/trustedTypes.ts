// The page's only Trusted Types policy; main.tsx imports it before anything else. What it does not answer is blocked and reported.

interface Policy {
  createHTML(text: string): string | null
  createScriptURL(url: string): string | null
}
interface PolicyFactory {
  createPolicy(name: 'default', policy: Policy): unknown
}

const page = 'app://bundle/index.html'
const assets = 'app://bundle/assets/'

export const policy: Policy = {
  // ECharts empties its container with `innerHTML = ''` and asks for 'null' as well; nobody writes HTML.
  createHTML: (text) => (text === '' || text === 'null' ? '' : null),
  // Workers come from our own build.
  createScriptURL: (url) => (URL.parse(url, page)?.href.startsWith(assets) ? url : null),
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
trustedTypes?.createPolicy('default', policy)
