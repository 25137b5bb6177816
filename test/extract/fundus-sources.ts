import type { CleaningName } from '../../src/config/source.ts'

/**
 * Selectors of our own for the news pages in the shared folder that come with their true title, body, day and topics.
 * Whoever serves the pages can make configs of these.
 */
export interface FundusSource {
  /** Name of the page's file and, with its first _ as a /, its id in the list of truths. */
  page: string
  url: string
  selectors: { title: string; body: string; date?: string; tags?: string }
  cleaning?: Record<string, CleaningName[]>
}

/** Keywords come as one text. */
const SPLIT_TAGS: Record<string, CleaningName[]> = { tags: ['normalize_tags'] }
const PUBLISHED = 'meta[property="article:published_time"]::attr(content)'

export const FUNDUS_SOURCES: FundusSource[] = [
  {
    page: 'be_PoliticoEu_2025_10_23',
    url: 'https://www.politico.eu/article/catherine-connolly-socialist-critic-nato-eu-poised-win-ireland-presidency/?utm_source=RSS_Feed&utm_medium=RSS&utm_campaign=RSS_Syndication',
    selectors: { title: 'h1::text', body: 'div.article__content', date: PUBLISHED, tags: '.tags a' },
  },
  {
    page: 'cz_SeznamZpravy_2025_12_10',
    url: 'https://www.seznamzpravy.cz/clanek/ekonomika-b2b-roky-v-duchodu-travi-cesi-po-doktorech-a-zhorsuje-se-to-ukazala-data-293637',
    selectors: { title: 'h1', body: 'article p, article h2', date: 'time::attr(datetime)' },
  },
  {
    page: 'de_BoersenZeitung_2024_10_23',
    url: 'https://www.boersen-zeitung.de/kapitalmaerkte/steigende-us-zinsen-setzen-dax-zu',
    selectors: {
      title: 'h1::text',
      body: 'div.no-tts p',
      date: 'meta[property="article:published:time"]::attr(content)',
      tags: '.tag a',
    },
  },
  {
    page: 'de_DW_2024_01_30',
    url: 'https://www.dw.com/de/russland-wahl-nadeschdin-setzt-auf-ein-ende-der-putin-%C3%A4ra/a-68117411?maca=de-rss-de-all-1119-xml-mrss',
    selectors: { title: 'h1', body: 'article p, article h2', date: 'time::text' },
  },
  {
    page: 'de_EuronewsDE_2024_04_30',
    url: 'https://de.euronews.com/my-europe/2024/04/30/georgien-tausende-unterstutzen-das-russische-agentengesetz',
    selectors: {
      title: 'h1::text',
      body: 'div.c-article-content p, div.c-article-content h2',
      date: 'meta[property="date.created"]::attr(content), meta[name="date.created"]::attr(content)',
      tags: '#adb-article-tags a',
    },
  },
  {
    page: 'de_FAZ_2024_04_17',
    url: 'https://www.faz.net/aktuell/politik/ausland/die-schweiz-ist-ein-grosser-tummelplatz-fuer-russische-spione-19655247.html',
    selectors: {
      title: 'h1::text',
      body: 'div.body-elements p, div.body-elements h2, div.body-elements h3',
      date: 'time::attr(datetime)',
    },
  },
  {
    page: 'de_Kicker_2024_04_26',
    url: 'https://www.kicker.de/interimstrainer-schubert-nicht-mehr-viel-zu-verlieren-1019241/artikel#omrss',
    selectors: {
      title: 'meta[property="og:title"]::attr(content)',
      body: 'div.kick__article__content__child > p',
      date: 'meta[name="Date"]::attr(content)',
    },
  },
  {
    page: 'de_Krautreporter_2024_08_22',
    url: 'https://krautreporter.de/politik-und-macht/5481-ich-wollte-dass-sie-mich-mogen-so-uberlebt-man',
    selectors: {
      title: 'h1::text',
      body: 'div.article-markdown > p, div.article-markdown > h2',
      date: 'time.article-headers-shared-publish::attr(datetime)',
      tags: '.article-headers-shared-topic a',
    },
  },
  {
    page: 'de_NDR_2025_06_18',
    url: 'https://www.ndr.de/nachrichten/niedersachsen/osnabrueck_emsland/forscher-aus-osnabrueck-warnt-studierende-verlernen-lesen,leseforscher-100.html',
    selectors: {
      title: 'h1::text',
      body: 'article > p, article > h2',
      date: 'meta[name="date"]::attr(content)',
      tags: 'meta[name="keywords"]::attr(content)',
    },
    cleaning: SPLIT_TAGS,
  },
  {
    page: 'de_RuhrNachrichten_2024_05_03',
    url: 'https://www.ruhrnachrichten.de/service/eisheiligen-2024-wann-namen-wetter-prognose-bauernregeln-w876709-2001195551/',
    selectors: {
      title: 'h1::text',
      body: 'div.article__content p, div.article__content h2',
      date: 'time.article__publication-date',
    },
  },
  {
    page: 'de_Stern_2024_11_05',
    url: 'https://www.stern.de/capital/donald-trump--warum-kritik-an-seinem-charakter-so-ineffektiv-ist--35200132.html',
    selectors: {
      title: 'meta[property="og:title"]::attr(content)',
      body: 'p.is-initial',
      date: 'meta[name="date"]::attr(content)',
      tags: '.tags a',
    },
  },
  {
    page: 'de_Tagesspiegel_2024_04_29',
    url: 'https://www.tagesspiegel.de/wissen/eskalation-im-nordatlantik-wenn-die-ozeane-uberhitzen-fuhrt-das-potenziell-zu-mehr-wetterextremen-11561990.html',
    selectors: {
      title: 'h1::text',
      body: '#story-elements > p, #story-elements > h2, #story-elements > h3, #story-elements > ul',
      date: 'time::attr(datetime)',
    },
  },
  {
    page: 'de_Taz_2023_04_28',
    url: 'https://taz.de/Entwurf-des-Selbstbestimmungsgesetzes/!5928990/',
    selectors: { title: 'h1', body: 'p.article', date: PUBLISHED, tags: 'meta[name="keywords"]::attr(content)' },
    cleaning: SPLIT_TAGS,
  },
  {
    page: 'es_ABC_2026_04_25',
    url: 'https://www.abc.es/espana/andalucia/cordoba/cordoba-patrimonio-logra-punto-vital-ante-noia-20260425145127-nts.html',
    selectors: {
      title: 'h1::text',
      body: 'p.v-d-p, article h2',
      date: 'meta[name="date"]::attr(content)',
      tags: '.v-tpc a',
    },
  },
  {
    page: 'es_MallorcaZeitung_2025_04_16',
    url: 'https://www.mallorcazeitung.es/aktuelles/2025/03/12/zweite-drogenrazzia-in-palma-innerhalb-48-stunden-115221903.html',
    selectors: {
      title: 'h1::text',
      body: 'div[data-aida-text] > p, div[data-aida-text] > h2',
      date: PUBLISHED,
      tags: 'li.ft-tag',
    },
  },
  {
    page: 'fr_LesEchos_2024_07_18',
    url: 'https://www.lesechos.fr/monde/enjeux-internationaux/le-fil-info-les-principales-infos-de-ce-jeudi-18-juillet-2108558',
    selectors: {
      title: 'h1::text',
      body: 'div.post-paywall > p, div.post-paywall > h2, div.post-paywall > h3, div.post-paywall > ul',
      date: PUBLISHED,
    },
  },
  {
    page: 'it_CorriereDellaSera_2025_02_04',
    url: 'https://www.corriere.it/esteri/25_gennaio_05/trump-accoglie-meloni-a-mar-a-lago-ha-davvero-preso-d-assalto-l-europa-rubio-giorgia-leader-forte-incontro-anche-sul-caso-3c53a5b8-27fc-4886-a0bf-a10908331xlk.shtml',
    selectors: { title: 'h1', body: 'div.content > p, div.content > h2', date: 'meta[name="date"]::attr(content)' },
  },
  {
    page: 'jp_SankeiShimbun_2025_01_21',
    url: 'https://www.sankei.com/article/20250121-QBJP5I25BBIG5IZ76XZNDHDB5Q/',
    selectors: { title: 'h1::text', body: 'article p, article h2', date: 'meta[name="DC.date"]::attr(content)' },
  },
  {
    page: 'lu_LuxemburgerWort_2026_07_12',
    url: 'https://www.wort.lu/sport/neue-regel-bestraft-breel-embolo-und-die-schweiz-fuer-den-fehler-des-schiedsrichters/158614751.html',
    selectors: { title: 'h1', body: 'section[data-testid="article-body"] > p', date: 'time::attr(datetime)' },
  },
  {
    page: 'no_NRK_2024_08_05',
    url: 'https://www.nrk.no/ol/ol-i-paris-2024_-tarene-rant-for-stavhopper-lene-retzius-_-sa-kom-sjokkvendingen-1.16990729',
    selectors: {
      title: 'meta[property="og:title"]::attr(content)',
      body: 'div.text-body > p, div.text-body > h2',
      date: 'time.datePublished, time[itemprop="datePublished"]::attr(datetime)',
    },
  },
  {
    page: 'pl_Rzeczpospolita_2026_04_19',
    url: 'https://www.rp.pl/konflikty-zbrojne/art44186001-iran-zrezygnowal-z-drugiej-rundy-rozmow-z-usa-powodem-wygorowane-zadania-waszyngtonu',
    selectors: { title: 'h1', body: 'div.articleBody > p, div.articleBody > h2', tags: '#tagsTab a' },
  },
  {
    page: 'tw_TaipeiTimes_2024_10_15',
    url: 'https://www.taipeitimes.com/News/front/archives/2024/10/16/2003825372',
    selectors: { title: 'h1', body: 'div.archives > p', date: PUBLISHED },
  },
  {
    page: 'uk_BBC_2024_08_01',
    url: 'https://www.bbc.com/news/explainers-63159607',
    selectors: { title: 'h1::text', body: 'article p, article h2', date: 'article time::attr(datetime)' },
  },
  {
    page: 'uk_DailyStar_2026_04_20',
    url: 'https://www.dailystar.co.uk/news/latest-news/epstein-raped-girl-model-same-37041208',
    selectors: {
      title: 'h1::text',
      body: '#article-body > p, #article-body > h2',
      date: PUBLISHED,
      tags: 'a[class^="Tags_tags__"]',
    },
  },
  {
    page: 'uk_Nature_2025_11_04',
    url: 'https://www.nature.com/articles/d41586-025-03571-x',
    selectors: {
      title: 'h1::text',
      body: 'div.article__teaser > p, div.article__teaser > h2',
      date: 'time::attr(datetime)',
      tags: '.c-article-subjects a',
    },
  },
  {
    page: 'uk_TheMirror_2026_01_06',
    url: 'https://www.mirror.co.uk/news/us-news/man-kept-six-women-chained-36501522',
    selectors: {
      title: 'h1::text',
      body: 'article p, article h2, article h3',
      date: PUBLISHED,
      tags: 'a[class^="Tags_tags__"]',
    },
  },
  {
    page: 'uk_iNews_2025_01_28',
    url: 'https://inews.co.uk/news/environment/just-stop-oil-activists-disrupt-west-end-play-as-sigourney-weaver-performs-3504901',
    selectors: { title: 'h1::text', body: 'article p', tags: '.inews__post-topics a' },
  },
  {
    page: 'us_APNews_2023_04_28',
    url: 'https://apnews.com/article/mexico-economy-growth-3cc842471fb9df42315d658d88c8403a',
    selectors: { title: 'h1::text', body: 'main p', date: PUBLISHED, tags: '.tag a' },
  },
  {
    page: 'us_OccupyDemocrats_2023_06_20',
    url: 'https://occupydemocrats.com/2023/06/19/gop-house-speaker-in-north-carolina-accused-of-blackmail-and-group-sex/',
    selectors: {
      title: 'h1::text',
      body: '[itemprop="articleBody"] p',
      date: 'time.entry-date::attr(datetime)',
      tags: 'meta[property="article:tag"]::attr(content)',
    },
  },
  {
    page: 'us_TechCrunch_2024_05_17',
    url: 'https://techcrunch.com/2024/05/16/strava-taps-ai-to-weed-out-leaderboard-cheats-unveils-family-plan-dark-mode-and-more/',
    selectors: {
      title: 'h1',
      body: 'div.entry-content > p, div.entry-content > h2',
      date: 'time::attr(datetime)',
      tags: 'a[rel="tag"]',
    },
  },
  {
    page: 'us_TheIntercept_2024_02_28',
    url: 'https://theintercept.com/2024/02/28/aaron-bushnell-reddit-fire-protest-israel-palestine/',
    selectors: {
      title: 'h1',
      body: 'div.entry-content__content > p, div.entry-content__content > h2',
      date: PUBLISHED,
    },
  },
  {
    page: 'za_DurbanLocal_2025_11_09',
    url: 'https://durbanlocal.co.za/entertainment/2025-06-23-we-love-romance-declared-at-rom-con/',
    selectors: {
      title: 'h1',
      body: "div[class^='text_text__'] > p",
      date: PUBLISHED,
      tags: "a[class^='tags_'], [class*='tags_article-tags'] a",
    },
  },
  {
    page: 'za_TimesLive_2025_11_10',
    url: 'https://www.timeslive.co.za/news/south-africa/2025-11-10-dududzile-zuma-sambudlas-legal-team-argues-state-has-been-spying-on-her-way-before-july-riots/',
    selectors: {
      title: 'h1',
      body: 'article.b-article-body > p',
      date: 'time.c-date::attr(datetime)',
      tags: 'meta[name="keywords"]::attr(content)',
    },
    cleaning: SPLIT_TAGS,
  },
]
