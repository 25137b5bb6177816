import { page, type Headers } from './exchange.ts'

interface Shown {
  status: number
  headers: Headers
  body: string
}

const WORDS = 'The ministry said on Friday that the new road will open before the end of the rainy season. '

/** Pages with which sites ask for a person, and pages that only look like it; written for these tests. */
export const CHALLENGES: Record<string, Shown> = {
  cloudflare: {
    status: 403,
    headers: { 'cf-mitigated': 'challenge' },
    body: '<title>Just a moment...</title>',
  },
  'cloudflare-200': {
    status: 200,
    headers: {},
    body: `<html><head><title>Just a moment...</title></head><body>
      <script>window._cf_chl_opt = {}</script><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script></body></html>`,
  },
  'cloudflare-503': {
    status: 503,
    headers: { Server: 'cloudflare' },
    body: `<title>Just a moment...</title><script>window._cf_chl_opt = {}</script>`,
  },
  'cloudflare-block': {
    status: 403,
    headers: {},
    body: '<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>',
  },
  datadome: {
    status: 403,
    headers: {},
    body: `<html><body><script>var dd={'rt':'c'}</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>`,
  },
  perimeterx: {
    status: 200,
    headers: {},
    body: '<title>Access to this page has been denied</title><div id="px-captcha"></div>',
  },
  akamai: {
    status: 200,
    headers: {},
    body: `<TITLE>Access Denied</TITLE><H1>Access Denied</H1>
      You don't have permission to access "x" on this server.<P>Reference&#32;&#35;18&#46;5c</P>`,
  },
  'captcha-form': {
    status: 200,
    headers: {},
    body: '<title>Security check</title><form><div class="g-recaptcha"></div><button>Go on</button></form>',
  },
  imperva: {
    status: 200,
    headers: {},
    body: '<iframe src="/_Incapsula_Resource?x=1">Request unsuccessful. Incapsula incident ID: 1-2</iframe>',
  },
  'article-about-captchas': {
    status: 200,
    headers: {},
    body: page('Why the captcha annoys readers', `${WORDS.repeat(40)}<div class="g-recaptcha"></div>`),
  },
  'article-with-protected-comments': {
    status: 200,
    headers: { 'x-datadome': 'protected', Server: 'cloudflare' },
    body: page(
      'New road opens',
      `${WORDS}<form><div class="h-captcha"></div></form>
      <script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><script src="https://js.datadome.co/tags.js"></script>
      <script>window._pxAppId = 'PX1'</script><script src="/_Incapsula_Resource?SWJIYLWA=1"></script>`,
    ),
  },
  'article-on-access-denied': {
    status: 200,
    headers: {},
    body: page('Access denied', `${WORDS} Residents said they don't have permission to access the beach. `),
  },
  'article-just-a-moment': { status: 200, headers: {}, body: page('Just a moment...', WORDS) },
}
