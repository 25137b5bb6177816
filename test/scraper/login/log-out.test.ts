import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLogOut } from '../../../src/scraper/login/log-out.ts'

for (const path of [
  '/logout',
  '/Logout.aspx',
  '/user/log-out/',
  '/account/sign_out',
  '/signoff.do',
  '/wp-login.php?action=logout&_wpnonce=1',
  '/index.php?logout',
  '/?do=logout',
  '/abmelden',
  '/d%C3%A9connexion',
  '/cerrar-sesion',
  '/wyloguj.html',
  '/%D0%B2%D1%8B%D1%85%D0%BE%D0%B4',
  '/auth/logout/confirm',
  '/ログアウト',
]) {
  test(`${path} logs out`, () => assert.equal(isLogOut(`https://a.example${path}`), true))
}

for (const path of [
  '/',
  '/news/how-to-log-out-of-a-phone',
  '/logoutlet/shoes',
  '/?q=logout+button',
  '/items?page=2',
  '/login',
  '/exit-polls',
]) {
  test(`${path} does not`, () => assert.equal(isLogOut(`https://a.example${path}`), false))
}
