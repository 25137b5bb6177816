/** A form as sites have them, and whether it lets somebody in. */
export type LabelledForm = [what: string, isLogin: boolean, html: string]

const P = (name = 'password', more = ''): string => `<input type=password name="${name}" ${more}>`
const T = (name: string, more = ''): string => `<input type=text name="${name}" ${more}>`
const E = (name = 'email', more = ''): string => `<input type=email name="${name}" ${more}>`
const H = (name: string, value = '1'): string => `<input type=hidden name="${name}" value="${value}">`
const S = (value: string, more = ''): string => `<input type=submit value="${value}" ${more}>`
const B = (text: string, more = 'type=submit'): string => `<button ${more}>${text}</button>`
const C = (name: string): string => `<input type=checkbox name="${name}">`

/** Written for this test after the forms of common programs and sites. */
export const LOGIN_FORMS: LabelledForm[] = [
  // Programs that many sites run on.
  [
    'blog',
    true,
    `<form name=loginform id=loginform action=/wp-login.php method=post>${T('log')}${P('pwd')}${C('rememberme')}${S('Log In')}${H('redirect_to')}</form>`,
  ],
  [
    'blog, new account',
    false,
    `<form id=registerform action="/wp-login.php?action=register">${T('user_login')}${E('user_email')}${S('Register')}</form>`,
  ],
  [
    'blog, lost password',
    false,
    `<form id=lostpasswordform action="/wp-login.php?action=lostpassword">${T('user_login')}${S('Get New Password')}</form>`,
  ],
  [
    'blog, protected post',
    false,
    `<form action="/wp-login.php?action=postpass" class=post-password-form><label>Password ${P('post_password')}</label>${S('Enter')}</form>`,
  ],
  [
    'cms',
    true,
    `<form id=user-login-form action=/user/login>${T('name')}${P('pass')}${H('form_id', 'user_login_form')}${S('Log in')}</form>`,
  ],
  [
    'cms, new account',
    false,
    `<form id=user-register-form action=/user/register>${E('mail')}${T('name')}${S('Create new account')}</form>`,
  ],
  [
    'cms, side box',
    true,
    `<form action=/index.php id=login-form class=form-inline>${T('username', 'placeholder=Username')}${P()}${C('remember')}${B('Log in')}<a>Create an account</a></form>`,
  ],
  [
    'forum',
    true,
    `<form action="./ucp.php?mode=login">${T('username')}${P()}${C('autologin')}${S('Login', 'name=login')}</form>`,
  ],
  [
    'forum, new account',
    false,
    `<form action="./ucp.php?mode=register">${T('username')}${E()}${P('new_password')}${P('password_confirm')}<select name=lang></select>${S('Submit')}</form>`,
  ],
  [
    'forum, head of every page',
    true,
    `<form action=/login.php?do=login id=navbar_loginform>${T('vb_login_username')}${P('vb_login_password')}${S('Log in')}</form>`,
  ],
  [
    'admin',
    true,
    `<form action=/admin/login/ method=post id=login-form>${H('csrfmiddlewaretoken')}${T('username')}${P()}${S('Log in')}</form>`,
  ],
  [
    'admin, change of password',
    false,
    `<form method=post>${P('old_password')}${P('new_password1')}${P('new_password2')}${S('Change my password')}</form>`,
  ],
  [
    'framework',
    true,
    `<h2>Log in</h2><form class=new_user id=new_user action=/users/sign_in>${E('user[email]')}${P('user[password]', 'autocomplete=current-password')}${C('user[remember_me]')}${S('Log in')}</form>`,
  ],
  [
    'framework, new account',
    false,
    `<h2>Sign up</h2><form class=new_user id=new_user action=/users>${E('user[email]')}${P('user[password]', 'autocomplete=new-password')}${P('user[password_confirmation]')}${S('Sign up')}</form>`,
  ],
  [
    'framework, one password',
    false,
    `<form action=/users id=new_user>${E('user[email]')}${P('user[password]')}${S('Create account')}</form>`,
  ],
  [
    'shop',
    true,
    `<form action=/customer/account/loginPost/ id=login-form>${E('login[username]')}${P('login[password]')}${B('Sign In')}</form>`,
  ],
  [
    'shop, new customer',
    false,
    `<form action=/customer/account/createpost/>${T('firstname')}${T('lastname')}${E()}${C('is_subscribed')}${P()}${P('password_confirmation')}${B('Create an Account')}</form>`,
  ],
  [
    'shop, new customer with one password',
    false,
    `<form action=/account method=post id=create_customer>${T('customer[first_name]')}${T('customer[last_name]')}${E('customer[email]')}${P('customer[password]')}${S('Create')}</form>`,
  ],
  [
    'shop, guest or member',
    false,
    `<form action=/checkout class=checkout>${T('billing_first_name')}${T('billing_phone')}${E('billing_email')}${P('account_password')}<select name=country></select>${B('Place order')}</form>`,
  ],
  [
    'wiki',
    true,
    `<form name=userlogin action="/index.php?title=Special:UserLogin">${T('wpName')}${P('wpPassword')}${C('wpRemember')}${B('Log in', 'name=wpLoginAttempt type=submit')}</form>`,
  ],
  [
    'end of an account',
    false,
    `<h2>Konto</h2><form action=/konto>${P('passwort', 'autocomplete=current-password')}${B('Konto endgültig löschen')}</form>`,
  ],
  [
    'settings of a mailbox',
    false,
    `<form action=/settings/imap>${T('imap_host')}${T('imap_user')}${P('imap_pass')}${B('Enregistrer')}</form>`,
  ],
  ['course', true, `<form id=login action=/login/index.php>${T('username')}${P()}${B('Log in')}</form>`],
  [
    'router of a house',
    true,
    `<form action=/cgi-bin/luci>${T('luci_username')}${P('luci_password')}${S('Login')}${S('Reset', 'type=reset')}</form>`,
  ],
  ['mail', true, `<form name=form id=login-form action=./?_task=login>${T('_user')}${P('_pass')}${B('Login')}</form>`],
  [
    'page of forms',
    true,
    `<form id=aspnetForm action=default.aspx>${H('__VIEWSTATE')}${T('ctl00$txtUserName')}${P('ctl00$txtPassword')}${S('Sign In', 'name=ctl00$btnLogin')}</form>`,
  ],

  // In other languages.
  [
    'German',
    true,
    `<form action=/anmelden>${T('benutzername')}${P('kennwort')}${B('Anmelden')}<a>Passwort vergessen?</a></form>`,
  ],
  [
    'German, new account',
    false,
    `<form action=/konto>${E()}${P('passwort')}${P('passwort2')}${C('agb')}${B('Registrieren')}</form>`,
  ],
  [
    'German, new account with one password',
    false,
    `<form action=/neu>${T('vorname')}${T('nachname')}${E()}${P('passwort')}${B('Konto erstellen')}</form>`,
  ],
  ['French', true, `<form action=/session>${E('identifiant')}${P('motdepasse')}${B('Se connecter')}</form>`],
  ['French, new account', false, `<form action=/compte>${E()}${P('mdp')}${B("S'inscrire")}</form>`],
  ['Spanish', true, `<form action=/acceso>${T('usuario')}${P('clave')}${B('Iniciar sesión')}</form>`],
  [
    'Spanish, new account',
    false,
    `<form action=/alta>${T('nombre')}${E('correo')}${P('clave')}${B('Crear cuenta')}</form>`,
  ],
  ['Portuguese', true, `<form action=/painel>${T('cpf')}${P('senha')}${B('Entrar')}</form>`],
  ['Italian', true, `<form>${E()}${P()}${B('Accedi')}</form>`],
  ['Dutch, recovery', false, `<form action=/wachtwoord>${E()}${B('Wachtwoord wijzigen')}</form>`],
  ['Polish', true, `<form action=/konto>${T('login')}${P('haslo')}${B('Zaloguj się')}</form>`],
  [
    'Polish, new account',
    false,
    `<form action=/konto/nowe>${E()}${P('haslo')}${C('rodo')}${B('Zarejestruj się')}</form>`,
  ],
  ['Czech', true, `<form>${T('jmeno')}${P('heslo')}${S('Přihlásit se')}</form>`],
  ['Russian', true, `<form action=/auth>${T('login')}${P()}${B('Войти')}</form>`],
  ['Russian, new account', false, `<form action=/users>${T('name')}${E()}${P()}${B('Зарегистрироваться')}</form>`],
  ['Turkish', true, `<form>${T('kullanici')}${P('sifre')}${B('Giriş Yap')}</form>`],
  ['Greek', true, `<form>${T('u')}${P('p')}${B('Σύνδεση')}</form>`],
  ['Arabic', true, `<form>${E()}${P()}${B('تسجيل الدخول')}</form>`],
  ['Arabic, new account', false, `<form>${T('name')}${E()}${P()}${B('إنشاء حساب')}</form>`],
  ['Hebrew', true, `<form>${T('id')}${P()}${B('כניסה')}</form>`],
  ['Chinese', true, `<form>${T('account')}${P('pwd')}${B('登录')}</form>`],
  ['Chinese, new account', false, `<form>${T('mobile')}${T('code')}${P('pwd')}${B('立即注册')}</form>`],
  ['Japanese', true, `<form>${T('userid')}${P('passwd')}${B('ログイン')}</form>`],
  ['Japanese, new account', false, `<form>${E()}${P('passwd')}${B('新規登録')}</form>`],
  ['Korean', true, `<form>${T('id')}${P('pw')}${B('로그인')}</form>`],
  ['Indonesian', true, `<form>${T('username')}${P('sandi')}${B('Masuk')}</form>`],
  ['Vietnamese', true, `<form>${T('taikhoan')}${P('matkhau')}${B('Đăng nhập')}</form>`],

  // The name first, the password on the next page.
  ['two steps', true, `<form action=/signin/identifier>${E('identifier', 'autocomplete=username')}${B('Next')}</form>`],
  ['two steps of a shop', true, `<h1>Sign in</h1><form name=signIn action=/ap/signin>${E()}${S('Continue')}</form>`],
  ['two steps of an office', true, `<form name=f1 action=/common/login>${E('loginfmt')}${S('Next')}</form>`],
  [
    'two steps, forgotten',
    false,
    `<form action=/signin/forgot><h1>Find your account</h1>${E()}${S('Send reset link')}</form>`,
  ],

  // What has a field for an address or a name, and lets nobody in.
  ['newsletter', false, `<form action=/subscribe>${E()}${B('Subscribe')}</form>`],
  [
    'newsletter by a service',
    false,
    `<form action=https://list-manage.example/subscribe/post id=mc-embedded-subscribe-form>${E('EMAIL')}${S('Sign up')}</form>`,
  ],
  ['search', false, `<form role=search action=/search>${T('q')}${B('Search')}</form>`],
  [
    'comment',
    false,
    `<form action=/comments><textarea name=comment></textarea>${T('author')}${E()}${S('Post comment')}</form>`,
  ],
  ['contact', false, `<form action=/contact>${T('name')}${E()}<textarea name=message></textarea>${B('Send')}</form>`],
  ['invitation', false, `<form action=/invite>${E('friend')}${B('Invite')}</form>`],

  // Written in ways of their own.
  [
    'hidden until somebody clicks',
    true,
    `<div class=modal style="display:none"><form action=/ajax/login>${T('username')}${P()}${B('Sign in')}</form></div>`,
  ],
  [
    'a trap for robots beside the real field',
    true,
    `<form action=/login>${T('email')}<div style="display: none">${T('website')}${P('fake')}</div>${P()}${B('Log in')}</form>`,
  ],
  [
    'fields without a form',
    true,
    `<div id=app><h2>Sign in</h2>${T('username')}${P()}${B('Sign in', 'type=button')}</div>`,
  ],
  [
    'a button outside its form',
    true,
    `<form id=f action=/sso>${T('username')}${P()}</form><button form=f>Log in</button>`,
  ],
  [
    'a link in the place of a button',
    true,
    `<form name=frmLogin action=/logon.do>${T('user_id')}${P('user_pw')}<a class=btn href="javascript:go()">Logon</a></form>`,
  ],
  [
    'an image in the place of a button',
    true,
    `<form action=/member/enter.asp>${T('uid')}${P('upw')}<input type=image src=b.gif alt=Login></form>`,
  ],
  [
    'a field for a branch of the bank',
    true,
    `<form action=/ebank/logon>${T('customerNo')}${T('userName')}${P('pin')}${B('Log on')}</form>`,
  ],
  ['in or new, by two buttons', true, `<form action=/account>${E()}${P()}${B('Log in')}${B('Register')}</form>`],
  ['a second code', false, `<form action=/login/otp>${T('otp', 'autocomplete=one-time-code')}${B('Verify')}</form>`],
  [
    'reset by a link',
    false,
    `<form action=/reset/abc>${P('password', 'autocomplete=new-password')}${B('Reset password')}</form>`,
  ],
  [
    'join with terms',
    false,
    `<form action=/join>${T('nickname')}${E()}${P()}${C('agree_terms')}${B('Join now')}</form>`,
  ],
  ['deleting an account', false, `<form action=/account/delete>${P()}${B('Delete account')}</form>`],
  [
    'settings',
    false,
    `<form action=/settings><h2>Profile</h2>${T('display_name')}${E()}<select name=tz></select>${P()}${B('Save')}</form>`,
  ],
]

/** Whole pages with several forms; the login is called `#it`. */
export const LOGIN_PAGES: [what: string, html: string][] = [
  [
    'in on the left, new on the right',
    `<form action=/search>${T('q')}</form><form id=it action=/account/signin><h3>Returning customer</h3>${E()}${P()}${B('Sign in')}</form><form action=/account/signup><h3>New customer</h3>${T('first_name')}${E()}${P()}${P('confirm')}${B('Register')}</form>`,
  ],
  [
    'new before in',
    `<form action=/register>${E()}${P()}${B('Sign up')}</form><form id=it action=/session>${E()}${P()}${B('Log in')}</form><form action=/newsletter>${E()}${B('Subscribe')}</form>`,
  ],
]
