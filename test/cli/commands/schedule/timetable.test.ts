import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTimetable } from '../../../../src/cli/commands/schedule/timetable.ts'
import type { Timetable } from '../../../../src/cli/commands/schedule/timetable.ts'

function timetable(text: string, zone: string | null = 'UTC'): Timetable {
  const reading = readTimetable(text, zone)
  assert.ok(reading.ok, reading.ok ? '' : reading.message)
  return reading.timetable
}

function next(text: string, zone: string, from: string, count: number): string[] {
  const { next: after } = timetable(text, zone)
  const times: string[] = []
  for (let at = after(new Date(from)); at !== null && times.length < count; at = after(at)) {
    times.push(at.toISOString().slice(5, 16))
  }
  return times
}

test('an expression that is wrong is reported with the field that is', () => {
  for (const [text, message] of [
    ['0 25 * * *', /"0 25 \* \* \*": field 2, the hour, must be 0 to 23; .*: found '25'/],
    ['61 * * * *', /field 1, the minute, must be 0 to 59; .*: found '61'/],
    ['70 0 6 * * *', /field 1, the second, must be 0 to 59/],
    ['0 6 32 * *', /field 3, the day of the month, .*: found '32'/],
    ['0 6 * 13 *', /field 4, the month, must be 1 to 12/],
    ['0 6 * * lundi', /field 5, the day of the week, .*: found 'lundi'/],
    ['*/0 * * * *', /field 1, the minute, .*: found '\*\/0'/],
    ['5-1 * * * *', /field 1, the minute, .*: found '5-1'/],
    ['0 6 * *', /must have five fields .*: found 4/],
    ['0 6 * * * * 2027', /must have five fields .*: found 7/],
    ['', /must have five fields .*: found none/],
    ['@reboot', /"@reboot" is no time: @hourly, @daily/],
    ['0 0 30 2 *', /"0 0 30 2 \*" names a time that never comes/],
  ] as const) {
    const reading = readTimetable(text, null)
    assert.ok(!reading.ok, `${text} was read`)
    assert.match(reading.message, message)
  }
  const reading = readTimetable('0 6 * * *', 'Mars/Olympus')
  assert.deepEqual(reading, {
    ok: false,
    message: "--timezone must be a time zone such as Europe/Berlin or UTC: found 'Mars/Olympus'",
  })
})

test('names, lists, steps, nicknames, seconds and zones', () => {
  const from = '2026-11-20T12:00:00Z'
  for (const [text, zone, times] of [
    ['0 6 * * mon-fri', 'UTC', ['11-23T06:00', '11-24T06:00']],
    ['0 6 * * 7', 'UTC', ['11-22T06:00', '11-29T06:00']],
    ['0 6,18 * jan *', 'UTC', ['01-01T06:00', '01-01T18:00']],
    ['*/20 13 * * *', 'UTC', ['11-20T13:00', '11-20T13:20', '11-20T13:40']],
    ['@daily', 'Pacific/Fiji', ['11-21T12:00', '11-22T12:00']],
    ['30 59 23 L * *', 'UTC', ['11-30T23:59']],
  ] as const) {
    assert.deepEqual(next(text, zone, from, times.length), times, text)
  }
})

test('a day of the month and a weekday: either is enough, unless one begins with a star, as cron has it', () => {
  for (const [text, days] of [
    ['0 0 */2 * 1', ['06-01', '06-15', '06-29', '07-13']],
    ['0 0 1 * */2', ['08-01', '09-01', '10-01', '11-01']],
    ['0 0 13 * 5', ['06-05', '06-12', '06-13', '06-19']],
    ['0 0 1-7 * mon', ['06-01', '06-02', '06-03', '06-04']],
    ['0 0 */10 * sun', ['06-21', '10-11', '11-01', '01-31']],
  ] as const) {
    const times = next(text, 'UTC', '2026-05-31T12:00:00Z', days.length)
    assert.deepEqual(
      times,
      days.map((day) => `${day}T00:00`),
      text,
    )
  }
})

// Berlin: 29 March 2026 has no 02:00 to 03:00, 25 October 2026 has it twice.
test('a change of the clocks neither loses a time nor takes it twice', () => {
  for (const [text, from, times] of [
    ['30 2 * * *', '2026-03-28T12:00:00Z', ['03-29T01:00', '03-30T00:30']],
    ['0 2,3 * * *', '2026-03-28T12:00:00Z', ['03-29T01:00', '03-30T00:00', '03-30T01:00']],
    ['30 2 * * *', '2026-10-24T12:00:00Z', ['10-25T00:30', '10-26T01:30']],
    ['0 2,3 * * *', '2026-10-24T12:00:00Z', ['10-25T00:00', '10-25T02:00', '10-26T01:00']],
    // These follow the real hours.
    ['*/30 * * * *', '2026-03-29T00:30:00Z', ['03-29T01:00', '03-29T01:30', '03-29T02:00']],
    ['0 * * * *', '2026-10-24T23:30:00Z', ['10-25T00:00', '10-25T01:00', '10-25T02:00']],
  ] as const) {
    assert.deepEqual(next(text, 'Europe/Berlin', from, times.length), times, text)
  }
})

test('what is due is all after the last time, up to now', () => {
  const { due } = timetable('0 */6 * * *')
  const at = (text: string): Date => new Date(`2026-11-${text}Z`)
  for (const [last, now, newest, times] of [
    ['21T06:00:00', '21T11:59:59.999', null, 0],
    ['21T06:00:00', '21T12:00:00.000', '21T12:00:00', 1],
    ['21T06:00:00', '21T12:00:00.500', '21T12:00:00', 1],
    ['21T12:00:00', '21T12:00:00.500', null, 0],
    ['21T06:00:01', '22T06:00:00', '22T06:00:00', 4],
    // A clock that was put back.
    ['21T12:00:00', '21T11:00:00', null, 0],
  ] as const) {
    assert.deepEqual(
      due(at(last), at(now)),
      { newest: newest === null ? null : at(newest), times },
      `${last} to ${now}`,
    )
  }
})

test('a year of seconds is counted to a thousand and no further', () => {
  const due = timetable('* * * * * *').due(new Date('2025-11-21T06:00:00Z'), new Date('2026-11-21T06:00:00Z'))
  assert.deepEqual(due, { newest: new Date('2026-11-21T06:00:00Z'), times: 1000 })
})

test('over changes of the clocks, looking now and then finds each time exactly once', () => {
  const { next: after, due } = timetable('30 2,3 * * *', 'Europe/Berlin')
  for (const start of ['2026-03-27T00:00:00Z', '2026-10-23T00:00:00Z']) {
    const end = new Date(Date.parse(start) + 4 * 86_400_000)
    const wanted: string[] = []
    for (let at = after(new Date(start)); at !== null && at <= end; at = after(at)) wanted.push(at.toISOString())
    const found: string[] = []
    let last = new Date(start)
    for (let now = last; now <= end; now = new Date(now.getTime() + 7 * 60_000)) {
      const { newest, times } = due(last, now)
      if (newest === null) continue
      assert.equal(times, 1)
      found.push(newest.toISOString())
      last = newest
    }
    assert.deepEqual(found, wanted)
    assert.ok(wanted.length >= 7)
  }
})
