import { foldLetters } from './date-text.ts'

/**
 * How labels of dates begin in the languages whose dates are read, as alternatives of a regular expression; folded like
 * the text.
 */
export const PUBLISHED = alternatives(`
  publish|posted|post date|created|released|issued|uploaded|submitted|first published|date published
  publicad|publicac|publica|postad|criad|creado|subido
  publie|publication|mis en ligne|mise en ligne|poste le|cree le|paru|parution|diffuse
  pubblicat|pubblicaz|inserit|postato
  veroffentl|veroeffentl|erschienen|publiziert|erstellt|eingestellt|online seit|geschrieben
  gepublic|geplaatst|gepost|verschenen|gepubliseer|geplaas
  publicera|publisert|publiceret|offentligg|udgivet|utgitt|skapad|oprettet|opprettet|lagt ut|upplagd|birt
  julkaist|luotu|avaldat|lisatud|publicet|publicēt|pievienot|paskelbt|publikuot|ikelta|isigalioj
  opublikowan|publikacj|dodan|utworzon|publikovan|zverejnen|vydan|vytvoren|vlozen|pridan
  kozzetev|kozzetet|megjelen|publikalva|letrehoz|feltoltv|publicat|postat|adaugat
  публикув|опублик|публикац|размещен|создан|добавлен|розміщен|створен|додан|апублік|публікац|објављ|објавен|постављ
  objavljen|kreiran|postavljen|publikuar|postuar|botuar
  δημοσι|αναρτηθ|καταχωρ
  yayin|yayim|eklenme|eklendi|olusturul|giris tarihi|derc|yerlesdir
  نشر|النشر|انتشار|منتشر|درج|شائع|اشاعت|פורסם|פרסום|הועלה|נכתב
  प्रकाशित|प्रकाशन|पोस्ट|প্রকাশ|পোস্ট|પ્રકાશિત|வெளியிட|வெளியான|பதிவு|ప్రచురిత|ಪ್ರಕಟ|പ്രസിദ്ധീക|ප්‍රකාශ
  เผยแพร่|โพสต์|โพสท์|ตีพิมพ์|ลงวันที่|ลงเมื่อ|ເຜີຍແຜ່|ລົງວັນທີ|ផ្សាយ|ចុះផ្សាយ|បោះពុម្ព|ထုတ်ပြန်|ထုတ်ဝေ
  đang|xuat ban|ngay dang|phat hanh
  diterbit|terbit|dipublikasi|publikasi|tayang|diposting|dibuat|disiarkan|dimuat|diunggah|rilis
  inilathala|nailathala|na-post|ipinost|ipinaskil|inilabas|pinublika
  发布|發布|發佈|发表|發表|刊登|刊出|刊发|发稿|上线|公開|投稿|掲載|配信|作成|発行|登録|初出
  입력|등록|게시|작성|발행|송고|게재|승인
  imechapishwa|ilichapishwa|imewekwa|нийтэл|нийтлэ|გამოქვეყნ|հրապարակ|жариялан|жарыялан|chop etil|nashr|joylan
  argitarat|cyhoedd|foilsi|ippubblik
`)

export const UPDATED = alternatives(`
  updat|last updat|modif|edited|revised|changed|corrected|reviewed|amended|refreshed
  expires|expiry|deadline|valid until|event date|closing date|date of birth
  actualiz|editado|atualiz|alterad|actualis|mis a jour|mise a jour|maj:|maj le|aggiorn|ultima modifica
  aktualis|geandert|geaendert|uberarbeit|ueberarbeit|stand:|letzte anderung|zuletzt
  bijgewerkt|gewijzigd|aangepast|laatste update|bygewerk|opgedateer
  uppdatera|andrad|senast|oppdater|endret|opdater|ændret|sist|sidst|uppfaert|uppfært|breytt
  paivitet|muokat|uuendat|muudet|atjaunin|atjaunot|labots|atnaujint|pakeist|koreguot
  aktualiz|zaktualiz|zmodyfik|zmienion|edytowan|upraven|zmenen|aktualizov|frissit|frissul|modosit
  обнов|актуализ|промен|изменен|отредакт|последнее изм|оновл|змінен|відредаг|абноўл|абноул|зменен|ажурир|измењ|изменет|azurir|izmenj|izmijenj|posodoblj|spremenj
  perditesua|ndryshuar|ενημερωσ|ενημερωθ|τροποπ|τελευταια
  guncel|degistir|duzenlen|son guncel|yenilen|redakte
  تحديث|تعديل|محدث|حدث|عدل|بروزرسان|به روز|ویرایش|آخرین|اپ ڈیٹ|تجدید|עודכן|עדכון|נערך
  अपडेट|अद्यतन|संशोधित|আপডেট|হালনাগাদ|সংশোধিত|અપડેટ|புதுப்பி|அப்டேட்|అప్డేట్|ಅಪ್ಡೇಟ್|അപ്ഡേറ്റ്|යාවත්කාලීන
  อัปเดต|อัพเดท|อัพเดต|อัปเดท|แก้ไข|ปรับปรุง|ອັບເດດ|ປັບປຸງ|ແກ້ໄຂ|ធ្វើបច្ចុប្បន្នភាព|កែប្រែ|បច្ចុប្បន្នភាព|ပြင်ဆင်|အပ်ဒိတ်|မွမ်းမံ
  cap nhat|chinh sua|sua doi|sua luc
  diperbarui|diperbaharui|pembaruan|pemutakhiran|perbarui|dikemas|kemas kini|kemaskini|diubah|disunting|diedit|terakhir|dimutakhir
  na-update|binago|in-update
  更新|修改|编辑|編輯|修订|修訂|最后|最後|改訂|修正|最終|編集
  수정|업데이트|갱신|최종|변경
  imesasishwa|ilisasishwa|шинэчил|шинэчлэ|засвар|განახლ|թարմաց|жанарты|жаңарты|yangilan|tahrir
  eguneratu|diweddar|nuashon|aggornat
`)

function alternatives(words: string): string {
  const all = words.split(/[|\n]/).map((word) => foldLetters(word.trim()))
  // The longest first: of two that begin alike the regular expression takes the first.
  return all
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length)
    .join('|')
}
