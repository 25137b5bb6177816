/**
 * Germany by the first two digits of a postcode: every state in which one of its places lies, so that a mismatch is
 * certain and a match is not. In the form of the other tables.
 */
export const GERMANY = `
BW|Baden-Württemberg|6[4-9]|7[0-9]|8[89]|97
BY|Bayern;Bavaria|63|74|8[0-9]|9[0-8]
BE|Berlin|1[0-5]
BB|Brandenburg|0[1-4]|1[2-79]
HB|Bremen|2[678]
HH|Hamburg|2[0-7]
HE|Hessen;Hesse|3[4-7]|5[57]|6[0-9]
MV|Mecklenburg-Vorpommern;Mecklenburg-Western Pomerania|1[6-9]|2[13]
NI|Niedersachsen;Lower Saxony|19|2[1-9]|3[0-478]|4[89]
NW|Nordrhein-Westfalen;North Rhine-Westphalia;NRW|3[1-57]|4[0-9]|5[0-9]
RP|Rheinland-Pfalz;Rhineland-Palatinate|35|5[1-7]|6[5-7]|76
SL|Saarland|54|66
SN|Sachsen;Saxony|0[1-9]
ST|Sachsen-Anhalt;Saxony-Anhalt|0[467]|1[469]|29|3[89]
SH|Schleswig-Holstein|2[1-5]
TH|Thüringen;Thuringia|0[4678]|3[67]|9[6-9]
`

/** The nations of the United Kingdom by postcode area; an area across a border stands with both. */
export const GREAT_BRITAIN = `
ENG|England|(?!AB|BT|CF|DD|EH|FK|G\\d|HS|IV|KA|KW|KY|LL|ML|PA|PH|SA|ZE)
SCT|Scotland|AB|CA|DD|DG|EH|FK|G\\d|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE
WLS|Wales|CF|CH|GL|HR|LD|LL|NP|SA\\d|SY
NIR|Northern Ireland|BT
`
