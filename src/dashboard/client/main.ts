import { render } from 'preact'
import { app } from './app.ts'
import { html } from './html.ts'
import { followFleet } from './state/follow-fleet.ts'

const place = document.getElementById('app')
if (place !== null) {
  void followFleet()
  render(html`<${app} />`, place)
}
