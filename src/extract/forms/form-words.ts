/**
 * What forms of one kind say on their buttons and headings and in the names of their parts, in the languages of the
 * web. Lower case; matched within texts, those of Latin letters at the beginning of a word.
 */
const FORM_WORDS = {
  login: [
    'log in,log-in,login,log on,logon,sign in,sign-in,signin,sign on,signon,enter your account,access your account,log into',
    'anmelden,anmeldung,einloggen,einlog,connexion,connecter,connectez,identifier,identifiez,s’identifier,ouvrir une session',
    'iniciar sesi,inicia sesi,inicio de sesi,ingresar,ingresa,acceder,accede,acceso,entrar,entre na,iniciar sess,fazer login,aceder',
    'accedi,accesso,entra,effettua il login,inloggen,aanmelden,logga in,logg inn,logg på,log ind,kirjaudu,innskráning',
    'zaloguj,logowanie,přihlásit,přihlášení,prihlásiť,prihlásenie,bejelentkez,belépés,prijava,prijavi,autentificare,conectare,intră in cont',
    'prisijungti,pieslēgties,ienākt,logi sisse,identifikohu,kyçu,hyr në,sínd,masuk,log masuk,mag-log in,đăng nhập,giriş,oturum aç',
    'войти,вход,авториз,увійти,вхід,увайсці,влез,влизане,пријав,најава,кіру,нэвтрэх',
    'σύνδεση,είσοδος,כניסה,התחבר,تسجيل الدخول,دخول,ورود,लॉग इन,लॉगिन,লগইন,เข้าสู่ระบบ,ລອກອິນ',
    '登录,登入,登陆,登錄,ログイン,サインイン,로그인',
  ],
  register: [
    'register,registration,sign up,signup,sign-up,create account,create an account,create your account,create my account,create new account',
    'new user,new account,new customer,join now,join us,join free,join for,join the,become a member,get started,open account,open an account,create profile',
    'registrieren,registrierung,konto erstellen,konto anlegen,konto eröffnen,neukunde,inscription,inscrire,inscrivez,créer un compte,créer mon compte,créer votre compte,devenir membre',
    'registrarse,registrarme,regístrate,registrate,registro,crear cuenta,crear una cuenta,crea tu cuenta,hazte socio,cadastr,criar conta,criar uma conta,registar,registe-se',
    'registrati,registrazione,crea account,crea un account,iscriviti,iscrizione,registreren,account aanmaken,maak een account,skapa konto,registrera,opprett konto,registrer,opret konto,rekisteröidy,luo tili',
    'zarejestruj,rejestracja,utwórz konto,załóż konto,registrovat,registrace,registrácia,zaregistrovať,vytvořit účet,regisztrá,registracija,registriraj,înregistr,creare cont,creează cont',
    'registruotis,reģistrēt,registreeru,kayıt,üye ol,hesap oluştur,daftar,buat akun,đăng ký,tạo tài khoản',
    'регистр,зарегистр,создать аккаунт,зареєстр,реєстрац,рэгістр,тіркел',
    'εγγραφή,δημιουργία λογαριασμού,הרשמה,הירשם,הרשם,إنشاء حساب,حساب جديد,سجل الآن,ثبت نام,पंजीकरण,নিবন্ধন,สมัครสมาชิก,สมัคร',
    '注册,註冊,新規登録,会員登録,アカウント作成,회원가입,가입하기',
  ],
  password: [
    'change password,change your password,new password,reset password,reset your password,reset my password,set password,set a password,choose a password,update password,update your password,recover,recovery,retrieve password,request password,forgotten your password?,lost password,send reset,send instructions,reset link',
    'passwort ändern,neues passwort,passwort zurücksetzen,passwort anfordern,mot de passe oublié ?,nouveau mot de passe,réinitialiser,changer le mot de passe,modifier le mot de passe',
    'cambiar contraseña,nueva contraseña,restablecer,recuperar,alterar senha,nova senha,redefinir,cambia password,nuova password,reimposta,recupera',
    'wachtwoord wijzigen,nieuw wachtwoord,nytt lösenord,ändra lösenord,nytt passord,nyt kodeord,uusi salasana,vaihda salasana,zmień hasło,nowe hasło,změnit heslo,nové heslo,új jelszó,parolă nouă',
    'сменить пароль,новый пароль,изменить пароль,восстанов,сброс,змінити пароль,новий пароль,нова парола,смяна на парола,şifre değiştir,yeni şifre,şifre sıfırla,đổi mật khẩu,mật khẩu mới,kata sandi baru',
    'αλλαγή κωδικού,νέος κωδικός,שינוי סיסמה,סיסמה חדשה,تغيير كلمة,كلمة مرور جديدة,重置密码,修改密码,新密码,重設密碼,パスワード変更,新しいパスワード,パスワードをリセット,비밀번호 변경,새 비밀번호',
  ],
  other: [
    'newsletter,subscribe,subscription,mailing list,search,comment,contact,checkout,unlock,protected,post-password,postpass,delete,remove,deactivate,close account,save,apply,invite',
    'löschen,speichern,übernehmen,supprimer,enregistrer,appliquer,eliminar,borrar,guardar,aplicar,excluir,salvar,elimina,salva,verwijderen,opslaan,radera,spara,slett,lagre,usuń,zapisz,удалить,сохранить,применить,видалити,зберегти,kaydet,hapus,simpan,xóa,lưu,حذف,حفظ,מחק,שמור,删除,刪除,保存,儲存,削除,삭제,저장',
    'suche,abonnieren,abonnez,recherche,buscar,suscrib,assinar,cerca,zoeken,inschrijven voor,sök,søk,szukaj,hledat,поиск,подпис,検索,搜索,검색',
  ],
} as const satisfies Record<string, readonly string[]>

export type FormTopic = keyof typeof FORM_WORDS

/** The topics that a text has words of. */
export function topicsOf(text: string): Set<FormTopic> {
  const plain = text.normalize('NFKC').toLowerCase().slice(0, LONGEST)
  return new Set(TOPICS.flatMap(([topic, pattern]) => (pattern.test(plain) ? [topic] : [])))
}

const LONGEST = 2000

/** Words of a name are set apart in many ways. */
const SEPARATORS: Record<string, string> = { ' ': '[\\s_-]?', '-': '[\\s_-]?', '?': '', '.': '\\.' }

const TOPICS = Object.entries(FORM_WORDS).map(([topic, lists]): [FormTopic, RegExp] => {
  const words = lists
    .flatMap((list) => list.split(','))
    .map((word) => word.replaceAll(/[?.\s-]/g, (c) => SEPARATORS[c] ?? c))
  const latin = words.filter((word) => /^[\p{Script=Latin}]/u.test(word))
  const others = words.filter((word) => !/^[\p{Script=Latin}]/u.test(word))
  return [topic as FormTopic, new RegExp(`(?<![\\p{L}\\p{N}])(?:${latin.join('|')})|(?:${others.join('|')})`, 'u')]
})
