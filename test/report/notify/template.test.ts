import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTemplate, type Facts } from '../../../src/report/notify/template.ts'

const facts: Facts = {
  name: 'fleet',
  zero: 0,
  empty: '',
  some: 3,
  none: [],
  list: [
    { id: 'a', note: 'first' },
    { id: 'b', note: '' },
  ],
}
const sample: Facts = { ...facts, none: [{ id: '' }] }

for (const [template, text] of [
  ['Hello {{name}}, {{ some }}!', 'Hello fleet, 3!'],
  ['{{#list}}{{id}}{{#note}} ({{note}}){{/note}};{{/list}}', 'a (first);b;'],
  ['{{#list}}{{name}} {{/list}}', 'fleet fleet '],
  ['{{^none}}nothing{{/none}}{{^list}}never{{/list}}', 'nothing'],
  ['{{#zero}}never{{/zero}}{{#empty}}never{{/empty}}{{#some}}shown{{/some}}', 'shown'],
  ['a\n{{#list}}\n- {{id}}\n{{/list}}\nb\n', 'a\n- a\n- b\nb\n'],
  ['a\n  {{#none}}\n- {{id}}\n  {{/none}}\nb', 'a\nb'],
  ['no tags { at } all', 'no tags { at } all'],
  ['', ''],
] as const) {
  test(JSON.stringify(template), () => {
    const read = readTemplate(template, sample)
    assert.ok(read.ok, !read.ok ? read.message : '')
    assert.equal(read.render(facts), text)
  })
}

test('what a value holds is not read as a template', () => {
  const read = readTemplate('{{name}}', sample)
  assert.equal(read.ok && read.render({ ...facts, name: '{{some}}{{#list}}' }), '{{some}}{{#list}}')
})

for (const [template, message] of [
  ['{{nmae}}', /^there is no \{\{nmae\}\}; there are empty, list, name, none, some, zero$/],
  ['{{id}}', /^there is no \{\{id\}\}/],
  ['{{list}}', /^\{\{list\}\} is a list: \{\{#list\}\} \.\.\. \{\{\/list\}\}$/],
  ['x\n{{#list}}', /^line 2: \{\{#list\}\} is never closed$/],
  ['x{{/list}}', /^line 1: \{\{\/list\}\} closes nothing$/],
  ['{{#list}}{{#some}}{{/list}}{{/some}}', /^line 1: \{\{\/list\}\} closes nothing$/],
  ['x {{& name }}', /^line 1: cannot read/],
  ['{{ name', /^line 1: cannot read/],
  ['{{#constructor}}{{/constructor}}', /^there is no \{\{constructor\}\}/],
] as const) {
  test(`${JSON.stringify(template)} is a mistake`, () => {
    const read = readTemplate(template, sample)
    assert.match(read.ok ? '' : read.message, message)
  })
}
