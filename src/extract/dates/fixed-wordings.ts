/** Whole phrases without a number, by how many hours back they mean: what Intl does not list. */
export const FIXED_WORDINGS: Record<string, [hours: number, phrases: string][]> = {
  en: [
    [
      0,
      'just now,now,moments ago,a moment ago,a few seconds ago,a few minutes ago,this morning,this afternoon,this evening,tonight,half an hour ago,a few hours ago',
    ],
    [24, 'yesterday morning,yesterday evening,last night'],
  ],
  de: [
    [0, 'gerade eben,soeben,eben,heute,jetzt,heute morgen,heute abend,vor einer halben stunde,vor kurzem'],
    [24, 'gestern,gestern abend'],
  ],
  nl: [
    [0, 'zojuist,net,vandaag,vanmorgen,vanochtend,vanmiddag,vanavond'],
    [24, 'gisteren,gisteravond'],
  ],
  fr: [
    [0, "aujourd hui,aujourd'hui,a l instant,a l'instant,ce matin,ce soir,maintenant"],
    [24, 'hier,hier soir'],
  ],
  es: [
    [0, 'hoy,ahora,ahora mismo,justo ahora,hace un momento,hace unos minutos,hace instantes,esta manana'],
    [24, 'ayer,anoche'],
    [48, 'anteayer,antier'],
  ],
  pt: [
    [0, 'hoje,agora,agora mesmo,agora ha pouco,ha pouco,ha instantes,esta manha'],
    [24, 'ontem'],
    [48, 'anteontem'],
  ],
  it: [
    [0, 'oggi,adesso,ora,poco fa,stamattina,pochi minuti fa'],
    [24, 'ieri,ieri sera'],
    [48, 'l altro ieri,altroieri,avantieri'],
  ],
  ro: [
    [0, 'azi,astazi,acum,chiar acum'],
    [24, 'ieri'],
    [48, 'alaltaieri'],
  ],
  sv: [
    [0, 'idag,i dag,nyss,just nu,nu'],
    [24, 'igar,i gar'],
    [48, 'i forrgar'],
  ],
  da: [
    [0, 'i dag,idag,lige nu,nu'],
    [24, 'i gar,igar'],
  ],
  nb: [
    [0, 'i dag,idag,akkurat na,na nettopp,na'],
    [24, 'i gar,igar'],
  ],
  fi: [
    [0, 'tanaan,juuri nyt,askettain,hetki sitten'],
    [24, 'eilen'],
    [48, 'toissapaivana'],
  ],
  pl: [
    [0, 'dzis,dzisiaj,teraz,przed chwila'],
    [1, 'godzine temu'],
    [24, 'wczoraj'],
    [48, 'przedwczoraj'],
  ],
  cs: [
    [0, 'dnes,pred chvili,prave ted'],
    [24, 'vcera'],
    [48, 'predevcirem'],
  ],
  sk: [
    [0, 'dnes,pred chvilou'],
    [24, 'vcera'],
    [48, 'predvcerom'],
  ],
  hu: [
    [0, 'ma,most,eppen most'],
    [24, 'tegnap'],
    [48, 'tegnapelott'],
  ],
  hr: [
    [0, 'danas,upravo'],
    [24, 'jucer'],
    [48, 'prekjucer'],
  ],
  ru: [
    [0, 'сегодня,только что,сейчас,полчаса назад,минуту назад'],
    [1, 'час назад'],
    [24, 'вчера,день назад,сутки назад'],
    [48, 'позавчера'],
    [168, 'неделю назад'],
  ],
  uk: [
    [0, 'сьогодні,щойно,зараз,хвилину тому,півгодини тому'],
    [1, 'годину тому'],
    [24, 'вчора,учора,день тому'],
    [48, 'позавчора'],
    [168, 'тиждень тому'],
  ],
  tr: [
    [0, 'bugun,simdi,az once,biraz once,demin'],
    [24, 'dun'],
    [48, 'evvelsi gun'],
  ],
  el: [
    [0, 'σημερα,μολις τωρα,τωρα'],
    [24, 'χθες,χτες'],
    [48, 'προχθες'],
  ],
  id: [
    [0, 'hari ini,baru saja,barusan,semenit lalu,semenit yang lalu'],
    [1, 'sejam lalu,sejam yang lalu,satu jam lalu,satu jam yang lalu'],
    [24, 'kemarin,kemaren,sehari lalu,sehari yang lalu'],
    [48, 'kemarin lusa,kemarin dulu'],
    [168, 'seminggu lalu,seminggu yang lalu'],
  ],
  ms: [
    [0, 'hari ini,sebentar tadi,baru sahaja,tadi'],
    [1, 'sejam lalu,sejam yang lalu'],
    [24, 'semalam,kelmarin,sehari lalu'],
    [168, 'seminggu lalu'],
  ],
  fil: [
    [0, 'ngayon,ngayong araw,kanina,ngayon lang'],
    [24, 'kahapon'],
  ],
  tet: [
    [0, 'ohin,ohin loron'],
    [24, 'horisehik'],
  ],
  vi: [
    [0, 'hom nay,vua xong,moi day,vua moi'],
    [24, 'hom qua'],
    [48, 'hom kia'],
  ],
  th: [
    [0, 'วันนี้,เมื่อสักครู่,เมื่อครู่,เมื่อกี้'],
    [24, 'เมื่อวาน,เมื่อวานนี้'],
    [48, 'เมื่อวานซืน'],
  ],
  lo: [
    [0, 'ມື້ນີ້'],
    [24, 'ມື້ວານ,ມື້ວານນີ້'],
  ],
  km: [
    [0, 'ថ្ងៃនេះ,អម្បាញ់មិញ'],
    [24, 'ម្សិលមិញ'],
  ],
  my: [
    [0, 'ယနေ့,ဒီနေ့'],
    [24, 'မနေ့က'],
  ],
  zh: [
    [0, '今天,今日,刚刚,剛剛,刚才,剛才,半小时前,半小時前,半个小时前'],
    [24, '昨天,昨日'],
    [48, '前天'],
  ],
  ja: [
    [0, '今日,本日,たった今,今'],
    [24, '昨日,きのう'],
    [48, '一昨日,おととい'],
  ],
  ko: [
    [0, '오늘,방금,방금 전,지금'],
    [24, '어제'],
    [48, '그저께,그제'],
  ],
  ar: [
    [0, 'اليوم,الان,منذ لحظات,منذ قليل'],
    [1, 'منذ ساعة,قبل ساعة'],
    [24, 'امس,البارحة,منذ يوم,قبل يوم'],
    [2, 'منذ ساعتين,قبل ساعتين'],
    [48, 'منذ يومين,قبل يومين'],
    [168, 'منذ اسبوع,قبل اسبوع'],
    [336, 'منذ اسبوعين,قبل اسبوعين'],
  ],
  fa: [
    [0, 'امروز,لحظاتی پیش,هم اکنون'],
    [24, 'دیروز'],
    [48, 'پریروز'],
  ],
  he: [
    [0, 'היום,עכשיו,הרגע'],
    [24, 'אתמול'],
    [48, 'שלשום'],
  ],
  hi: [
    [0, 'आज,अभी,अभी अभी'],
    [24, 'कल'],
  ],
  bn: [
    [0, 'আজ,এইমাত্র,এখন'],
    [24, 'গতকাল'],
  ],
}
