import { XmlReader } from '../../xml/xml-reader.ts'
import type { FlatRecord } from './record-lists.ts'
import { meaningOf } from '../fields/meanings.ts'

/** The places of a KML file (https://www.ogc.org/standards/kml) as records; null for a text that is none. */
export function kmlRecords(text: string): FlatRecord[][] | null {
  if (!/<kml[\s>]/i.test(text.slice(0, 2000))) return null
  const records: FlatRecord[][] = []
  let open: FlatRecord[] | null = null
  let written = ''
  let dataName = ''
  const add = (key: string, value: string): void => {
    if (value.trim() !== '') open?.push({ path: key, key, meaning: meaningOf(key), depth: 1, value: value.trim() })
  }
  const reader = new XmlReader({
    open(name, attributes) {
      const local = localName(name)
      written = ''
      if (local === 'placemark')
        open =
          attributes['id'] === undefined
            ? []
            : [{ path: 'id', key: 'id', meaning: 'id', depth: 1, value: attributes['id'] }]
      if (local === 'data' || local === 'simpledata') dataName = attributes['name'] ?? ''
    },
    text(data) {
      written += data
    },
    close(name) {
      const local = localName(name)
      if (open === null) return
      if (local === 'placemark') {
        records.push(open)
        open = null
      } else if (local === 'name') add('name', written)
      else if (local === 'description') add('description', written)
      else if (local === 'address') add('address', written)
      else if (local === 'phonenumber') add('phone', written)
      else if (local === 'coordinates') {
        const [lng = '', lat = ''] = written.trim().split(/\s/)[0]!.split(',')
        add('lat', lat)
        add('lng', lng)
      } else if ((local === 'value' || local === 'simpledata') && dataName !== '') add(dataName, written)
      written = ''
    },
  })
  reader.write(text)
  reader.end()
  return records
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
