import { foldName } from '../../../contacts/regions/find-region.ts'

/** What a label, a column or a key of JSON says that its value is. */
export type Meaning =
  | 'name'
  | 'address'
  | 'street'
  | 'city'
  | 'state'
  | 'postcode'
  | 'country'
  | 'phone'
  | 'fax'
  | 'email'
  | 'web'
  | 'latitude'
  | 'longitude'
  | 'date'
  | 'number'
  | 'id'
  | 'document'
  | 'person'
  | 'other'

/**
 * The meaning of a label such as `Tel.:`, `Docket No.`, `PLZ` or `caseName`; null where nothing is known of it.
 * English, Spanish, French, German, Italian, Portuguese, Polish and Dutch.
 */
export function meaningOf(label: string): Meaning | null {
  if (label.length > LONGEST) return null
  const known = remembered.get(label)
  if (known !== undefined) return known
  const found = find(label)
  if (remembered.size < MOST) remembered.set(label, found)
  return found
}

/** Whether a label names what somebody does there: `Pastor`, `Schulleiterin`. */
export function isRole(label: string): boolean {
  return (
    label.length <= LONGEST &&
    foldName(label)
      .split(' ')
      .some((word) => ROLES.has(word))
  )
}

const LONGEST = 60
const MOST = 5000
const remembered = new Map<string, Meaning | null>()

function find(label: string): Meaning | null {
  const plain = foldName(label.replace(/([a-z\d])([A-Z])/g, '$1 $2'))
  if (plain === '') return null
  const whole = EXACT.get(plain)
  if (whole !== undefined) return whole
  const words = plain.split(' ')
  if (words.length > 5) return null
  for (const [meaning, known] of WORDS) if (words.some((word) => known.has(word))) return meaning
  return null
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** The first that has one of the words wins: an `email address` is an e-mail address, a `street name` a street. */
const WORDS: readonly (readonly [Meaning, ReadonlySet<string>])[] = [
  ['email', setOf('email emails mail emailaddress correo courriel courrier posta mel mailadresse')],
  ['fax', setOf('fax facsimile telefax telecopie faks')],
  [
    'phone',
    setOf(
      'phone phones telephone tel telephones mobile cell phonenumber telefon telefono telefone telefoon celular movil portable handy cellulare telemovel komorka fon hotline',
    ),
  ],
  ['web', setOf('website web homepage www webseite internet sitio pagina site strona webpage weburl url3')],
  ['latitude', setOf('lat latitude latitud breite latitudine')],
  ['longitude', setOf('lng lon long longitude longitud laenge longitudine')],
  ['postcode', setOf('zip zipcode postcode postal postalcode plz postleitzahl cep cap kod cp')],
  ['country', setOf('country land pais pays paese kraj addresscountry')],
  [
    'street',
    setOf(
      'street street1 streetaddress address1 addressline1 line1 calle rue strasse via rua ulica straat thoroughfare',
    ),
  ],
  [
    'city',
    setOf('city town locality municipality suburb ort stadt ville ciudad citta cidade miasto plaats localidad commune'),
  ],
  [
    'state',
    setOf('state province region county prefecture bundesland kanton estado provincia wojewodztwo regione departement'),
  ],
  ['address', setOf('address location adresse direccion indirizzo endereco adres anschrift domicilio addr')],
  [
    'document',
    setOf(
      'pdf document download file attachment opinion opinions decision view link dokument documento fichier telecharger descargar order text',
    ),
  ],
  [
    'number',
    setOf(
      'number no nos nr num docket numero numer nummer aktenzeichen az citation cite reference ref dossier expediente ecli licence license permit registration',
    ),
  ],
  [
    'date',
    setOf(
      'date dated filed issued decided released posted published argued datum fecha data entered dates day publication',
    ),
  ],
  [
    'name',
    setOf(
      'name names title titel case caption style parties party institution organisation organization company school parish church branch store shop office library hospital clinic subject description nom nombre nome nazwa titre titulo titolo bezeichnung einrichtung etablissement entidad ente naam display matter member facility agency department station',
    ),
  ],
  ['id', setOf('id uid guid uuid key slug code identifier')],
]

const EXACT: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['t', 'phone'],
  ['p', 'phone'],
  ['ph', 'phone'],
  ['f', 'fax'],
  ['e', 'email'],
  ['e mail', 'email'],
  ['w', 'web'],
  ['m', 'phone'],
  ['case no', 'number'],
  ['case number', 'number'],
  ['case', 'name'],
  ['case name', 'name'],
  ['case title', 'name'],
  ['docket', 'number'],
  ['opinion date', 'date'],
  ['date of opinion', 'date'],
  ['web site', 'web'],
  ['web address', 'web'],
  ['web page', 'web'],
  ['zip code', 'postcode'],
  ['post code', 'postcode'],
  ['kod pocztowy', 'postcode'],
  ['code postal', 'postcode'],
  ['codigo postal', 'postcode'],
  ['x', 'longitude'],
  ['y', 'latitude'],
  ['county', 'state'],
  ['lower court', 'other'],
  ['judge', 'other'],
  ['author', 'other'],
  ['pages', 'other'],
  ['size', 'other'],
  ['court', 'other'],
  ['type', 'other'],
  ['status', 'other'],
  ['disposition', 'other'],
  ['distance', 'other'],
  ['opening hours', 'other'],
  ['hours', 'other'],
  ['category', 'other'],
  ['justice', 'other'],
  ['id', 'id'],
  ['contact', 'person'],
  ['contact person', 'person'],
  ['ansprechpartner', 'person'],
])

const ROLES = setOf(
  'pastor priest rector vicar deacon parson minister principal headteacher headmaster headmistress director manager president chairman chairwoman chair secretary treasurer librarian coordinator superintendent administrator ' +
    'abbot dean bishop curate chaplain sister brother officer owner head ceo cfo ' +
    'pfarrer pfarrerin leiter leiterin schulleiter schulleiterin rektor rektorin direktor direktorin sekretariat vorsitzender vorsitzende diakon kaplan geschaftsfuhrer geschaftsfuhrerin ' +
    'parroco vicario sacerdote directora presidente presidenta secretario secretaria gerente responsable encargado ' +
    'cure directeur directrice principale responsable secretaire pretre vicaire diacre gerant maire ' +
    'direttore direttrice preside segretario segretaria dirigente diacono responsabile ' +
    'diretor diretora secretaria proboszcz wikariusz dyrektor dyrektorka kierownik prezes sekretarz pastoor directeur voorzitter',
)
