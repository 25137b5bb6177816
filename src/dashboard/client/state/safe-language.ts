/**
 * The reader's language, for formatters. Chromium under the locale C says that it speaks en-US@posix, which no
 * formatter takes: uPlot, which asks the browser itself, would end the whole page. So this file is loaded before it.
 */
export const LANGUAGE = safeLanguage()

function safeLanguage(): string {
  try {
    new Intl.NumberFormat(navigator.language).format(0)
    return navigator.language
  } catch {
    const language = 'en-US'
    Object.defineProperty(navigator, 'language', { value: language })
    return language
  }
}
