/** Whether a URL ends the session of whoever visits it, as far as its words say so. */
export function isLogOut(url: string): boolean {
  const { pathname, searchParams } = new URL(url)
  const words = [...pathname.split('/').map(decoded), ...[...searchParams].flat()]
  return words.some((word) => LOG_OUT.test(word.replace(EXTENSION, '')))
}

const EXTENSION = /\.(php\d?|html?|aspx?|jsp|do|cgi|action)$/i

/** A whole part of a path or a query: an article may well be about logging out. */
const LOG_OUT = new RegExp(
  `^(user|account|auth|session|member|wp)?[-_.]?(${[
    '(log|sign)[-_. ]?(me[-_. ]?)?(out|off)',
    'do[-_]?logout',
    'end[-_]?session',
    'ab-?melden|aus-?loggen',
    'd[eé]connexion|se-d[eé]connecter|d[eé]connecter',
    'cerrar[-_ ]?sesi[oó]n|desconectar|finalizar[-_ ]?sesi[oó]n',
    'terminar[-_ ]?sess[aã]o|encerrar[-_ ]?sess[aã]o',
    'disconnetti|esci',
    'uitloggen|afmelden',
    'logga[-_ ]?ut|logg[-_ ]?ut|log[-_ ]?ud|kirjaudu[-_ ]?ulos',
    'wyloguj|odhl[aá]sit|odhl[aá]si[tť]|kijelentkez[eé]s|odjava|delogare|iziet',
    'vyhod|выход|выйти|вийти|вихід',
    'cikis|çıkış|oturumu-?kapat',
    '登出|退出|注销|退出登录|ログアウト|로그아웃',
    'dang[-_ ]?xuat|đăng[-_ ]?xuất|keluar',
    'تسجيل[-_ ]?الخروج|خروج|התנתקות|יציאה',
  ].join('|')})$`,
  'iu',
)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
