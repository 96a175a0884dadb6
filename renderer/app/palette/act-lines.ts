import type { ActName, ExceptionRow, Session } from '#shared/protocol';
import { fromMs } from '#shared/vocabulary';
import type { Command, CommandText } from '#ui';
import { durationText } from '#ui';
import { missingRight } from '#work';
import type { ActCall } from '#work';

/** What the lines need to know and do; the frame gives it. */
export interface ActDesk {
  session: Session;
  nowMs: number;
  exception: (key: string) => ExceptionRow | undefined;
  send: (call: ActCall, done: string) => void;
}

interface Verb {
  verbs: readonly string[];
  act: ActName;
  does: string;
  /** Whether the typed reason is asked for, and a length of time. */
  needs: readonly ('reason' | 'duration')[];
  call: (row: ExceptionRow, text: CommandText, desk: ActDesk) => ActCall;
  effect: (text: CommandText) => string;
}

const because = ({ reason }: CommandText) => (reason === null ? '' : `, because “${reason}”`);

/** What can be done to an exception by a line: the verbs of the buttons, written out. */
const VERBS: readonly Verb[] = [
  {
    verbs: ['acknowledge', 'ack'],
    act: 'exception.acknowledge',
    does: 'Acknowledge',
    needs: [],
    call: (row) => ({
      name: 'exception.acknowledge',
      input: { exception: row.key, seen: row.version },
    }),
    effect: () => 'says that you have seen it',
  },
  {
    verbs: ['snooze', 'shelve'],
    act: 'exception.shelve',
    does: 'Snooze',
    needs: ['duration', 'reason'],
    call: (row, text, { nowMs }) => ({
      name: 'exception.shelve',
      input: {
        exception: row.key,
        seen: row.version,
        until: fromMs(nowMs + (text.durationMs ?? 0)),
        reason: text.reason ?? '',
      },
    }),
    effect: (text) => `for ${durationText(text.durationMs ?? 0)}${because(text)}`,
  },
  {
    verbs: ['take'],
    act: 'exception.assign',
    does: 'Assign to me',
    needs: [],
    call: (row, _text, { session }) => ({
      name: 'exception.assign',
      input: { exception: row.key, seen: row.version, owner: session.person.id },
    }),
    effect: () => 'makes you its owner',
  },
  {
    verbs: ['resolve'],
    act: 'exception.resolve',
    does: 'Resolve',
    needs: ['reason'],
    call: (row, { reason }) => ({
      name: 'exception.resolve',
      input: { exception: row.key, seen: row.version, reason: reason ?? '' },
    }),
    effect: (text) => `ends it${because(text)}`,
  },
  {
    verbs: ['comment'],
    act: 'exception.comment',
    does: 'Comment on',
    needs: ['reason'],
    call: (row, { reason }) => ({
      name: 'exception.comment',
      input: { exception: row.key, text: reason ?? '' },
    }),
    effect: ({ reason }) => `“${reason ?? ''}”`,
  },
];

/** The act that a line such as `snooze EX-2291 2h "waiting carrier"` asks for, and what it still lacks. */
export function actLines(text: CommandText, desk: ActDesk): Command[] {
  const wanted = VERBS.find(({ verbs }) => verbs.includes(text.verb));
  if (wanted === undefined || text.object === '') return [];
  const key = text.object.toUpperCase();
  const row = desk.exception(key.startsWith('EX-') ? key : `EX-${key}`);
  if (row === undefined) return [];
  return [
    {
      id: `act.${wanted.act}.${row.key}`,
      title: `${wanted.does} ${row.key}, ${row.subject}`,
      effect: wanted.effect(text),
      isAct: true,
      unavailable: missingRight(desk.session, wanted.act) ?? lacks(wanted, text),
      run: () => desk.send(wanted.call(row, text, desk), `${wanted.does} ${row.key}: done`),
    },
  ];
}

function lacks({ needs, verbs }: Verb, { durationMs, reason }: CommandText): string | undefined {
  const missing = needs.filter(
    (need) => (need === 'duration' ? durationMs : reason === '' ? null : reason) === null,
  );
  if (missing.length === 0) return undefined;
  const words = { duration: 'how long (2h)', reason: 'why, in quotes' };
  return `${verbs[0] ?? ''} needs ${missing.map((need) => words[need]).join(' and ')}`;
}
