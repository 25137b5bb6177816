/** By a form, or by the cookies of a browser that is logged in: a cookies.txt, by its path as the config has it. */
export type Login = LoginMarks &
  ({ kind: 'steps'; url: string; steps: LoginStep[] } | { kind: 'cookies'; cookies: string })

/** Selectors that say whether a page was made for somebody who is logged in; one at least where there are steps. */
export interface LoginMarks {
  /** On every page while the session lives. */
  logged_in: string | null
  /** On a page when it has ended. */
  expired: string | null
}

/** `when`: the step is only done where this is on the page. */
export type LoginStep = { selector: string; when: string | null } & (
  | { action: 'fill'; value: string }
  | { action: 'click' | 'check' | 'wait' }
)
