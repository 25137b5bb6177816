/**
 * Names of countries that Intl does not list: formal ones of ISO 3166 and the World Bank, former ones, and what
 * everybody says. A line a country; the order of words, articles and accents do not count.
 */
export const OTHER_NAMES = `
AE|UAE;Emirates
AL|Shqiperia
BA|Bosnia;BiH;Bosnia-Hercegovina
BN|Brunei Darussalam
BO|Plurinational State of Bolivia
BQ|Bonaire, Sint Eustatius and Saba
BS|The Bahamas
CD|DR Congo;DRC;Democratic Republic of the Congo;Zaire;Congo-Kinshasa
CG|Republic of the Congo;Congo;Congo-Brazzaville
CI|Ivory Coast;Cote d'Ivoire
CN|PRC;People's Republic of China;Mainland China
CV|Cape Verde;Cabo Verde
CZ|Czechia;Czech Republic;Ceska republika
DE|Federal Republic of Germany;BRD
DO|Dominican Republic
EG|Arab Republic of Egypt
FJ|Fiji Islands
FK|Falkland Islands;Malvinas;Falkland Islands Malvinas
FM|Federated States of Micronesia;Micronesia Fed Sts
GB|UK;Great Britain;Britain;England;Scotland;Wales;Northern Ireland;United Kingdom of Great Britain and Northern Ireland
GM|Republic of the Gambia
GR|Hellas
HK|Hong Kong;Hong Kong SAR;Hong Kong SAR China;Hong Kong China;Hongkong
IE|Republic of Ireland;Eire;Irish Republic
IN|Bharat
IR|Islamic Republic of Iran;Persia
JP|Nippon
KG|Kyrgyz Republic
KN|St Christopher and Nevis
KP|North Korea;Democratic People's Republic of Korea;DPRK;Korea North
KR|South Korea;Republic of Korea;ROK;Korea;Korea South
LA|Lao PDR;Lao People's Democratic Republic;Lao
LY|Libyan Arab Jamahiriya
MD|Republic of Moldova
MF|Saint Martin French part
MK|Macedonia;Republic of North Macedonia;Republic of Macedonia;The former Yugoslav Republic of Macedonia;FYROM
MM|Burma;Myanmar
MO|Macau;Macao;Macao SAR;Macao SAR China;Macau SAR
NL|Holland;Kingdom of the Netherlands
PN|Pitcairn
PR|Puerto Rico US
PS|Palestine;State of Palestine;Occupied Palestinian Territory;Palestinian Territory;West Bank and Gaza;Palestinian Territories
RS|Srbija
RU|Russian Federation;Rossiya
SA|KSA
SH|Saint Helena, Ascension and Tristan da Cunha
SK|Slovak Republic
SO|Federal Republic of Somalia
SX|Sint Maarten Dutch part
SY|Syrian Arab Republic
SZ|Swaziland;Eswatini
TL|East Timor;Timor-Leste
TR|Turkey;Turkiye
TW|Taiwan Province of China;Republic of China;Chinese Taipei;Taiwan ROC
TZ|United Republic of Tanzania
UM|United States Minor Outlying Islands
US|USA;US;United States of America;America
VA|Holy See;Vatican
VE|Bolivarian Republic of Venezuela;Venezuela RB
VG|British Virgin Islands;BVI
VI|US Virgin Islands;Virgin Islands US;USVI
VN|Viet Nam
WS|Western Samoa
XK|Republic of Kosovo;Kosova
YE|Republic of Yemen
`
