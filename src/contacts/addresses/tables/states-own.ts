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

/**
 * What people write for the states of these countries beside the names of the tables: short forms with and without
 * dots.
 */
export const OTHER_STATE_NAMES: Record<string, string> = {
  US: 'AL:ala AZ:ariz AR:ark CA:calif,cal CO:colo,col CT:conn DE:del FL:fla GA:ga ID:ida IL:ill,ills IN:ind IA:ia KS:kan,kans KY:ken LA:la ME:me MD:md MA:mass MI:mich MN:minn MS:miss MO:mo MT:mont NE:neb,nebr NV:nev NH:n hamp NJ:n jersey NM:n mex,new mex ND:n dak,no dak OH:o OK:okla OR:ore,oreg PA:penn,penna,pa RI:rhode isl SC:s car SD:s dak,so dak TN:tenn TX:tex VT:vt VA:va WA:wash WV:w va,west va,w virginia WI:wis,wisc WY:wyo',
  CA: 'AB:alta BC:brit col MB:man NB:new bruns NL:nfld,newfoundland,nf NS:nova scot ON:ont PE:pei QC:que,pq,québec SK:sask YT:yukon territory',
  AU: 'NSW:new s wales QLD:qld TAS:tas VIC:vic SA:s australia WA:w australia ACT:canberra act NT:n territory',
  MX: 'CMX:distrito federal,df,mexico city cdmx,ciudad de mexico cdmx',
  MY: '14:wilayah persekutuan kuala lumpur,federal territory of kuala lumpur,wp kuala lumpur 15:wilayah persekutuan labuan,federal territory of labuan 16:wilayah persekutuan putrajaya,federal territory of putrajaya',
}

/** Provinces, emirates and areas of which no postcodes are known, by their names as they are written on letters. */
export const PLAIN_STATES: Record<string, string> = {
  ZA: 'Eastern Cape;Free State;Gauteng;KwaZulu-Natal;Limpopo;Mpumalanga;North West;Northern Cape;Western Cape',
  AE: 'Abu Dhabi;Ajman;Dubai;Fujairah;Ras Al Khaimah;Sharjah;Umm Al Quwain',
  HK: 'Hong Kong Island;Kowloon;New Territories',
  ID: 'Aceh;Bali;Banten;Bengkulu;DKI Jakarta;Jakarta;DI Yogyakarta;Gorontalo;Jambi;Jawa Barat;West Java;Jawa Tengah;Central Java;Jawa Timur;East Java;Kalimantan Barat;West Kalimantan;Kalimantan Selatan;South Kalimantan;Kalimantan Tengah;Central Kalimantan;Kalimantan Timur;East Kalimantan;Kalimantan Utara;North Kalimantan;Kepulauan Bangka Belitung;Kepulauan Riau;Riau Islands;Lampung;Maluku;Maluku Utara;North Maluku;Nusa Tenggara Barat;West Nusa Tenggara;Nusa Tenggara Timur;East Nusa Tenggara;Papua;Papua Barat;West Papua;Riau;Sulawesi Barat;Sulawesi Selatan;South Sulawesi;Sulawesi Tengah;Sulawesi Tenggara;Sulawesi Utara;North Sulawesi;Sumatera Barat;West Sumatra;Sumatera Selatan;South Sumatra;Sumatera Utara;North Sumatra',
}
