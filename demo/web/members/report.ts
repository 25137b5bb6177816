/** A report of the archive, and its sheet. */
export interface Report {
  ref: string
  title: string
  /** YYYY-MM-DD. */
  date: string
  body: string
  pdf: Buffer
}

const REPORTS = 12
const SUBJECTS = ['harbour', 'water supply', 'schools', 'roads', 'hospital', 'fisheries'] as const

/** The reports of the archive, always the same. */
export function makeReports(): Report[] {
  return Array.from({ length: REPORTS }, (_, i) => {
    const subject = SUBJECTS[i % SUBJECTS.length] ?? ''
    const ref = `NR-${1042 + i * 7}`
    const title = `Report ${ref}: the ${subject} in ${2014 + i}`
    const body = `The council has looked at the ${subject} and found what has to be done. Members of the archive may read all of it.`
    return { ref, title, date: `${2014 + i}-0${(i % 9) + 1}-17`, body, pdf: makePdf(title) }
  })
}

/** One page with one line of text. */
function makePdf(text: string): Buffer {
  const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  return Buffer.from(
    `${file}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}
