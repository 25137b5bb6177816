/** A small whole PDF with one line of text. */
export function makePdf(text: string, padding = 0): Buffer {
  return pdfOf({ content: `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`, padding })
}

/** A PDF whose page is drawn by this content, packed by these filters; `latin1` where it is bytes. */
export function pdfOf({ content, filters = [], padding = 0 }: PdfParts): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} /Filter [${filters.join(' ')}] >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Padding (${'x'.repeat(padding)}) >>`,
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

interface PdfParts {
  content: string
  filters?: string[]
  padding?: number
}
