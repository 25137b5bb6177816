/** A button of a page that gives a document. */
export interface PressedButton {
  /** CSS, as a config has it. */
  selector: string
  /** The row of a listing in which it stands: that with this text in `key`, or a link that leads to `href`. */
  row?: { container: string[]; key: string[]; text?: string; href?: string }
}
