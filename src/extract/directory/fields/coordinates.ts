import type { Element } from 'domhandler'

/** Latitude and longitude in degrees, or null for both. */
export interface Coordinates {
  latitude: number | null
  longitude: number | null
}

/** Coordinates that elements state in attributes, in microdata, or in a link to a map. */
export function coordinatesOf(elements: readonly Element[]): Coordinates {
  let [latitude, longitude]: (string | undefined)[] = []
  for (const { attribs } of elements) {
    const lat = attribs['data-lat'] ?? attribs['data-latitude'] ?? attribs['lat']
    const lng =
      attribs['data-lng'] ?? attribs['data-lon'] ?? attribs['data-long'] ?? attribs['data-longitude'] ?? attribs['lng']
    if (lat !== undefined && lng !== undefined) return coordinates(lat, lng)
    const pair = /^\s?(-?\d{1,3}\.\d{2,})\s?[,;]\s?(-?\d{1,3}\.\d{2,})\s?$/.exec(
      attribs['data-coords'] ?? attribs['data-latlng'] ?? attribs['data-position'] ?? '',
    )
    if (pair !== null) return coordinates(pair[1]!, pair[2]!)
    const { itemprop } = attribs
    const value = attribs['content'] ?? attribs['value'] ?? attribs['title']
    if (itemprop === 'latitude') latitude = value
    if (itemprop === 'longitude') longitude = value
    const linked =
      /(?:@|[?&](?:q|ll|daddr|destination|center|query|mlat|loc)=(?:loc:)?)(-?\d{1,3}\.\d{3,})(?:,|%2C|&mlon=)(-?\d{1,3}\.\d{3,})/i.exec(
        attribs['href'] ?? '',
      )
    if (linked !== null) return coordinates(linked[1]!, linked[2]!)
  }
  return latitude === undefined || longitude === undefined ? NONE : coordinates(latitude, longitude)
}

/** Coordinates of what was written, or null for both where it can be no place on Earth. */
export function coordinates(lat: string | number, lng: string | number): Coordinates {
  const [latitude, longitude] = [numberOf(lat), numberOf(lng)]
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return NONE
  // Of what was never filled in.
  return latitude === 0 && longitude === 0 ? NONE : { latitude, longitude }
}

const NONE: Coordinates = { latitude: null, longitude: null }

function numberOf(value: string | number): number | null {
  const number =
    typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value.trim().replace(',', '.'))
  return Number.isFinite(number) ? number : null
}
