/** The part of Google's library that the comparison asks. */
declare module 'google-libphonenumber' {
  interface GoogleNumber {
    getNationalNumber(): number | undefined
    getCountryCode(): number | undefined
  }
  interface GoogleUtil {
    parse(text: string, region?: string): GoogleNumber
    isValidNumber(number: GoogleNumber): boolean
    format(number: GoogleNumber, format: number): string
    formatOutOfCountryCallingNumber(number: GoogleNumber, region: string): string
    getNumberType(number: GoogleNumber): number
    getRegionCodeForNumber(number: GoogleNumber): string | null
    getSupportedRegions(): string[]
    getSupportedGlobalNetworkCallingCodes(): number[]
    getExampleNumberForType(region: string, type: number): GoogleNumber | null
    getExampleNumberForNonGeoEntity(code: number): GoogleNumber | null
  }
  const google: {
    PhoneNumberFormat: { E164: number; INTERNATIONAL: number; NATIONAL: number; RFC3966: number }
    PhoneNumberType: Record<string, number>
    PhoneNumberUtil: { getInstance(): GoogleUtil }
  }
  export default google
}
