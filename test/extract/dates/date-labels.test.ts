import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from '../../../src/extract/dates/read-date.ts'

const NOW = new Date('2026-11-30T00:30:00Z')
const DAY = '2026-03-04'

const PUBLISHED_SECOND: [text: string, language: string][] = [
  ['Updated March 5, 2026 | Published March 4, 2026', 'en'],
  ['Actualizado el 5 de marzo de 2026 · Publicado el 4 de marzo de 2026', 'es'],
  ['Aktualisiert: 05.03.2026, 10:00 · Veröffentlicht: 04.03.2026, 09:00', 'de'],
  ['Mis à jour le 5 mars 2026 à 10h, publié le 4 mars 2026', 'fr'],
  ['Atualizado em 05/03/2026 11:00 Publicado em 04/03/2026 10:00', 'pt-BR'],
  ['Diperbarui 5 Maret 2026 - Diterbitkan 4 Maret 2026', 'id'],
  ['更新日期：2026年3月5日 发布日期：2026年3月4日', 'zh'],
  ['更新: 2026/03/05 公開: 2026/03/04', 'ja'],
  ['Обновлено 5 марта 2026, опубликовано 4 марта 2026', 'ru'],
  ['수정 2026.03.05 10:00 입력 2026.03.04 09:00', 'ko'],
  ['Güncelleme: 05.03.2026 10:00 Yayınlanma: 04.03.2026 09:00', 'tr'],
  ['Aggiornato il 5 marzo 2026 - Pubblicato il 4 marzo 2026', 'it'],
  ['Bijgewerkt: 5 maart 2026, gepubliceerd: 4 maart 2026', 'nl'],
  ['Uppdaterad 5 mars 2026. Publicerad 4 mars 2026', 'sv'],
  ['Oppdatert 5. mars 2026 Publisert 4. mars 2026', 'nb'],
  ['Opdateret 5. marts 2026, publiceret 4. marts 2026', 'da'],
  ['Päivitetty 5.3.2026 Julkaistu 4.3.2026', 'fi'],
  ['Aktualizacja: 5 marca 2026, Opublikowano: 4 marca 2026', 'pl'],
  ['Aktualizováno 5. 3. 2026, publikováno 4. 3. 2026', 'cs'],
  ['Frissítve: 2026. március 5. Közzétéve: 2026. március 4.', 'hu'],
  ['Actualizat: 5 martie 2026 Publicat: 4 martie 2026', 'ro'],
  ['Оновлено 5 березня 2026 Опубліковано 4 березня 2026', 'uk'],
  ['Обновено: 5 март 2026 Публикувано: 4 март 2026', 'bg'],
  ['Ažurirano: 5. ožujka 2026. Objavljeno: 4. ožujka 2026.', 'hr'],
  ['Ενημερώθηκε 5 Μαρτίου 2026 Δημοσιεύθηκε 4 Μαρτίου 2026', 'el'],
  ['تم التحديث: 5 مارس 2026 نشر في: 4 مارس 2026', 'ar'],
  ['به‌روزرسانی: ۵ مارس ۲۰۲۶ تاریخ انتشار: ۴ مارس ۲۰۲۶', 'fa'],
  ['עודכן: 5 במרץ 2026 פורסם: 4 במרץ 2026', 'he'],
  ['अपडेट: 5 मार्च 2026 प्रकाशित: 4 मार्च 2026', 'hi'],
  ['আপডেট: ৫ মার্চ ২০২৬ প্রকাশ: ৪ মার্চ ২০২৬', 'bn'],
  ['อัปเดต 5 มี.ค. 2569 เผยแพร่ 4 มี.ค. 2569', 'th'],
  ['Cập nhật: 05/03/2026 Đăng: 04/03/2026', 'vi'],
  ['Dikemas kini 5 Mac 2026 Diterbitkan 4 Mac 2026', 'ms'],
  ['Na-update: Marso 5, 2026 Inilathala: Marso 4, 2026', 'fil'],
  ['2026-03-05 updated, 2026-03-04 published', 'en'],
  ['2026年3月5日更新　2026年3月4日公開', 'ja'],
  ['2026.03.05 수정 / 2026.03.04 입력', 'ko'],
  ['Updated: 5 Mar 2026, 4 Mar 2026', 'en'],
  ['4 Mar 2026 (updated 5 Mar 2026)', 'en'],
  ['Last modified 5/3/2026. Posted on 4/3/2026', 'en'],
  ['Posted 4 March 2026, updated 2 hours ago', 'en'],
  ['Updated 2 hours ago, posted 4 March 2026', 'en'],
  ['最終更新日 2026/03/05 投稿日 2026/03/04', 'ja'],
  ['最后更新：2026-03-05 发表于：2026-03-04', 'zh'],
  ['ປັບປຸງ 05/03/2026 ເຜີຍແຜ່ 04/03/2026', 'lo'],
  ['Zadnja posodobitev: 5. 3. 2026, objavljeno: 4. 3. 2026', 'sl'],
  ['កែប្រែ 05/03/2026 ផ្សាយ 04/03/2026', 'km'],
]

test('the day of publication counts, not the one of a change, in every language', () => {
  for (const [text, language] of PUBLISHED_SECOND) expect(text, language, DAY)
})

function expect(text: string, language: string, day: string | null): void {
  assert.equal(readDate(text, { now: NOW, language }), day, `${language}: ${text}`)
}
