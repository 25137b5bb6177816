import htm from 'htm'
import { h, type VNode } from 'preact'

/** A template of elements, checked when the page runs: what is put into it is text or elements, never markup. */
export const html: (parts: TemplateStringsArray, ...values: unknown[]) => VNode = htm.bind(h) as (
  parts: TemplateStringsArray,
  ...values: unknown[]
) => VNode
