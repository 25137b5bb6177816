/**
 * Month names in use that Intl does not list, by language: January to December between bars, several names of a month
 * between blanks, `_` for a blank within a name.
 */
export const MONTH_SPELLINGS: Record<string, string> = {
  en: 'janu|febr|marc|aprl|||||sept|octo|novem|decem',
  de: 'janner jaenner jan jaen|feber feb|maerz mrz mar maer|apr|mai|juni jun juno|juli jul julei|aug|sept sep|okt|nov|dez',
  nl: 'jan|febr feb|mrt maa maart|apr|mei|jun juni|jul juli|aug|sept sep|okt oct|nov|dec',
  af: 'jan|feb febr|mrt mar|apr|mei|jun|jul|aug|sept sep|okt|nov|des',
  fr: 'janv jan|fevr fev fevrier|mars mar|avr avril|mai|juin jun|juil jul juill jui|aout aou|sept sep|oct|nov|dec decem',
  es: 'ene enero|feb febr febrero|mar mzo marz|abr|may|jun|jul|ago agto agt|set sep sept setiembre setiem|oct octub|nov noviem|dic diciem',
  ca: 'gen|febr feb|marc mar|abr|maig mai|juny jun|jul jul|ag ago|set setem|oct|nov|des',
  gl: 'xan|feb|mar|abr|mai|xun|xul|ago|set|out|nov|dec',
  pt: 'jan|fev fever|mar marco|abr|mai|jun|jul|ago|set setem|out outub|nov novem|dez dezem',
  it: 'gen genn|feb febb febbr|mar|apr|mag magg|giu giug|lug lugl|ago|set sett settem|ott ottob|nov novem|dic dicem',
  ro: 'ian|feb febr|mar mart|apr|mai|iun|iul|aug|sept sep|oct|noi nov noiem|dec',
  da: 'jan|feb|mar mrt|apr|maj|jun|jul|aug|sept sep|okt|nov|dec',
  nb: 'jan|feb|mar|apr|mai|jun|jul|aug|sept sep|okt|nov|des',
  nn: 'jan|feb|mar|apr|mai|jun|jul|aug|sept sep|okt|nov|des',
  sv: 'jan|feb febr|mar|apr|maj|jun|jul|aug|sept sep|okt|nov|dec',
  is: 'jan|feb|mar|apr|mai|jun|jul|agu|sept sep|okt|nov|des',
  fi: 'tammikuun tammi|helmikuun helmi|maaliskuun maalis|huhtikuun huhti|toukokuun touko|kesakuun kesa|heinakuun heina|elokuun elo|syyskuun syys|lokakuun loka|marraskuun marras|joulukuun joulu',
  et: 'jaan jaanuaril|veebr veebruaril|mar martsil|apr aprillil|mail|juun juunil|juul juulil|aug augustil|sept septembril|okt oktoobril|nov novembril|dets detsembril',
  lv: 'janvari janv|februari febr|marta|aprili|maija|junija jun|julija jul|augusta aug|septembri sept|oktobri okt|novembri nov|decembri dec',
  lt: 'sausis sau|vasaris vas|kovas kov|balandis bal|geguze geg|birzelis bir|liepa lie|rugpjutis rgp|rugsejis rgs|spalis spa|lapkritis lap|gruodis grd gru',
  pl: 'stycz sty|luty lut|mar|kwiec kwi|maj|czerw cze czer|lip lipc|sierp sie|wrzes wrz|pazdz paz|listop lis|grudz gru',
  cs: 'led|uno unor|bre brez|dub|kve kvet|cer cvn cerv|cvc cerven|srp|zar|rij|lis listop|pro pros',
  sk: 'jan|feb|mar|apr|maj|jun|jul|aug|sept sep|okt|nov|dec',
  hu: 'jan|febr feb|marc|apr|maj|jun|jul|aug|szept szep|okt|nov|dec',
  sl: 'januarja|februarja|marca|aprila|maja|junija|julija|avgusta|septembra|oktobra|novembra|decembra',
  hr: 'sijecanj sij|veljaca velj|ozujak ozu|travanj tra|svibanj svi|lipanj|srpanj|kolovoz kol|rujan ruj|listopad|studenog studeni stu|prosinac pro',
  bs: 'januara|februara|marta|aprila|maja|juna|jula|augusta avgusta|septembra|oktobra|novembra|decembra',
  sr: 'јануара јан|фебруара феб|марта мар|априла апр|маја мај|јуна јун|јула јул|августа авг|септембра септ сеп|октобра окт|новембра нов|децембра дец',
  'sr-Latn':
    'januara|februara|marta mart|aprila|maja maj|juna|jula|avgusta avg|septembra sept|oktobra|novembra|decembra',
  mk: 'јан|фев|мар|апр|мај|јун|јул|авг|сеп|окт|ное|дек',
  bg: 'ян яну|фев февр|мар|апр|май|юни|юли|авг|сеп септ|окт|ное ноем|дек',
  ru: 'янв январь|фев февр февраль|мар март|апр апрель|май мая|июн июнь|июл июль|авг август|сен сент сентябрь|окт октябрь|ноя нояб ноябрь|дек декабрь',
  uk: 'січ січень січн|лют лютий|бер берез березень|кві квіт квітень|тра трав травень|чер черв червень|лип липень|сер серп серпень|вер верес вересень|жов жовт жовтень|лис лист листопад листоп|гру груд грудень',
  be: 'сту студ студзень|лют люты|сак сакавік|кра крас красавік|мая май|чэр чэрв чэрвень|ліп ліпень|жні жнів жнівень|вер верас верасень|кас кастр кастрычнік|ліс ліст лістапад|сне снеж снежань',
  el: 'ιαν|φεβ φεβρ|μαρ μαρτ|απρ|μαι μαη|ιουν|ιουλ|αυγ|σεπ σεπτ|οκτ|νοε νοεμ|δεκ',
  tr: 'oca|sub|mar|nis|may|haz|tem|agu|eyl|eki|kas|ara',
  az: 'yan|fev|mar|apr|may|iyn iyun|iyl iyul|avq|sen sent|okt|noy|dek',
  id: 'jan januari djanuari|feb peb pebruari febuari|mrt mar maret|apr|mei|jun|jul|agt agu ags agst agustus agus|sep sept|okt oktb|nop nopember nov nopem|des desem',
  ms: 'jan|feb|mac mac|apr|mei|jun|jul julai|ogs ogos|sep sept|okt|nov|dis',
  jv: 'januari|pebruari februari|maret|april|mei|juni|juli|agustus|september|oktober|nopember november|desember',
  fil: 'ene enero|peb pebrero|mar marso|abr abril|may mayo|hun hunyo|hul hulyo|ago agosto|set setyembre setiembre|okt oktubre|nob nobyembre|dis disyembre',
  tet: 'janeiru jan|fevereiru fev|marsu mar|abril abr|maiu mai|junu jun|jullu julu jul|agostu ago|setembru set|outubru out|novembru nov|dezembru dez',
  sm: 'ianuari|fepuari fepueri|mati|aperila|me|iuni|iulai|aokuso|setema|oketopa|novema|tesema',
  fj: 'janueri|feperueri|maji|epereli|me|june jiune|julai jiulai|okosita|seviteba|okotova|noveba|tiseba',
  tpi: 'janueri|februeri|mas|epril|me|jun|julai|ogas|septemba|oktoba|novemba|disemba',
  bi: 'januware januari|februari|maj|epril|mei|jun|julae|ogis|septemba|oktoba|novemba|disemba',
  ty: 'tenuare|fepuare|mati|eperera|me|tiunu|tiurai|atete ʻatete|tetepa|atopa ʻatopa|noema|titema',
  sw: 'jan|feb|mac|apr|mei|jun|jul julai|ago agosti|sep sept|okt|nov|des',
  vi: 'thang_mot thang_gieng|thang_hai|thang_ba|thang_tu|thang_nam|thang_sau|thang_bay|thang_tam|thang_chin|thang_muoi|thang_muoi_mot|thang_muoi_hai thang_chap',
  th: 'มค|กพ|มีค|เมย|พค|มิย|กค|สค|กย|ตค|พย|ธค',
  ar: 'يناير كانون_الثاني|فبراير شباط فبرابر|مارس اذار|ابريل نيسان|مايو ايار|يونيو حزيران يونيه|يوليو تموز يوليه|اغسطس اب|سبتمبر ايلول|اكتوبر تشرين_الاول|نوفمبر تشرين_الثاني|ديسمبر كانون_الاول',
  fa: 'ژانویه|فوریه|مارس|اوریل آوریل|می مه|ژوئن جون|ژوئیه جولای ژولای|اوت اگوست|سپتامبر|اکتبر|نوامبر|دسامبر',
  he: 'ינו|פבר|מרץ מרס|אפר|מאי|יוני|יולי|אוג|ספט|אוק|נוב|דצמ',
  hi: 'जन|फर फरवरी फर|मार्च|अप्रैल अप्र अप्रै|मई|जून|जुलाई जुल|अगस्त अग|सितंबर सितम्बर सित|अक्टूबर अक्तूबर अक्टू|नवंबर नवम्बर नव|दिसंबर दिसम्बर दिस',
  mr: 'जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर सप्टेम्बर|ऑक्टोबर|नोव्हेंबर नोव्हेम्बर|डिसेंबर डिसेम्बर',
  bn: 'জানুয়ারি জানুয়ারী জানু|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট আগষ্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর',
  ta: 'ஜனவரி|பிப்ரவரி பெப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட் ஆகஸ்டு|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்',
  si: 'ජනවාරි|පෙබරවාරි|මාර්තු|අප්‍රේල්|මැයි|ජූනි|ජූලි|අගෝස්තු|සැප්තැම්බර්|ඔක්තෝබර්|නොවැම්බර්|දෙසැම්බර්',
  ur: 'جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر',
}

/** Months of one language by its spellings; empty where there are none. */
export function* spelledMonths(language: string): Generator<[name: string, month: number]> {
  const months = MONTH_SPELLINGS[language] ?? MONTH_SPELLINGS[language.split('-')[0]!] ?? ''
  for (const [i, names] of months.split('|').entries()) {
    for (const name of names.split(' ')) if (name !== '') yield [name.replaceAll('_', ' '), i + 1]
  }
}
