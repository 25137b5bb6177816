// Facts of Google's address data (https://github.com/google/libaddressinput, data under CC BY 4.0), rewritten.
/** States by country: code, other names, pattern of how their postcodes begin. */
export const STATES_TWO = String.raw`
ES:
A|Alicante|03 ~ AB|Albacete|02 ~ AL|Almería|04 ~ AV|Ávila|05 ~ B|Barcelona|08 ~ BA|Badajoz|06 ~ BI|Vizcaya|48
BU|Burgos|09 ~ C|La Coruña|15 ~ CA|Cádiz|11 ~ CC|Cáceres|10 ~ CE|Ceuta|51 ~ CO|Córdoba|14 ~ CR|Ciudad Real|13
CS|Castellón|12 ~ CU|Cuenca|16 ~ GC|Las Palmas|35 ~ GI|Girona|17 ~ GR|Granada|18 ~ GU|Guadalajara|19 ~ H|Huelva|21
HU|Huesca|22 ~ J|Jaén|23 ~ L|Lérida|25 ~ LE|León|24 ~ LO|La Rioja|26 ~ LU|Lugo|27 ~ M|Madrid|28 ~ MA|Málaga|29
ML|Melilla|52 ~ MU|Murcia|30 ~ NA|Navarra|31 ~ O|Asturias|33 ~ OR|Ourense|32 ~ P|Palencia|34 ~ PM|Islas Baleares|07
PO|Pontevedra|36 ~ S|Cantabria|39 ~ SA|Salamanca|37 ~ SE|Sevilla|41 ~ SG|Segovia|40 ~ SO|Soria|42 ~ SS|Guipúzcoa|20
T|Tarragona|43 ~ TE|Teruel|44 ~ TF|Santa Cruz de Tenerife|38 ~ TO|Toledo|45 ~ V|Valencia|46 ~ VA|Valladolid|47
VI|Álava|01 ~ Z|Zaragoza|50 ~ ZA|Zamora|49
IT:
AG|Agrigento|92 ~ AL|Alessandria|15 ~ AN|Ancona|60 ~ AO|Aosta|11 ~ AP|Ascoli Piceno|63 ~ AQ|L'Aquila|67
AR|Arezzo|52 ~ AT|Asti|14 ~ AV|Avellino|83 ~ BA|Bari|70 ~ BG|Bergamo|24 ~ BI|Biella|13[89] ~ BL|Belluno|32
BN|Benevento|82 ~ BO|Bologna|40 ~ BR|Brindisi|72 ~ BS|Brescia|25 ~ BT|Barletta-Andria-Trani|76[01] ~ BZ|Bolzano|39
CA|Cagliari|0912[1-9]|0913[0-4]|0901[0289]|0902[03468]|0903[0234]|0904|0803[035]|08043
CB|Campobasso|860[1-4]|86100 ~ CE|Caserta|81 ~ CH|Chieti|66 ~ CI|Carbonia-Iglesias|0901[013-7] ~ CL|Caltanissetta|93
CN|Cuneo|12|18025 ~ CO|Como|22 ~ CR|Cremona|26[01] ~ CS|Cosenza|87 ~ CT|Catania|95 ~ CZ|Catanzaro|88[01]
EN|Enna|94 ~ FC|Forlì-Cesena|47[015] ~ FE|Ferrara|44 ~ FG|Foggia|71 ~ FI|Firenze|50 ~ FM|Fermo|638|63900
FR|Frosinone|03 ~ GE|Genova|16 ~ GO|Gorizia|34[01]7 ~ GR|Grosseto|58 ~ IM|Imperia|18 ~ IS|Isernia|860[7-9]|86170
KR|Crotone|88[89] ~ LC|Lecco|23[89] ~ LE|Lecce|73 ~ LI|Livorno|57 ~ LO|Lodi|26[89] ~ LT|Latina|04 ~ LU|Lucca|55
MB|Monza e Brianza|208|20900 ~ MC|Macerata|62 ~ ME|Messina|98 ~ MI|Milano|20 ~ MN|Mantova|46 ~ MO|Modena|41
MS|Massa-Carrara|54 ~ MT|Matera|75 ~ NA|Napoli|80 ~ NO|Novara|28[01] ~ NU|Nuoro|080[1-3]|08100
OG|Ogliastra|08037|0804[024-9] ~ OR|Oristano|090[7-9]|09170|0801[039]|0803[04] ~ OT|Olbia-Tempio|08020|0702|0703[08]
PA|Palermo|90 ~ PC|Piacenza|29 ~ PD|Padova|35 ~ PE|Pescara|65 ~ PG|Perugia|06 ~ PI|Pisa|56
PN|Pordenone|330[7-9]|33170 ~ PO|Prato|59 ~ PR|Parma|43 ~ PT|Pistoia|51 ~ PU|Pesaro e Urbino|61 ~ PV|Pavia|27
PZ|Potenza|85 ~ RA|Ravenna|48 ~ RC|Reggio Calabria|89[01] ~ RE|Reggio Emilia|42 ~ RG|Ragusa|97 ~ RI|Rieti|02
RM|Roma|00 ~ RN|Rimini|47[89] ~ RO|Rovigo|45 ~ SA|Salerno|84 ~ SI|Siena|53 ~ SO|Sondrio|23[01] ~ SP|La Spezia|19
SR|Siracusa|96 ~ SS|Sassari|070[14]|0703[0-79]|07100 ~ SV|Savona|17|12071 ~ TA|Taranto|74 ~ TE|Teramo|64
TN|Trento|38 ~ TO|Torino|10 ~ TP|Trapani|91 ~ TR|Terni|05 ~ TS|Trieste|3401|341[0-689]|34062 ~ TV|Treviso|31
UD|Udine|330[1-5]|33100 ~ VA|Varese|21 ~ VB|Verbano-Cusio-Ossola|28[89] ~ VC|Vercelli|13[01] ~ VE|Venezia|30
VI|Vicenza|36 ~ VR|Verona|37 ~ VS|Medio Campidano|0902[012579]|0903[015-9]|09040 ~ VT|Viterbo|01
VV|Vibo Valentia|89[89]
JP:
24|三重県;Mie|51|498|647 ~ 26|京都府;Kyoto|6[0-2]|520 ~ 41|佐賀県;Saga|84 ~ 28|兵庫県;Hyogo|6[5-7]|563
01|北海道;Hokkaido|0[4-9]|00[1-7] ~ 12|千葉県;Chiba|2[6-9] ~ 30|和歌山県;Wakayama|64|519 ~ 11|埼玉県;Saitama|3[3-6]
44|大分県;Oita|87|839 ~ 27|大阪府;Osaka|5[3-9]|618|630 ~ 29|奈良県;Nara|63|64[78] ~ 04|宮城県;Miyagi|98 ~ 45|宮崎県;Miyazaki|88
16|富山県;Toyama|93 ~ 35|山口県;Yamaguchi|7[45] ~ 06|山形県;Yamagata|99 ~ 19|山梨県;Yamanashi|40 ~ 21|岐阜県;Gifu|50
33|岡山県;Okayama|7[01] ~ 03|岩手県;Iwate|02 ~ 32|島根県;Shimane|69|68[45] ~ 34|広島県;Hiroshima|7[23] ~ 36|徳島県;Tokushima|77
38|愛媛県;Ehime|79 ~ 23|愛知県;Aichi|4[4-9]|431 ~ 15|新潟県;Niigata|9[45]|389 ~ 13|東京都;Tokyo|1[0-8]|19[0-8]|20
09|栃木県;Tochigi|32|311|349 ~ 47|沖縄県;Okinawa|90 ~ 25|滋賀県;Shiga|52 ~ 43|熊本県;Kumamoto|86 ~ 17|石川県;Ishikawa|92|939
14|神奈川県;Kanagawa|2[1-5]|199 ~ 18|福井県;Fukui|91|922 ~ 40|福岡県;Fukuoka|8[0-3]|871 ~ 07|福島県;Fukushima|9[67]
05|秋田県;Akita|01 ~ 10|群馬県;Gunma|37|38[49] ~ 08|茨城県;Ibaraki|3[01] ~ 42|長崎県;Nagasaki|85|81[17]|848
20|長野県;Nagano|3[89]|949 ~ 02|青森県;Aomori|03|018 ~ 22|静岡県;Shizuoka|4[1-9] ~ 37|香川県;Kagawa|76 ~ 39|高知県;Kochi|78
31|鳥取県;Tottori|68 ~ 46|鹿児島県;Kagoshima|89
KR:
42|강원도;강원;Gangwon-do|2[456]\d{2} ~ 41|경기도;경기;Gyeonggi-do|1[0-8]\d{2} ~ 48|경상남도;경남;Gyeongsangnam-do|5[0-3]\d{2}
47|경상북도;경북;Gyeongsangbuk-do|(?:3[6-9]|40)\d{2} ~ 29|광주광역시;광주;Gwangju|6[12]\d{2} ~ 27|대구광역시;대구;Daegu|4[12]\d{2}
30|대전광역시;대전;Daejeon|3[45]\d{2} ~ 26|부산광역시;부산;Busan|4[6-9]\d{2} ~ 11|서울특별시;서울;Seoul|0[1-8]\d{2}
50|세종특별자치시;세종;Sejong|30[01]\d ~ 31|울산광역시;울산;Ulsan|4[45]\d{2} ~ 28|인천광역시;인천;Incheon|2[1-3]\d{2}
46|전라남도;전남;Jeollanam-do|5[7-9]\d{2} ~ 45|전라북도;전북;Jeollabuk-do|5[4-6]\d{2} ~ 49|제주특별자치도;제주;Jeju-do|63[0-356]\d
44|충청남도;충남;Chungcheongnam-do|3[1-3]\d{2} ~ 43|충청북도;충북;Chungcheongbuk-do|2[789]\d{2}
PH:
ABR|Abra|28[0-2] ~ AGN|Agusan del Norte|86[01] ~ AGS|Agusan del Sur|85[01] ~ AKL|Aklan|56[01] ~ ALB|Albay|45[01]
ANT|Antique|57[01] ~ APA|Apayao|380[0-68] ~ AUR|Aurora|320 ~ BAS|Basilan|730 ~ BAN|Bataan|21[01] ~ BTN|Batanes|390
BTG|Batangas|42[0-3] ~ BEN|Benguet|26(0|1[0-5]) ~ BIL|Biliran|65(4[3-9]|5) ~ BOH|Bohol|63[0-3]
BUK|Bukidnon|87[0-2] ~ BUL|Bulacan|30[0-2] ~ CAG|Cagayan|35[0-2] ~ CAN|Camarines Norte|46[01]
CAS|Camarines Sur|44[0-3] ~ CAM|Camiguin|910 ~ CAP|Capiz|58[01] ~ CAT|Catanduanes|48[01] ~ CAV|Cavite|41[0-2]
CEB|Cebu|60[0-5] ~ COM|Compostela Valley|88[01] ~ NCO|Cotabato|94[01] ~ DVO|Davao Occidental|801[1-5]
DAO|Davao Oriental|82[01] ~ DAV|Davao del Norte|81[0-2] ~ DAS|Davao del Sur|80[01] ~ DIN|Dinagat Islands|84[12]
EAS|Eastern Samar|68[0-2] ~ GUI|Guimaras|504[4-6] ~ IFU|Ifugao|36[01] ~ ILN|Ilocos Norte|29[0-2]
ILS|Ilocos Sur|27[0-3] ~ ILI|Iloilo|50([0-3]|4[0-3]) ~ ISA|Isabela|33[0-3] ~ KAL|Kalinga|38(0[79]|1[0-4])
LUN|La Union|25[0-2] ~ LAG|Laguna|40[0-3] ~ LAN|Lanao del Norte|92[0-2] ~ LAS|Lanao del Sur|9(3[0-2]|7[01])
LEY|Leyte|65([0-3]|4[0-2]) ~ MAG|Maguindanao|96[01] ~ MAD|Marinduque|490 ~ MAS|Masbate|54[0-2] ~ 00|Metro Manila|
MDC|Mindoro Occidental|51[01] ~ MDR|Mindoro Oriental|52[01] ~ MSC|Misamis Occidental|72[01]
MSR|Misamis Oriental|90[0-2] ~ MOU|Mountain Province|26(1[6-9]|2[0-5]) ~ NEC|Negros Occidental|61[0-3]
NER|Negros Oriental|62[0-2] ~ NSA|Northern Samar|64[0-2] ~ NUE|Nueva Ecija|31[0-3] ~ NUV|Nueva Vizcaya|37[01]
PLW|Palawan|53[0-2] ~ PAM|Pampanga|20[0-2] ~ PAN|Pangasinan|24[0-4] ~ QUE|Quezon Province|43[0-4] ~ QUI|Quirino|340
RIZ|Rizal|1[89] ~ ROM|Romblon|55[01] ~ WSA|Samar|67[0-2] ~ SAR|Sarangani|8015 ~ SIG|Siquijor|62(2[5-9]|30)
SOR|Sorsogon|47[01] ~ SCO|South Cotabato|95[01] ~ SLE|Southern Leyte|66[10] ~ SUK|Sultan Kudarat|98[01]
SLU|Sulu|74[01] ~ SUN|Surigao del Norte|84[0-2] ~ SUR|Surigao del Sur|83[01] ~ TAR|Tarlac|23[01] ~ TAW|Tawi-Tawi|750
ZMB|Zambales|22[01] ~ ZSI|Zamboanga Sibuguey|70[0-4] ~ ZAN|Zamboanga del Norte|71[0-2]
ZAS|Zamboanga del Sur|70[0-4]
RU:
Автономна Республіка Крим|Республика Крым;Respublika Krym|29[5-8] ~ ALT|Алтайский край;Altayskiy kray|65[6-9]
AMU|Амурская область;Amurskaya oblast'|67[56] ~ ARK|Архангельская область;Arkhangelskaya oblast'|16[3-5]
AST|Астраханская область;Astrakhanskaya oblast'|41[4-6] ~ BEL|Белгородская область;Belgorodskaya oblast'|30[89]
BRY|Брянская область;Bryanskaya oblast'|24[1-3] ~ VLA|Владимирская область;Vladimirskaya oblast'|60[0-2]
VGG|Волгоградская область;Volgogradskaya oblast'|40[0-4] ~ VLG|Вологодская область;Vologodskaya oblast'|16[0-2]
VOR|Воронежская область;Voronezhskaya oblast'|39[4-7]
YEV|Еврейская автономная область;Evreyskaya avtonomnaya oblast'|679
ZAB|Забайкальский край;Zabaykalskiy kray|6(?:7[2-4]|87) ~ IVA|Ивановская область;Ivanovskaya oblast'|15[3-5]
IRK|Иркутская область;Irkutskaya oblast'|66[4-9]
KB|Кабардино-Балкарская Республика;Kabardino-Balkarskaya Republits|36[01]
KGD|Калининградская область;Kaliningradskaya oblast'|23[6-8] ~ KLU|Калужская область;Kaluzhskaya oblast'|24[89]
KAM|Камчатский край;Kamchatskiy kray|68[348]
KC|Карачаево-Черкесская Республика;Karachaevo-Cherkesskaya Republits|369
KEM|Кемеровская область;Kemerovskaya oblast'|65[0-4] ~ KIR|Кировская область;Kirovskaya oblast'|61[0-3]
KOS|Костромская область;Kostromskaya oblast'|15[67] ~ KDA|Краснодарский край;Krasnodarskiy kray|35[0-4]
KYA|Красноярский край;Krasnoyarskiy kray|6(?:6[0-3]|4[78]) ~ KGN|Курганская область;Kurganskaya oblast'|64[01]
KRS|Курская область;Kurskaya oblast'|30[5-7] ~ LEN|Ленинградская область;Leningradskaya oblast'|18[78]
LIP|Липецкая область;Lipetskaya oblast'|39[89] ~ MAG|Магаданская область;Magadanskaya oblast'|68[56]
MOW|Москва;Moskva|1(?:0[1-9]|1|2|3[0-5]|4[0-4]) ~ MOS|Московская область;Moskovskaya oblast'|14[0-4]
MUR|Мурманская область;Murmanskaya oblast'|18[34] ~ NEN|Ненецкий автономный округ;Nenetskiy|166
NIZ|Нижегородская область;Nizhegorodskaya oblast'|60[3-7] ~ NGR|Новгородская область;Novgorodskaya oblast'|17[3-5]
NVS|Новосибирская область;Novosibirskaya oblast'|63[0-3] ~ OMS|Омская область;Omskaya oblast'|64[4-6]
ORE|Оренбургская область;Orenburgskaya oblast'|46[0-2] ~ ORL|Орловская область;Orlovskaya oblast'|30[23]
PNZ|Пензенская область;Penzenskaya oblast'|44[0-2] ~ PER|Пермский край;Permskiy kray|61[4-9]
PRI|Приморский край;Primorskiy kray|69[0-2] ~ PSK|Псковская область;Pskovskaya oblast'|18[0-2]
AD|Республика Адыгея;Respublika Adygeya|385 ~ AL|Республика Алтай;Altay Republits|649
BA|Республика Башкортостан;Bashkortostan Republits|45[0-3] ~ BU|Республика Бурятия;Buryatiya Republits|67[01]
DA|Республика Дагестан;Dagestan Republits|36[78] ~ IN|Республика Ингушетия;Ingushetiya Republits|386
KL|Республика Калмыкия;Respublika Kalmykiya|35[89] ~ KR|Республика Карелия;Kareliya Republits|18[56]
KO|Республика Коми;Komi Republits|16[7-9] ~ ME|Республика Марий Эл;Respublika Mariy El|42[45]
MO|Республика Мордовия;Respublika Mordoviya|43[01] ~ SA|Республика Саха (Якутия);Sakha (Yakutiya) Republits|67[78]
SE|Республика Северная Осетия-Алания;Respublika Severnaya Osetiya-Alaniya|36[23]
TA|Республика Татарстан;Respublika Tatarstan|42[0-3] ~ TY|Республика Тыва;Tyva Republits|66[78]
UD|Республика Удмуртия;Respublika Udmurtiya|42[67] ~ KK|Республика Хакасия;Khakasiya Republits|655
ROS|Ростовская область;Rostovskaya oblast'|34[4-7] ~ RYA|Рязанская область;Ryazanskaya oblast'|39[01]
SAM|Самарская область;Samarskaya oblast'|44[3-6] ~ SPE|Санкт-Петербург;Sankt-Peterburg|19
SAR|Саратовская область;Saratovskaya oblast'|41[0-3] ~ SAK|Сахалинская область;Sakhalinskaya oblast'|69[34]
SVE|Свердловская область;Sverdlovskaya oblast'|62[0-4] ~ Севастополь|Sevastopol'|299
SMO|Смоленская область;Smolenskaya oblast'|21[4-6] ~ STA|Ставропольский край;Stavropolskiy kray|35[5-7]
TAM|Тамбовская область;Tambovskaya oblast'|39[23] ~ TVE|Тверская область;Tverskaya oblast'|17[0-2]
TOM|Томская область;Tomskaya oblast'|63[4-6] ~ TUL|Тульская область;Tulskaya oblast'|30[01]
TYU|Тюменская область;Tyumenskaya oblast'|62[5-7] ~ ULY|Ульяновская область;Ulyanovskaya oblast'|43[23]
KHA|Хабаровский край;Khabarovskiy kray|68[0-2]
KHM|Ханты-Мансийский автономный округ;Khanty-Mansiyskiy avtonomnyy okrug|628
CHE|Челябинская область;Chelyabinskaya oblast'|45[4-7] ~ CE|Чеченская Республика;Chechenskaya Republits|36[4-6]
CU|Чувашская Республика;Chuvashia|42[89] ~ CHU|Чукотский автономный округ;Chukotskiy|689
YAN|Ямало-Ненецкий автономный округ;Yamalo-Nenetskiy|629 ~ YAR|Ярославская область;Yaroslavskaya oblast'|15[0-2]
TH:
81|กระบี่;Krabi|81 ~ 10|กรุงเทพมหานคร;Bangkok|10 ~ 71|กาญจนบุรี;Kanchanaburi|71 ~ 46|กาฬสินธุ์;Kalasin|46
62|กำแพงเพชร;Kamphaeng Phet|62 ~ 40|ขอนแก่น;Khon Kaen|40 ~ 38|จังหวัด บึงกาฬ;Bueng Kan| ~ 22|จันทบุรี;Chanthaburi|22
24|ฉะเชิงเทรา;Chachoengsao|24 ~ 20|ชลบุรี;Chon Buri|20 ~ 18|ชัยนาท;Chai Nat|17 ~ 36|ชัยภูมิ;Chaiyaphum|36
86|ชุมพร;Chumpon|86 ~ 92|ตรัง;Trang|92 ~ 23|ตราด;Trat|23 ~ 63|ตาก;Tak|63 ~ 26|นครนายก;Nakhon Nayok|26
73|นครปฐม;Nakhon Pathom|73 ~ 48|นครพนม;Nakhon Phanom|48 ~ 30|นครราชสีมา;Nakhon Ratchasima|30
80|นครศรีธรรมราช;Nakhon Si Thammarat|80 ~ 60|นครสวรรค์;Nakhon Sawan|60 ~ 12|นนทบุรี;Nonthaburi|11
96|นราธิวาส;Narathiwat|96 ~ 55|น่าน;Nan|55 ~ 31|บุรีรัมย์;Buri Ram|31 ~ 13|ปทุมธานี;Pathum Thani|12
77|ประจวบคีรีขันธ์;Prachuap Khiri Khan|77 ~ 25|ปราจีนบุรี;Prachin Buri|25 ~ 94|ปัตตานี;Pattani|94
14|พระนครศรีอยุธยา;Phra Nakhon Si Ayutthaya|13 ~ 56|พะเยา;Phayao|56 ~ 82|พังงา;Phang Nga|82
93|พัทลุง;Phattalung|93 ~ 66|พิจิตร;Phichit|66 ~ 65|พิษณุโลก;Phitsanulok|65 ~ 83|ภูเก็ต;Phuket|83
44|มหาสารคาม;Maha Sarakham|44 ~ 49|มุกดาหาร;Mukdahan|49 ~ 95|ยะลา;Yala|95 ~ 35|ยโสธร;Yasothon|35
85|ระนอง;Ranong|85 ~ 21|ระยอง;Rayong|21 ~ 70|ราชบุรี;Ratchaburi|70 ~ 45|ร้อยเอ็ด;Roi Et|45 ~ 16|ลพบุรี;Lop Buri|15
52|ลำปาง;Lampang|52 ~ 51|ลำพูน;Lamphun|51 ~ 33|ศรีสะเกษ;Si Sa Ket|33 ~ 47|สกลนคร;Sakon Nakhon|47
90|สงขลา;Songkhla|90 ~ 91|สตูล;Satun|91 ~ 11|สมุทรปราการ;Samut Prakan|10 ~ 75|สมุทรสงคราม;Samut Songkhram|75
74|สมุทรสาคร;Samut Sakhon|74 ~ 19|สระบุรี;Saraburi|18 ~ 27|สระแก้ว;Sa Kaeo|27 ~ 17|สิงห์บุรี;Sing Buri|16
72|สุพรรณบุรี;Suphanburi|72 ~ 84|สุราษฎร์ธานี;Surat Thani|84 ~ 32|สุรินทร์;Surin|32 ~ 64|สุโขทัย;Sukhothai|64
43|หนองคาย;Nong Khai|43 ~ 39|หนองบัวลำภู;Nong Bua Lam Phu|39 ~ 37|อำนาจเจริญ;Amnat Charoen|37
41|อุดรธานี;Udon Thani|41 ~ 53|อุตรดิตถ์;Uttaradit|53 ~ 61|อุทัยธานี;Uthai Thani|61
34|อุบลราชธานี;Ubon Ratchathani|34 ~ 15|อ่างทอง;Ang Thong|14 ~ 57|เชียงราย;Chiang Rai|57
50|เชียงใหม่;Chiang Mai|50 ~ 76|เพชรบุรี;Phetchaburi|76 ~ 67|เพชรบูรณ์;Phetchabun|67 ~ 42|เลย;Loei|42
54|แพร่;Phrae|54 ~ 58|แม่ฮ่องสอน;Mae Hong Son|58
TR:
01|Adana|01 ~ 02|Adıyaman|02 ~ 03|Afyon|03 ~ 68|Aksaray|68 ~ 05|Amasya|05 ~ 06|Ankara|06 ~ 07|Antalya|07
75|Ardahan|75 ~ 08|Artvin|08 ~ 09|Aydın|09 ~ 04|Ağrı|04 ~ 10|Balıkesir|10 ~ 74|Bartın|74 ~ 72|Batman|72
69|Bayburt|69 ~ 11|Bilecik|11 ~ 12|Bingöl|12 ~ 13|Bitlis|13 ~ 14|Bolu|14 ~ 15|Burdur|15 ~ 16|Bursa|16
20|Denizli|20 ~ 21|Diyarbakır|21 ~ 81|Düzce|81 ~ 22|Edirne|22 ~ 23|Elazığ|23 ~ 24|Erzincan|24 ~ 25|Erzurum|25
26|Eskişehir|26 ~ 27|Gaziantep|27 ~ 28|Giresun|28 ~ 29|Gümüşhane|29 ~ 30|Hakkari|30 ~ 31|Hatay|31 ~ 32|Isparta|32
76|Iğdır|76 ~ 46|Kahramanmaraş|46 ~ 78|Karabük|78 ~ 70|Karaman|70 ~ 36|Kars|36 ~ 37|Kastamonu|37 ~ 38|Kayseri|38
79|Kilis|79 ~ 41|Kocaeli|41 ~ 42|Konya|42 ~ 43|Kütahya|43 ~ 39|Kırklareli|39 ~ 71|Kırıkkale|71 ~ 40|Kırşehir|40
44|Malatya|44 ~ 45|Manisa|45 ~ 47|Mardin|47 ~ 33|Mersin|33 ~ 48|Muğla|48 ~ 49|Muş|49 ~ 50|Nevşehir|50 ~ 51|Niğde|51
52|Ordu|52 ~ 80|Osmaniye|80 ~ 53|Rize|53 ~ 54|Sakarya|54 ~ 55|Samsun|55 ~ 56|Siirt|56 ~ 57|Sinop|57 ~ 58|Sivas|58
59|Tekirdağ|59 ~ 60|Tokat|60 ~ 61|Trabzon|61 ~ 62|Tunceli|62 ~ 64|Uşak|64 ~ 65|Van|65 ~ 77|Yalova|77 ~ 66|Yozgat|66
67|Zonguldak|67 ~ 17|Çanakkale|17 ~ 18|Çankırı|18 ~ 19|Çorum|19 ~ 34|İstanbul|34 ~ 35|İzmir|35 ~ 63|Şanlıurfa|63
73|Şırnak|73
TW:
NAN|南投縣;Nantou County|5[45] ~ TXG|台中市;Taichung City|4[0-3] ~ TPE|台北市;Taipei City|1[01] ~ TNN|台南市;Tainan City|7[0-4]
TTT|台東縣;Taitung County|9[56] ~ CYI|嘉義市;Chiayi City|600 ~ CYQ|嘉義縣;Chiayi County|60[1-9]|6[12]
KEE|基隆市;Keelung City|20[0-6] ~ ILA|宜蘭縣;Yilan County|2[67] ~ PIF|屏東縣;Pingtung County|9[0-4]
CHA|彰化縣;Changhua County|5[0123] ~ NWT|新北市;New Taipei City|20[78]|2[2345] ~ HSZ|新竹市;Hsinchu City|300
HSQ|新竹縣;Hsinchu County|30[2-8]|31 ~ TAO|桃園市;Taoyuan City|3[23] ~ PEN|澎湖縣;Penghu County|88
HUA|花蓮縣;Hualien County|9[78] ~ MIA|苗栗縣;Miaoli County|3[56] ~ 連江縣|Lienchiang County|209|21[012]
金門縣|Kinmen County|89 ~ YUN|雲林縣;Yunlin County|6[3-5] ~ KHH|高雄市;Kaohsiung City|8[02-5]|81[1-579]
UA:
26|Івано-Франківська область;Ivano-Frankivs'ka oblast|7[6-8] ~ 43|Автономна Республіка Крим;Crimea|9[5-8]
07|Волинська область;Volyns'ka oblast|4[3-5] ~ 05|Вінницька область;Vinnyts'ka oblast|2[1-4]
12|Дніпропетровська область;Dnipropetrovsk oblast|49|5[0-3] ~ 14|Донецька область;Donetsk oblast|8[3-7]
18|Житомирська область;Zhytomyrs'ka oblast|1[0-3] ~ 21|Закарпатська область;Zakarpats'ka oblast|8[89]|90
23|Запорізька область;Zaporiz'ka oblast|69|7[0-2] ~ 32|Київська область;Kiev oblast|0[7-9]
35|Кіровоградська область;Kirovohrads'ka oblast|2[5-8] ~ 09|Луганська область;Luhans'ka oblast|9[1-4]
46|Львівська область;Lviv oblast|79|8[0-2] ~ 48|Миколаївська область;Mykolaivs'ka oblast|5[4-7]
51|Одеська область;Odessa oblast|6[5-8] ~ 53|Полтавська область;Poltavs'ka oblast|3[6-9]
56|Рівненська область;Rivnens'ka oblast|3[3-5] ~ 59|Сумська область;Sums'ka oblast|4[0-2]
61|Тернопільська область;Ternopil's'ka oblast|4[6-8] ~ 63|Харківська область;Kharkiv oblast|6[1-4]
65|Херсонська область;Khersons'ka oblast|7[3-5] ~ 68|Хмельницька область;Khmel'nyts'ka oblast|29|3[0-2]
71|Черкаська область;Cherkas'ka oblast|1[89]|20 ~ 77|Чернівецька область;Chernivets'ka oblast|5[89]|60
74|Чернігівська область;Chernihivs'ka oblast|1[4-7] ~ 30|місто Київ;Київ;Kyiv city|0[1-6]
40|місто Севастополь;Севастополь;Sevastopol' city|99
`
