import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Click, FormPage } from '../../../src/extract/forms/form-page.ts'
import { readFormPage } from '../../../src/scraper/login/judge-page.ts'

async function page(html: string, type = 'text/html; charset=utf-8', body = Buffer.from(html)): Promise<FormPage> {
  const headers = { 'content-type': type }
  return readFormPage({ url: 'https://site.example/in/login?next=1#top', headers, body }, { charset: null })
}

/** Method, URL without its origin, and body of what a click sends. */
function sent(click: Click): string[] {
  if (click.kind !== 'request') return [click.kind, click.kind === 'fault' ? click.fault : '']
  const { url, post } = click.request
  const path = url.replace('https://site.example', '')
  return post === undefined ? ['GET', path] : ['POST', path, post.body.toString('latin1')]
}

test('the button that is clicked is sent with its name and value, and the others are not', async () => {
  const form = await page(`<form method=post action=/do><input name=user value=ann>
    <button name=do value=in id=in>Log in</button><button name=do value=new id=new>New</button>
    <input type=submit name=go value="Go on" id=go><button type=button name=show>Show</button></form>`)
  assert.deepEqual(sent(form.click('#in')), ['POST', '/do', 'user=ann&do=in'])
  assert.deepEqual(sent(form.click('#new')), ['POST', '/do', 'user=ann&do=new'])
  assert.deepEqual(sent(form.click('#go')), ['POST', '/do', 'user=ann&go=Go+on'])
  assert.equal(form.click('button[name=show]').kind, 'fault')
})

test('a button may have its own address, method and kind of body', async () => {
  const form = await page(`<form method=get action=/a?old=1><input name=q value=1>
    <button id=own formaction=../other formmethod=post>x</button><button id=plain>y</button>
    <button id=parts formmethod=post formenctype=multipart/form-data>z</button></form>`)
  assert.deepEqual(sent(form.click('#own')), ['POST', '/other', 'q=1'])
  assert.deepEqual(sent(form.click('#plain')), ['GET', '/a?q=1'])
  assert.match(sent(form.click('#parts')).join(' '), /POST \/a\?old=1 ------form[\s\S]*name="q"\r\n\r\n1\r\n/)
})

test('an image is sent as the place of the click, and a form without an address goes to its own page', async () => {
  const form = await page(
    `<form method=post><input type=hidden name=t value=k><input type=image name=go src=go.png></form>`,
  )
  assert.deepEqual(sent(form.click('input[type=image]')), ['POST', '/in/login?next=1', 't=k&go.x=0&go.y=0'])
})

test('boxes and choices are sent as the page has them, or as they were set', async () => {
  const html = `<form method=post action=/do>
    <input type=checkbox name=stay checked><input type=checkbox name=terms value=yes id=terms><label for=terms>Agreed</label>
    <input type=radio name=who value=reader checked><input type=radio name=who value=staff id=staff>
    <select name=branch><option>North<option value=s>South<option selected>East</select>
    <select name=many multiple><option selected>a<option>b<option selected>c</select>
    <select name=first><option disabled>none<option value="">any</select>
    <select name=off disabled><option>x</select><input name=blank><input value=nameless>
    <fieldset disabled><legend><input name=legend value=1></legend><input name=inner value=2></fieldset>
    <textarea name=text>\nfirst\nsecond</textarea><input type=file name=file><button>Go</button></form>`
  const untouched = await page(html)
  assert.equal(
    sent(untouched.click('button'))[2],
    'stay=on&who=reader&branch=East&many=a&many=c&first=&blank=&legend=1&text=first%0D%0Asecond',
  )
  const form = await page(html)
  assert.deepEqual([form.tick('label'), form.tick('#staff'), form.fill('[name=branch]', 'South')], [null, null, null])
  assert.equal(form.click('[name=stay]').kind, 'done')
  assert.match(sent(form.click('button'))[2] ?? '', /^terms=yes&who=staff&branch=s&/)
  assert.equal(form.fill('[name=branch]', 'West'), '[name=branch] has no such choice')
  assert.match(form.fill('#terms', 'yes') ?? '', /no field that can be filled in/)
})

test('of several forms only that of the button is sent, with controls that name it from elsewhere', async () => {
  const form = await page(`<form action=/search><input name=q value=words><button id=find>Find</button></form>
    <form id=login method=post action=/login><input name=user value=ann></form>
    <input type=password name=pass form=login value=secret><button id=in form=login name=do value=in>Log in</button>
    <form method=post action=/news><input name=email value=x><button id=news>Subscribe</button></form>`)
  assert.deepEqual(sent(form.click('#in')), ['POST', '/login', 'user=ann&pass=secret&do=in'])
  assert.deepEqual(sent(form.click('#find')), ['GET', '/search?q=words'])
  assert.deepEqual(sent(form.click('#news')), ['POST', '/news', 'email=x'])
})

test('texts are sent in the charset of the page, and _charset_ names it', async () => {
  const html = `<form method=post action=/do><input type=hidden name=_charset_><input name=user value="k\u00e4the \u20ac \u65e5"><button>Go</button></form>`
  const utf8 = await page(html)
  assert.equal(sent(utf8.click('button'))[2], '_charset_=UTF-8&user=k%C3%A4the+%E2%82%AC+%E6%97%A5')
  const western = await page(
    '',
    'text/html; charset=iso-8859-1',
    Buffer.from(html.replace(/[\u20ac\u65e5]/g, ''), 'latin1'),
  )
  assert.equal(sent(western.click('button'))[2], '_charset_=windows-1252&user=k%E4the++')
  western.fill('[name=user]', '\u65e5')
  assert.equal(sent(western.click('button'))[2], '_charset_=windows-1252&user=%26%2326085%3B')
})

test('accept-charset takes precedence: the first charset that there is', async () => {
  const form = (charsets: string): string =>
    `<form method=post action=/do accept-charset="${charsets}"><input type=hidden name=_charset_ value=none><input name=user value="\u65e5"><button>Go</button></form>`
  const by = async (charsets: string): Promise<string> => sent((await page(form(charsets))).click('button'))[2] ?? ''
  assert.equal(await by('Shift_JIS'), '_charset_=Shift_JIS&user=%93%FA')
  assert.equal(await by('unknown EUC-JP utf-8'), '_charset_=EUC-JP&user=%C6%FC')
  assert.equal(await by('UTF-8'), '_charset_=UTF-8&user=%E6%97%A5')
  assert.equal(await by('UNKNOWN'), '_charset_=UTF-8&user=%E6%97%A5', 'that of the page')
  assert.equal(await by('latin1'), '_charset_=windows-1252&user=%26%2326085%3B')
  const western = await page(
    '',
    'text/html; charset=windows-1252',
    Buffer.from(form('utf-8').replace('\u65e5', '\u00e4'), 'latin1'),
  )
  assert.equal(sent(western.click('button'))[2], '_charset_=UTF-8&user=%C3%A4')
})
