import type { LinkKind } from './link-kind.ts'

/** What a section of a site is about; pages with recurring times are looked for on the sites of records. */
export type SectionKind = Exclude<LinkKind, 'articles'> | 'schedule'

/** What sites call their list of news and their directory, in eleven languages; lower case, without accents. */
export const SECTION_WORDS: Readonly<Record<SectionKind, string>> = {
  listing:
    'news|latest|latest news|all news|news archive|newsroom|headlines|press releases|media releases|stories|articles|blog|' +
    'noticias|ultimas noticias|actualidad|todas las noticias|sala de prensa|actualites|actualite|dernieres nouvelles|nouvelles|infos|' +
    'nachrichten|aktuelles|neuigkeiten|meldungen|alle nachrichten|presse|notizie|ultime notizie|attualita|tutte le notizie|comunicati stampa|' +
    'ultimas noticias|todas as noticias|novidades|imprensa|aktualnosci|wiadomosci|nieuws|laatste nieuws|actueel|новости|все новости|пресс-центр|' +
    'haberler|son haberler|guncel|ニュース|新着情報|お知らせ|新闻|新聞|最新消息|资讯',
  directory:
    'directory|find a|locations|our locations|find us|parishes|parish finder|find a parish|churches|branches|members|member directory|stores|store locator|' +
    'schools|offices|institutions|dealers|clinics|list of|directorio|parroquias|sucursales|centros|encuentra|oficinas|annuaire|paroisses|agences|trouver|' +
    'etablissements|magasins|verzeichnis|standorte|filialen|pfarreien|gemeinden|einrichtungen|elenco|parrocchie|sedi|filiali|trova|diretorio|paroquias|unidades|' +
    'agencias|lojas|parafie|placowki|oddzialy|wykaz|adresboek|vestigingen|parochies|locaties|каталог|приходы|филиалы|отделения|адреса|' +
    'subeler|rehber|subelerimiz|店舗一覧|店舗|一覧|拠点|分店|门店|网点|机构',
  schedule:
    'hours|opening hours|business hours|office hours|times|schedule|schedules|service times|services|mass times|mass schedule|masses|worship|worship times|liturgy|liturgies|' +
    'confession|confessions|reconciliation|adoration|visit|visit us|plan your visit|timetable|calendar|when and where|contact|contact us|bulletin|' +
    'horario|horarios|misas|horario de misas|horarios de misas|culto|visitenos|contacto|horaires|horaires des messes|messes|offices|ouverture|nous rendre visite|' +
    'offnungszeiten|sprechzeiten|zeiten|gottesdienste|gottesdienst|gottesdienstzeiten|messen|termine|kontakt|besuch|orari|orario|orari delle messe|orario messe|messe|celebrazioni|' +
    'apertura|contatti|missas|horarios das missas|funcionamento|visite|contato|godziny|godziny otwarcia|msze|msze swiete|porzadek mszy|nabozenstwa|openingstijden|vieringen|diensten|' +
    'расписание|часы работы|богослужения|calisma saatleri|saatler|開館時間|営業時間|ミサ|开放时间|营业时间',
}
