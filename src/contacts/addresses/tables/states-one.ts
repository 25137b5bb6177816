// Facts of Google's address data (https://github.com/google/libaddressinput, data under CC BY 4.0), rewritten.
/** States by country: code, other names, pattern of how their postcodes begin. */
export const STATES_ONE = String.raw`
AD:
02|Canillo|AD10[01] ~ 03|Encamp|AD20[01] ~ 08|Escaldes-Engordany|AD70[01] ~ 04|La Massana|AD40[01]
05|Ordino|AD30[01] ~ 07|Parròquia d'Andorra la Vella;Andorra la Vella|AD50[01] ~ 06|Sant Julià de Lòria|AD60[01]
AM:
AG|Արագածոտն;Aragatsotn|0[2-5] ~ AR|Արարատ;Ararat|0[6-8] ~ AV|Արմավիր;Armavir|09|1[01]
GR|Գեղարքունիք;Gegharkunik|1[2-6] ~ ER|Երևան;Yerevan|00 ~ LO|Լոռի;Lori|1[7-9]|2[01] ~ KT|Կոտայք;Kotayk|2[2-5]
SH|Շիրակ;Shirak|2[6-9]|3[01] ~ SU|Սյունիք;Syunik|3[2-5] ~ VD|Վայոց ձոր;Vayots Dzor|3[6-8]
TV|Տավուշ;Tavush|39|4[0-2]
AR:
B|Buenos Aires|B?[1-36-8] ~ K|Catamarca|K?[45] ~ H|Chaco|H?3 ~ U|Chubut|U?[89]
C|Ciudad Autónoma de Buenos Aires|C?1 ~ W|Corrientes|W?3 ~ X|Córdoba|X?[235-8] ~ E|Entre Ríos|E?[1-3]
P|Formosa|P?[37] ~ Y|Jujuy|Y?4 ~ L|La Pampa|L?[3568] ~ F|La Rioja|F?5 ~ M|Mendoza|M?[56] ~ N|Misiones|N?3
Q|Neuquén|Q?[38] ~ R|Río Negro|R?[89] ~ A|Salta|A?[34] ~ J|San Juan|J?5 ~ D|San Luis|D?[4-6] ~ Z|Santa Cruz|Z?[89]
S|Santa Fe|S?[2368] ~ G|Santiago del Estero|G?[2-5] ~ V|Tierra del Fuego|V?9 ~ T|Tucumán|T?[45]
AU:
ACT|Australian Capital Territory|29|2540|260|261[0-8]|02|2620
NSW|New South Wales|1|2[0-57-8]|26[2-9]|261[189]|3500|358[56]|3644|3707 ~ NT|Northern Territory|0[89]
QLD|Queensland|[49] ~ SA|South Australia|5|0872 ~ TAS|Tasmania|7 ~ VIC|Victoria|[38] ~ WA|Western Australia|6|0872
BR:
AC|Acre|699 ~ AL|Alagoas|57 ~ AM|Amazonas|69[0-24-8] ~ AP|Amapá|689 ~ BA|Bahia|4[0-8] ~ CE|Ceará|6[0-3]
DF|Distrito Federal|7[0-1]|72[0-7]|73[0-6] ~ ES|Espírito Santo|29 ~ GO|Goiás|72[89]|73[7-9]|7[4-6] ~ MA|Maranhão|65
MG|Minas Gerais|3 ~ MS|Mato Grosso do Sul|79 ~ MT|Mato Grosso|78[0-8] ~ PA|Pará|6[6-7]|68[0-8] ~ PB|Paraíba|58
PE|Pernambuco|5[0-6] ~ PI|Piauí|64 ~ PR|Paraná|8[0-7] ~ RJ|Rio de Janeiro|2[0-8] ~ RN|Rio Grande do Norte|59
RO|Rondônia|76[89]|789 ~ RR|Roraima|693 ~ RS|Rio Grande do Sul|9 ~ SC|Santa Catarina|8[89] ~ SE|Sergipe|49
SP|São Paulo|[01][1-9] ~ TO|Tocantins|77
CA:
AB|Alberta|T ~ BC|British Columbia|V ~ MB|Manitoba|R ~ NB|New Brunswick|E ~ NL|Newfoundland and Labrador|A
NS|Nova Scotia|B ~ NT|Northwest Territories|X0E|X0G|X1A ~ NU|Nunavut|X0A|X0B|X0C ~ ON|Ontario|K|L|M|N|P
PE|Prince Edward Island|C ~ QC|Quebec|G|H|J|K1A ~ SK|Saskatchewan|S|R8A ~ YT|Yukon|Y
EG:
ASN|أسوان;Aswan Governorate|81 ~ AST|أسيوط;Asyut Governorate|71 ~ LX|الأقصر;Luxor Governorate|85
ALX|الإسكندرية;Alexandria Governorate|2[13] ~ IS|الإسماعيلية;Ismailia Governorate|41
BA|البحر الأحمر;Red Sea Governorate|84 ~ BH|البحيرة;El Beheira Governorate|22 ~ GZ|الجيزة;Giza Governorate|12
DK|الدقهلية;Dakahlia Governorate|35 ~ SUZ|السويس;Suez Governorate|43 ~ SHR|الشرقية;Ash Sharqia Governorate|44
GH|الغربية;Gharbia Governorate|31 ~ FYM|الفيوم;Faiyum Governorate|63 ~ C|القاهرة;Cairo Governorate|11
KB|القليوبية;Qalyubia Governorate|13 ~ MNF|المنوفية;Menofia Governorate|32 ~ MN|المنيا;Menia Governorate|61
WAD|الوادي الجديد;New Valley Governorate|72 ~ BNS|بني سويف;Beni Suef Governorate|62
PTS|بورسعيد;Port Said Governorate|42 ~ JS|جنوب سيناء;South Sinai Governorate|46 ~ DT|دمياط;Damietta Governorate|34
SHG|سوهاج;Sohag Governorate|82 ~ SIN|شمال سيناء;North Sinai Governorate|45 ~ KN|قنا;Qena Governorate|83
KFS|كفر الشيخ;Kafr El Sheikh Governorate|33 ~ MT|مطروح;Matrouh Governorate|51
IN:
AN|Andaman and Nicobar Islands;Andaman & Nicobar|744 ~ AP|Andhra Pradesh|5[0-3] ~ AR|Arunachal Pradesh|79[0-2]
AS|Assam|78 ~ BR|Bihar|8[0-5] ~ CH|Chandigarh|16|1440[3-9] ~ CT|Chhattisgarh|49
DN|Dadra and Nagar Haveli;Dadra & Nagar Haveli|396 ~ DD|Daman and Diu;Daman & Diu|396|362 ~ DL|Delhi|11 ~ GA|Goa|403
GJ|Gujarat|3[6-9] ~ HR|Haryana|1[23] ~ HP|Himachal Pradesh|17 ~ JK|Jammu and Kashmir;Jammu & Kashmir|1[89]
JH|Jharkhand|81[4-9]|82|83[0-5] ~ KA|Karnataka|5[4-9]|53[7-9] ~ KL|Kerala|6[7-9]|6010|607008|777
LD|Lakshadweep|682 ~ MP|Madhya Pradesh|4[5-8]|490 ~ MH|Maharashtra|4[0-4] ~ MN|Manipur|79[56] ~ ML|Meghalaya|79[34]
MZ|Mizoram|796 ~ NL|Nagaland|79[78] ~ OR|Odisha|7[5-7] ~ PY|Puducherry|60[579] ~ PB|Punjab|1[456]
RJ|Rajasthan|3[0-4] ~ SK|Sikkim|737|750 ~ TN|Tamil Nadu|6[0-6]|536 ~ TG|Telangana|5[0-3] ~ TR|Tripura|799
UP|Uttar Pradesh|2[0-35-8]|24[0-7]|26[12] ~ UT|Uttarakhand|24[46-9]|254|26[23] ~ WB|West Bengal|7[0-4]
MX:
AGU|Ags.;Aguascalientes|20 ~ BCN|B.C.;Baja California|2[12] ~ BCS|B.C.S.;Baja California Sur|23
CMX|CDMX;Ciudad de México|0|1[0-6] ~ CAM|Camp.;Campeche|24 ~ CHH|Chih.;Chihuahua|3[1-3] ~ CHP|Chis.;Chiapas|29|30
COA|Coah.;Coahuila de Zaragoza|2[5-7] ~ COL|Col.;Colima|28 ~ DUR|Dgo.;Durango|3[45] ~ GRO|Gro.;Guerrero|39|4[01]
GUA|Gto.;Guanajuato|3[6-8] ~ HID|Hgo.;Hidalgo|4[23] ~ JAL|Jal.;Jalisco|4[4-9] ~ MIC|Mich.;Michoacán|5[89]|6[01]
MOR|Mor.;Morelos|62 ~ MEX|Méx.;Estado de México|5[0-7] ~ NLE|N.L.;Nuevo León|6[4-7] ~ NAY|Nay.;Nayarit|63
OAX|Oax.;Oaxaca|6[89]|7[01] ~ PUE|Pue.;Puebla|7[2-5] ~ ROO|Q.R.;Quintana Roo|77 ~ QUE|Qro.;Querétaro|76
SLP|S.L.P.;San Luis Potosí|7[89] ~ SIN|Sin.;Sinaloa|8[0-2] ~ SON|Son.;Sonora|8[3-5] ~ TAB|Tab.;Tabasco|86
TAM|Tamps.;Tamaulipas|8[7-9] ~ TLA|Tlax.;Tlaxcala|90 ~ VER|Ver.;Veracruz|9[1-6] ~ YUC|Yuc.;Yucatán|97
ZAC|Zac.;Zacatecas|9[89]
MY:
01|Johor|79|8[0-6] ~ 02|Kedah|0[5-9]|34950 ~ 03|Kelantan|1[5-9] ~ 14|Kuala Lumpur|5|60 ~ 15|Labuan|87
04|Melaka|7[5-8] ~ 05|Negeri Sembilan|7[0-4] ~ 06|Pahang|2[5-8]|[346]9 ~ 08|Perak|3[0-6]|39000 ~ 09|Perlis|0[12]
07|Pulau Pinang|1[0-4] ~ 16|Putrajaya|62 ~ 12|Sabah|8[89]|9[01] ~ 13|Sarawak|9[3-8] ~ 10|Selangor|4[0-8]|6[3-8]
11|Terengganu|2[0-4]
NI:
BO|Boaco|5[12] ~ CA|Carazo|4[56] ~ CI|Chinandega|2[5-7] ~ CO|Chontales|5[56] ~ ES|Estelí|3[12] ~ GR|Granada|4[34]
JI|Jinotega|6[56] ~ LE|León|2[12] ~ MD|Madriz|3[45] ~ MN|Managua|1[0-6] ~ MS|Masaya|4[12] ~ MT|Matagalpa|6[1-3]
NS|Nueva Segovia|3[7-9] ~ AN|Región Autónoma de la Costa Caribe Norte|7[12]
AS|Región Autónoma de la Costa Caribe Sur|8[1-3] ~ RI|Rivas|4[78] ~ SJ|Río San Juan|9[12]
SV:
AH|Ahuachapan;Ahuachapán|CP 21 ~ CA|Cabanas;Cabañas|CP 12 ~ CH|Calatenango;Chalatenango|CP 13
CU|Cuscatlan;Cuscatlán|CP 14 ~ LI|La Libertad|CP 15 ~ PA|La Paz|CP 16 ~ UN|La Union;La Unión|CP 31
MO|Morazan;Morazán|CP 32 ~ SM|San Miguel|CP 33 ~ SS|San Salvador|CP 11 ~ SV|San Vicente|CP 17 ~ SA|Santa Ana|CP 22
SO|Sonsonate|CP 23 ~ US|Usulutan;Usulután|CP 34
US:
AA|Armed Forces (AA)|340 ~ AE|Armed Forces (AE)|09 ~ AK|Alaska|99[5-9] ~ AL|Alabama|3[56]
AP|Armed Forces (AP)|96[2-6] ~ AR|Arkansas|71[6-9]|72 ~ AS|American Samoa|96799 ~ AZ|Arizona|8[56]
CA|California|9[0-5]|96[01] ~ CO|Colorado|8[01] ~ CT|Connecticut|06 ~ DC|District of Columbia|20[02-5]|569
DE|Delaware|19[7-9] ~ FL|Florida|3[23]|34[1-9] ~ FM|Micronesia|9694[1-4] ~ GA|Georgia|3[01]|398|39901
GU|Guam|969([1-2]\d|3[12]) ~ HI|Hawaii|967[0-8]|9679[0-8]|968 ~ IA|Iowa|5[0-2] ~ ID|Idaho|83[2-9]
IL|Illinois|6[0-2] ~ IN|Indiana|4[67] ~ KS|Kansas|6[67] ~ KY|Kentucky|4[01]|42[0-7] ~ LA|Louisiana|70|71[0-5]
MA|Massachusetts|01|02[0-7]|05501|05544 ~ MD|Maryland|20[6-9]|21 ~ ME|Maine|039|04 ~ MH|Marshall Islands|969[67]
MI|Michigan|4[89] ~ MN|Minnesota|55|56[0-7] ~ MO|Missouri|6[3-5] ~ MP|Northern Mariana Islands|9695[0-2]
MS|Mississippi|38[6-9]|39[0-7] ~ MT|Montana|59 ~ NC|North Carolina|2[78] ~ ND|North Dakota|58 ~ NE|Nebraska|6[89]
NH|New Hampshire|03[0-8] ~ NJ|New Jersey|0[78] ~ NM|New Mexico|87|88[0-4] ~ NV|Nevada|889|89
NY|New York|1[0-4]|06390|00501|00544 ~ OH|Ohio|4[3-5] ~ OK|Oklahoma|7[34] ~ OR|Oregon|97
PA|Pennsylvania|1[5-8]|19[0-6] ~ PR|Puerto Rico|00[679] ~ PW|Palau|969(39|40) ~ RI|Rhode Island|02[89]
SC|South Carolina|29 ~ SD|South Dakota|57 ~ TN|Tennessee|37|38[0-5] ~ TX|Texas|7[5-9]|885|73301|73344 ~ UT|Utah|84
VA|Virginia|201|2[23]|24[0-6] ~ VI|Virgin Islands|008 ~ VT|Vermont|05 ~ WA|Washington|98|99[0-4]
WI|Wisconsin|5[34] ~ WV|West Virginia|24[7-9]|2[56] ~ WY|Wyoming|82|83[01]|83414
UY:
AR|Artigas|55 ~ CA|Canelones|9[01]|1[456] ~ CL|Cerro Largo|37 ~ CO|Colonia|70|75204 ~ DU|Durazno|97 ~ FS|Flores|85
FD|Florida|94|9060|97005 ~ LA|Lavalleja|30 ~ MA|Maldonado|20 ~ MO|Montevideo|1|91600 ~ PA|Paysandú|60 ~ RV|Rivera|40
RO|Rocha|27 ~ RN|Río Negro|65|60002 ~ SA|Salto|50 ~ SJ|San José|80 ~ SO|Soriano|75|70003 ~ TA|Tacuarembó|45
TT|Treinta y Tres|33|30203|30204|30302|37007
`
