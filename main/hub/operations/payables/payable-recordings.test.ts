import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#shared/vocabulary';
import { ledTo, PayableDesk, recordingOf, stepsOf } from '#kit';
import { CURRENT_PAYABLE, payableWorkflow } from './payable.machine.ts';

const LINDQVIST = { id: 'j.lindqvist', role: 'finance' };
const MENSAH = { id: 'a.mensah', role: 'finance' };

/** Invoices as they went once: what each version of the workflow is recorded with. */
const HISTORIES: readonly [about: string, happens: () => void][] = [
  [
    'made to match by a receipt, refused for the moment, released',
    () => {
      const desk = new PayableDesk();
      desk.receive(60);
      desk.hold();
      desk.receive(40, 'RC-2');
      desk.refuse('system.refusing');
      desk.hub.wait(5 * MINUTE_MS);
      desk.release();
    },
  ],
  [
    'paid although it differs',
    () => {
      const desk = new PayableDesk(120);
      desk.receive(100);
      desk.hold();
      desk.act('ask', LINDQVIST);
      desk.act('approve', MENSAH);
      desk.release();
    },
  ],
  [
    'refused by an approver, disputed, asked for once more, refused for good',
    () => {
      const desk = new PayableDesk(120);
      desk.receive(100);
      desk.hold();
      desk.act('ask', LINDQVIST);
      desk.act('reject', MENSAH);
      desk.act('ask', LINDQVIST);
      desk.act('approve', MENSAH);
      desk.refuse('period.closed');
      desk.act('dispute', MENSAH);
    },
  ],
];

describe('a run of a blocked invoice', () => {
  const current = recordingOf(payableWorkflow, CURRENT_PAYABLE);

  test.each(
    [recordingOf(payableWorkflow, 1), current].flatMap((recording) =>
      recording.histories.map((history) => ({ recording, ...history })),
    ),
  )(
    'goes as it went when its version was recorded: v$recording.version, $about',
    ({ recording, moves }) => {
      expect(recording.replay(moves)).toEqual(ledTo(moves));
    },
  );

  test('comes to the same steps by the same histories today', async () => {
    const today = await current.today(HISTORIES);
    expect(stepsOf(today)).toEqual(stepsOf(current.histories));
  });
});
