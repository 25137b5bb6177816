// Facts of Google's address data (https://github.com/google/libaddressinput, data under CC BY 4.0), rewritten.
/**
 * A country a part: code, parts that an address must have (A street, C city, S state, Z postcode), order of writing,
 * postcode.
 */
export const COUNTRY_RULES = String.raw`
AC|AC|A, C, Z|ASCN 1ZZ ~ AD|AC|A, Z C|AD[1-7]0\d ~ AE|AS|A, S| ~ AF|AC|A, C, Z|\d{4} ~ AG|A|A, C|
AI|AC|A, C, Z|(?:AI-)?2640 ~ AL|AC|A, Z, C|\d{4} ~ AM|AC|A, Z, C, S|(?:37)?\d{4} ~ AO|AC|A, C| ~ AQ|AC|A, C|
AR|AC|A, Z C, S|((?:[A-HJ-NP-Z])?\d{4})([A-Z]{3})? ~ AS|ACSZ|A, C S Z|(96799)(?:[ \-]?(\d{4}))? ~ AT|ACZ|A, Z C|[1-9]\d{3}
AU|ACSZ|A, C S Z|\d{4} ~ AW|AC|A, C| ~ AX|ACZ|A, -Z C, AD|22\d{3} ~ AZ|AC|A,  Z C|\d{4} ~ BA|AC|A, Z C|\d{5}
BB|AC|A, C, S Z|BB\d{5} ~ BD|AC|A, C - Z|\d{4} ~ BE|ACZ|A, Z C|[1-9]\d{3} ~ BF|AC|A, C| ~ BG|AC|A, Z C|\d{4}
BH|AC|A, C Z|(?:\d|1[0-2])\d{2} ~ BI|AC|A, C| ~ BJ|AC|A, C| ~ BL|ACZ|A, Z C|9[78][01]\d{2}
BM|AC|A, C Z|[A-Z]{2} ?[A-Z0-9]{2} ~ BN|AC|A, C Z|[A-Z]{2} ?\d{4} ~ BO|AC|A, C| ~ BQ|AC|A, C|
BR|ASCZ|A, D, C-S, Z|\d{5}-?\d{3} ~ BS|AC|A, C, S| ~ BT|AC|A, C Z|\d{5} ~ BV|AC|A, C| ~ BW|AC|A, C|
BY|AC|S, Z C, A|\d{6} ~ BZ|AC|A, C|
CA|ACSZ|A, C S Z|[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d ~ CC|AC|A, C S Z|6799
CD|AC|A, C| ~ CF|AC|A, C| ~ CG|AC|A, C| ~ CH|ACZ|A, -Z C|[1-9]\d{3} ~ CI|AC|A C| ~ CK|AC|A, C| ~ CL|AC|A, Z C, S|\d{7}
CM|AC|A, C| ~ CN|ACSZ|Z, SCD, A|\d{6} ~ CO|AS|A, C, S, Z|\d{6} ~ CR|ACS|A, S, C, Z|\d{4,5}|\d{3}-\d{4}
CU|AC|A, C S, Z|\d{5} ~ CV|AC|A, Z C, S|\d{4} ~ CW|AC|A, C| ~ CX|AC|A, C S Z|6798 ~ CY|AC|A, Z C|\d{4}
CZ|ACZ|A, Z C|\d{3} ?\d{2} ~ DE|ACZ|A, Z C|\d{5} ~ DJ|AC|A, C| ~ DK|ACZ|A, Z C|\d{4} ~ DM|AC|A, C|
DO|AC|A, Z C|\d{5} ~ DZ|AC|A, Z C|\d{5} ~ EC|AC|A, Z, C|\d{6} ~ EE|ACZ|A, Z C|\d{5} ~ EG|AC|A, C, S, Z|\d{5}
EH|AC|A, Z C|\d{5} ~ ER|AC|A, C| ~ ES|ACSZ|A, Z C S|\d{5} ~ ET|AC|A, Z C|\d{4} ~ FI|ACZ|A, -Z C|\d{5} ~ FJ|AC|A, C|
FK|ACZ|A, C, Z|FIQQ 1ZZ ~ FM|ACSZ|A, C S Z|(9694[1-4])(?:[ \-]?(\d{4}))? ~ FO|AC|A,  C|\d{3}
FR|ACZ|A, Z C|\d{2} ?\d{3} ~ GA|AC|A, C|
GB|ACZ|A, C, Z|GIR ?0AA|(?:(?:AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GY|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)(?:\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2}))|BFPO ?\d{1,4}
GD|AC|A, C| ~ GE|AC|A, Z C|\d{4} ~ GF|ACZ|A, Z C|9[78]3\d{2} ~ GG|ACZ|A, C, S, Z|GY\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2}
GH|AC|A, C| ~ GI|A|A, AA, Z|GX11 1AA ~ GL|ACZ|A, Z C|39\d{2} ~ GM|AC|A, C| ~ GN|AC|Z A C|\d{3}
GP|ACZ|A, Z C|9[78][01]\d{2} ~ GQ|AC|A, C| ~ GR|ACZ|A, Z C|\d{3} ?\d{2} ~ GS|ACZ|A, C, Z|SIQQ 1ZZ
GT|AC|A, Z- C|\d{5} ~ GU|ACZ|A, C Z|(969(?:[12]\d|3[12]))(?:[ \-]?(\d{4}))? ~ GW|AC|A, Z C|\d{4} ~ GY|AC|A, C|
HK|AS|S, C, A| ~ HM|AC|A, C S Z|\d{4} ~ HN|ACS|A, C, S, Z|\d{5} ~ HR|AC|A, -Z C|\d{5} ~ HT|AC|A,  C|\d{4}
HU|ACZ|C, A, Z|\d{4} ~ ID|AS|A, C, S Z|\d{5} ~ IE|AC|A, D, C, S Z|[A-Z]\d[\dW] ?[\dA-Z]{4}
IL|AC|A, C Z|\d{5}(?:\d{2})? ~ IM|ACZ|A, C, Z|IM\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2} ~ IN|ACSZ|A, C Z, S|[1-9]\d{5}
IO|ACZ|A, C, Z|BBND 1ZZ ~ IQ|ACS|A, C, S, Z|\d{5} ~ IR|AC|S, C, D, A, Z|\d{5}-?\d{5} ~ IS|AC|A, Z C|\d{3}
IT|ACSZ|A, Z C S|\d{5} ~ JE|ACZ|A, C, S, Z|JE\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2} ~ JM|ACS|A, C, S| ~ JO|AC|A, C Z|\d{5}
JP|ASZ|Z, S, A|\d{3}-?\d{4} ~ KE|AC|A, C, Z|\d{5} ~ KG|AC|A, Z C|\d{6} ~ KH|AC|A, C Z|\d{5} ~ KI|AC|A, S, C|
KM|AC|A, C| ~ KN|ACS|A, C, S| ~ KP|AC|Z, S, C, A| ~ KR|ACSZ|S CD, A, Z|\d{5} ~ KW|AC|A, Z C|\d{5}
KY|AS|A, S Z|KY\d-\d{4} ~ KZ|AC|Z, S, C, A|\d{6} ~ LA|AC|A, Z C|\d{5} ~ LB|AC|A, C Z|(?:\d{4})(?: ?(?:\d{4}))?
LC|AC|A, C| ~ LI|ACZ|A, -Z C|948[5-9]|949[0-8] ~ LK|AC|A, C, Z|\d{5} ~ LR|AC|A, Z C|\d{4} ~ LS|AC|A, C Z|\d{3}
LT|ACZ|A, -Z C|\d{5} ~ LU|ACZ|A, -Z C|\d{4} ~ LV|ACZ|A, C, Z|LV-\d{4} ~ LY|AC|A, C| ~ MA|AC|A, Z C|\d{5}
MC|AC|A, -Z C|980\d{2} ~ MD|AC|A, -Z C|\d{4} ~ ME|AC|A, Z C|8\d{4} ~ MF|ACZ|A, Z C|9[78][01]\d{2}
MG|AC|A, Z C|\d{3} ~ MH|ACSZ|A, C S Z|(969[67]\d)(?:[ \-]?(\d{4}))? ~ MK|AC|A, Z C|\d{4} ~ ML|AC|A, C|
MM|AC|A, C, Z|\d{5} ~ MN|AC|A, C, S Z|\d{5} ~ MO|A|A| ~ MP|ACSZ|A, C S Z|(9695[012])(?:[ \-]?(\d{4}))?
MQ|ACZ|A, Z C|9[78]2\d{2} ~ MR|AC|A, C| ~ MS|AC|A, C| ~ MT|AC|A, C Z|[A-Z]{3} ?\d{2,4}
MU|AC|A, Z, C|\d{3}(?:\d{2}|[A-Z]{2}\d{3}) ~ MV|AC|A, C Z|\d{5} ~ MW|AC|A, C| ~ MX|ACZ|A, D, Z C, S|\d{5}
MY|ACZ|A, D, Z C, S|\d{5} ~ MZ|AC|A, Z CS|\d{4} ~ NA|AC|A, CZ|\d{5} ~ NC|ACZ|A, Z C|988\d{2} ~ NE|AC|A, Z C|\d{4}
NF|AC|A, C S Z|2899 ~ NG|AC|A, D, C Z, S|\d{6} ~ NI|AC|A, Z, C, S|\d{5} ~ NL|ACZ|A, Z C|[1-9]\d{3} ?[A-Z]{2}
NO|ACZ|A, Z C|\d{4} ~ NP|AC|A, C Z|\d{5} ~ NR|AS|A, S| ~ NU|AC|A, C| ~ NZ|ACZ|A, D, C Z|\d{4}
OM|AC|A, Z, C|(?:PC )?\d{3} ~ PA|AC|A, C, S| ~ PE|AC|A, C Z, S|(?:LIMA \d{1,2}|CALLAO 0?\d)|[0-2]\d{4}
PF|ACSZ|A, Z C S|987\d{2} ~ PG|ACS|A, C Z S|\d{3} ~ PH|AC|A, D, C, Z S|\d{4} ~ PK|AC|A, C-Z|\d{5}
PL|ACZ|A, Z C|\d{2}-\d{3} ~ PM|ACZ|A, Z C|9[78]5\d{2} ~ PN|ACZ|A, C, Z|PCRN 1ZZ
PR|ACZ|A, C  Z|(00[679]\d{2})(?:[ \-]?(\d{4}))? ~ PS|AC|A, C| ~ PT|ACZ|A, Z C|\d{4}-\d{3}
PW|ACSZ|A, C S Z|(969(?:39|40))(?:[ \-]?(\d{4}))? ~ PY|AC|A, Z C|\d{4} ~ QA|AC|A, C| ~ RE|ACZ|A, Z C|9[78]4\d{2}
RO|ACZ|A, Z C|\d{6} ~ RS|AC|A, Z C|\d{5,6} ~ RU|ACSZ|A, C, S, Z|\d{6} ~ RW|AC|A, C| ~ SA|AC|A, C Z|\d{5}
SB|AC|A, C| ~ SC|AC|A, C, S| ~ SD|AC|A, C, Z|\d{5} ~ SE|ACZ|A, -Z C|\d{3} ?\d{2} ~ SG|AZ|A,  Z|\d{6}
SH|ACZ|A, C, Z|(?:ASCN|STHL) 1ZZ ~ SI|AC|A, -Z C|\d{4} ~ SJ|ACZ|A, Z C|\d{4} ~ SK|ACZ|A, Z C|\d{3} ?\d{2}
SL|AC|A, C| ~ SM|AZ|A, Z C|4789\d ~ SN|AC|A, Z C|\d{5} ~ SO|ACS|A, C, S Z|[A-Z]{2} ?\d{5} ~ SR|AC|A, C, S|
SS|AC|A, C| ~ ST|AC|A, C| ~ SV|ACS|A, Z-C, S|CP [1-3][1-7][0-2]\d ~ SX|AC|A, C| ~ SY|AC|A, C|
SZ|AC|A, C, Z|[HLMS]\d{3} ~ TA|AC|A, C, Z|TDCU 1ZZ ~ TC|ACZ|A, C, Z|TKCA 1ZZ ~ TD|AC|A, C| ~ TF|AC|A, C|
TG|AC|A, C| ~ TH|AC|A, D C, S Z|\d{5} ~ TJ|AC|A, Z C|\d{6} ~ TK|AC|A, C| ~ TL|AC|A, C| ~ TM|AC|A, Z C|\d{6}
TN|AC|A, Z C|\d{4} ~ TO|AC|A, C| ~ TR|ACZ|A, Z CS|\d{5} ~ TT|AC|A, C| ~ TV|AC|A, C, S|
TW|ACSZ|Z, SC, A|\d{3}(?:\d{2})? ~ TZ|AC|A, Z C|\d{4,5} ~ UA|ACSZ|A, C, S, Z|\d{5} ~ UG|AC|A, C|
UM|ACS|A, C S Z|96898 ~ US|ACSZ|A, C, S Z|(\d{5})(?:[ \-]?(\d{4}))? ~ UY|AC|A, Z C S|\d{5} ~ UZ|AC|A, Z C, S|\d{6}
VA|AC|A, Z C|00120 ~ VC|AC|A, C Z|VC\d{4} ~ VE|ACS|A, C Z, S|\d{4} ~ VG|A|A, C, Z|VG\d{4}
VI|ACSZ|A, C S Z|(008(?:(?:[0-4]\d)|(?:5[01])))(?:[ \-]?(\d{4}))? ~ VN|AC|A, C, S Z|\d{5}\d? ~ VU|AC|A, C|
WF|ACZ|A, Z C|986\d{2} ~ WS|AC|A, C| ~ XK|AC|A, Z C|[1-7]\d{4} ~ YE|AC|A, C| ~ YT|ACZ|A, Z C|976\d{2}
ZA|ACZ|A, D, C, Z|\d{4} ~ ZM|AC|A, Z C|\d{5} ~ ZW|AC|A, C|
`
