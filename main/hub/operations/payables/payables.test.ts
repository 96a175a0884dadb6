import { describe, expect, test } from 'vitest';
import { FEED_CAUGHT_UP } from '#engine/feeds';
import { approvals } from '#operations/approvals';
import { incidents } from '#operations/interventions';
import { invoices } from '#operations/invoices';
import { policyDecisions } from '#operations/policy';
import { invoiceHeld, invoiceReleased } from '#shared/contracts';
import { fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import { foldEvents, PAYABLE, PayableDesk, PLAY_ROOMS, rowsOf } from '#kit';
import { payableHash, payables } from './index.ts';
import { PAYABLE_BEGUN } from './own-events.ts';
import { waitsFor } from './payable-runs.ts';

const LINDQVIST = { id: 'j.lindqvist', role: 'finance' };
const MENSAH = { id: 'a.mensah', role: 'finance' };
const NAKAMURA = { id: 'd.nakamura', role: 'manager' };

const ROW = {
  row: 'A1',
  when: 'true',
  aboveMinor: null,
  roles: ['finance'],
  stage: 1,
  dueMinutes: 60,
  why: 'as a test wants it',
};

const { invoice: INVOICE, order: ORDER, supplier: SUPPLIER, ledger: ERP } = PAYABLE;

function openIncidents({ hub }: PayableDesk) {
  return hub.world.by(incidents, 'openOfRun', INVOICE);
}

describe('an invoice that stands blocked for five days', () => {
  test('is an incident of finance, until it goes on', () => {
    const desk = new PayableDesk();
    desk.receive(60);
    desk.hold();
    desk.hub.wait(120 * HOUR_MS - MINUTE_MS);
    expect(openIncidents(desk)).toEqual([]);
    desk.hub.wait(MINUTE_MS);
    expect(openIncidents(desk)).toMatchObject([
      { kind: 'timedOut', step: 'blocked', owner: 'finance' },
    ]);
    expect(desk.run).toMatchObject({ machine: 2, step: 'blocked' });
    desk.receive(40, 'RC-2');
    expect(desk.run.step).toBe('releasing');
    expect(openIncidents(desk)).toEqual([]);
    desk.release();
    expect(desk.run.step).toBe('released');
  });

  test('is none where a receipt made it match in time, or it was never short of one', () => {
    for (const first of [60, 100]) {
      const desk = new PayableDesk();
      desk.receive(first);
      desk.hold();
      if (first < 100) desk.receive(100 - first, 'RC-2');
      else desk.act('dispute', LINDQVIST);
      desk.hub.wait(121 * HOUR_MS);
      expect(openIncidents(desk).filter(({ step }) => step === 'blocked')).toEqual([]);
    }
  });

  test('of version 1 ends on version 1, and is none', () => {
    const desk = new PayableDesk();
    desk.receive(60);
    // A hub of before began it.
    const data = { invoice: INVOICE, machine: 1, heldAt: desk.hub.now, matchedBefore: false };
    desk.hub.say({ type: PAYABLE_BEGUN, subject: INVOICE, correlationId: INVOICE, data });
    desk.hold();
    desk.hub.wait(121 * HOUR_MS);
    expect(openIncidents(desk)).toEqual([]);
    desk.receive(40, 'RC-2');
    desk.release();
    expect(desk.run).toMatchObject({ machine: 1, step: 'released' });
  });
});

describe('an invoice that is blocked for payment', () => {
  test('is released by itself when a receipt makes it match, and ends when the ledger says so', () => {
    const desk = new PayableDesk();
    desk.receive(60);
    desk.hold();
    expect(desk.run.step).toBe('blocked');
    desk.receive(40, 'RC-2');
    expect(desk.run.step).toBe('releasing');
    expect(desk.releases).toMatchObject([{ target: ERP, data: { invoiceNumber: INVOICE } }]);
    desk.release();
    expect(desk.run).toMatchObject({ step: 'released', trouble: null });
    expect(desk.run.endedAt).not.toBe(null);
    desk.hold();
    expect(desk.run).toMatchObject({ step: 'blocked', endedAt: null });
  });

  test('is not released by itself where another bills the same goods, blocked or not', () => {
    const other = 'INV-86000';
    for (const isHeld of [true, false]) {
      const desk = new PayableDesk();
      desk.bill(other, 100);
      if (isHeld) desk.tell(invoiceHeld, { invoiceNumber: other, reason: 'no receipt' });
      desk.hold();
      desk.receive(100);
      const released = desk.releases.map(({ data }) => data);
      expect(released).toEqual(isHeld ? [{ invoiceNumber: other }] : []);
      expect(desk.run.step).toBe('blocked');
      expect(waitsFor(desk.hub.world, desk.run)).toBe(
        `Finance to decide: ${other} bills ${ORDER} as well`,
      );
    }
  });

  test('is paid although it differs when those agree whom it concerns, never who asked', () => {
    const desk = new PayableDesk(120);
    desk.receive(100);
    desk.hold();
    expect(desk.act('ask', LINDQVIST).ok).toBe(true);
    expect(desk.run).toMatchObject({ step: 'awaitingApproval', askedDifferenceMinor: 20_000 });
    expect(desk.act('approve', LINDQVIST)).toMatchObject({ refusal: { code: 'approval.own' } });
    expect(desk.releases).toEqual([]);
    expect(desk.act('approve', MENSAH).ok).toBe(true);
    expect(desk.run.step).toBe('releasing');
    desk.release();
    expect(desk.run.step).toBe('released');
  });

  test('asks a manager as well for a large difference, after finance', () => {
    const desk = new PayableDesk(900);
    desk.receive(100);
    desk.hold();
    desk.act('ask', LINDQVIST);
    const roles = [...desk.hub.world.all(approvals)].map(({ role, stage }) => `${stage} ${role}`);
    expect(roles).toEqual(['1 finance', '2 manager']);
    desk.act('approve', MENSAH);
    expect(desk.run.step).toBe('awaitingApproval');
    desk.act('approve', NAKAMURA);
    expect(desk.run.step).toBe('releasing');
  });

  test('is disputed when an approver says no, and can be asked for once more', () => {
    const desk = new PayableDesk(120);
    desk.receive(100);
    desk.hold();
    desk.act('ask', LINDQVIST);
    desk.act('reject', MENSAH);
    expect(desk.run.step).toBe('disputed');
    desk.act('ask', LINDQVIST);
    expect(desk.run.step).toBe('awaitingApproval');
    desk.act('dispute', MENSAH);
    expect(desk.run.step).toBe('disputed');
  });

  test('asks those whom the published policy names, at the site of its order as overridden there', () => {
    const desk = new PayableDesk(120);
    desk.publish([
      { ...ROW, row: 'A1', roles: ['finance'] },
      { ...ROW, row: 'A2', when: 'totalMinor > 100000', roles: ['manager'] },
    ]);
    desk.receive(100);
    desk.hold();
    desk.act('ask', LINDQVIST);
    expect(desk.asked).toEqual(['finance', 'manager']);
    expect(desk.hub.world.get(policyDecisions, INVOICE)).toMatchObject({
      outcome: 'asks finance, manager',
      trace: {
        policy: 'PAY-1 v2',
        rows: ['A1', 'A2'],
        inputs: { valueMinor: 20_000, totalMinor: 120_000, match: 'differs', supplier: SUPPLIER },
      },
    });
  });

  test('is let through where the policy asks nobody, and its release has the time that policy gives', () => {
    const desk = new PayableDesk(120);
    desk.publish([{ ...ROW, aboveMinor: 50_000 }], { releaseExpiresMinutes: 60 });
    desk.receive(100);
    desk.hold();
    desk.act('ask', LINDQVIST);
    expect(desk.asked).toEqual([]);
    expect(desk.run.step).toBe('releasing');
    const [release] = desk.releases;
    expect(release!.expiresAt).toBe(fromMs(toMs(desk.hub.now) + HOUR_MS));
  });

  test('asks anew when a receipt changes what was asked for, and takes no answer to what was', () => {
    const desk = new PayableDesk(120);
    desk.receive(60);
    desk.hold();
    desk.act('ask', LINDQVIST);
    const before = payableHash(desk.hub.world, desk.hub.world.get(invoices, INVOICE)!);
    desk.receive(40, 'RC-2');
    const late = { invoice: INVOICE, seen: desk.run.version, hash: before };
    expect(desk.hub.act('payable.approve', late, MENSAH)).toMatchObject({
      refusal: { code: 'approval.otherContent' },
    });
    expect(desk.act('approve', MENSAH).ok).toBe(true);
    expect(desk.run.step).toBe('releasing');
  });

  test('is among the tasks of finance, and can be decided on behalf of somebody, never of who asked', async () => {
    const desk = new PayableDesk(120);
    desk.receive(100);
    desk.hold();
    const untilAt = fromMs(toMs(desk.hub.now) + 48 * HOUR_MS);
    const lend = (of: typeof MENSAH) =>
      desk.hub.act('approval.delegate', { to: NAKAMURA.id, untilAt }, of, 'On leave').ok;
    expect([lend(LINDQVIST), lend(MENSAH)]).toEqual([true, true]);
    desk.act('ask', LINDQVIST);
    const nakamura = { ...NAKAMURA, name: 'D. Nakamura' };
    const card = () => desk.hub.ask('task.card', { subject: INVOICE }, nakamura);
    expect(await card()).toMatchObject({
      value: {
        title: 'Pay $1,200.00 to 0812345000998',
        onBehalfOf: 'A. Mensah',
        cannotDecide: null,
        account: { lines: [{ value: 120_000 }, { value: -100_000 }, { value: 20_000 }] },
        differences: ['GTIN 00812345060025: 120 invoiced, 100 received'],
      },
    });
    expect(desk.act('approve', NAKAMURA).ok).toBe(true);
    expect(desk.hub.world.by(approvals, 'bySubject', INVOICE)).toMatchObject([
      { person: NAKAMURA.id, onBehalfOf: MENSAH.id, decision: 'approved' },
    ]);
    expect(desk.run.step).toBe('releasing');
  });

  test('that matched when a person blocked it stays blocked: it was for another reason', () => {
    const desk = new PayableDesk();
    desk.receive(100);
    desk.hold();
    expect(desk.run.step).toBe('blocked');
    expect(desk.releases).toEqual([]);
  });

  test('refuses an act that its step does not fit, and one on what has changed', () => {
    const desk = new PayableDesk(120);
    desk.receive(100);
    desk.hold();
    const seen = desk.run.version;
    desk.act('ask', LINDQVIST);
    expect(desk.act('ask', LINDQVIST)).toMatchObject({ refusal: { code: 'payable.wrongStep' } });
    const late = { invoice: INVOICE, seen, reason: 'x' };
    expect(desk.hub.act('payable.dispute', late, MENSAH, 'x')).toMatchObject({
      refusal: { code: 'run.changed' },
    });
  });

  test("is asked for again by itself while the ledger takes nothing, then is finance's incident until it is released", () => {
    const desk = new PayableDesk();
    desk.receive(60);
    desk.hold();
    desk.receive(40, 'RC-2');
    for (const minutes of [5, 30, 120]) {
      desk.refuse('system.refusing');
      expect(desk.run.step).toBe('retrying');
      desk.hub.wait(minutes * MINUTE_MS);
      expect(desk.run.step).toBe('releasing');
    }
    expect(desk.releases.length).toBe(4);
    desk.refuse('system.refusing');
    expect(desk.run.step).toBe('incident');
    const [incident] = desk.hub.world.by(incidents, 'byRun', INVOICE);
    expect(incident).toMatchObject({ owner: 'finance', kind: 'refused', clearedAt: null });
    const seen = desk.run.version;
    const asked = { run: INVOICE, seen, reason: 'x' };
    expect(desk.hub.act('run.moveOn', asked, LINDQVIST, 'x')).toMatchObject({
      refusal: { code: 'run.needsProof' },
    });
    expect(desk.hub.act('run.retry', { run: INVOICE, seen }, LINDQVIST).ok).toBe(true);
    expect(desk.releases.length).toBe(5);
    desk.release();
    expect(desk.run).toMatchObject({ step: 'released', trouble: null });
    expect(desk.hub.world.by(incidents, 'openOfRun', INVOICE)).toEqual([]);
  });

  test('that was disputed after the ledger refused is not released by asking that anew', () => {
    const desk = new PayableDesk(120);
    desk.receive(100);
    desk.hold();
    desk.act('ask', LINDQVIST);
    desk.act('approve', MENSAH);
    desk.refuse('invoice.locked');
    expect(desk.act('dispute', LINDQVIST).ok).toBe(true);
    expect(desk.run.step).toBe('disputed');
    const controller = { id: 'r.alvarez', role: 'controller' };
    desk.hub.act('command.retry', { command: desk.releases[0]!.id }, controller);
    expect(desk.releases.length).toBe(1);
  });

  test('stands while it is paused, and takes too long when nobody decides', () => {
    const desk = new PayableDesk(120);
    desk.receive(60);
    desk.hold();
    const pause = { run: INVOICE, seen: desk.run.version, reason: 'x' };
    desk.hub.act('run.pause', pause, LINDQVIST, 'x');
    desk.receive(60, 'RC-2');
    desk.hub.wait(121 * HOUR_MS);
    expect(desk.run.step).toBe('blocked');
    expect(desk.hub.world.by(incidents, 'byRun', INVOICE)).toEqual([]);
    const resume = { run: INVOICE, seen: desk.run.version, reason: 'x' };
    desk.hub.act('run.resume', resume, LINDQVIST, 'x');
    expect(desk.run.step).toBe('releasing');
  });

  test('is what its log says', () => {
    const desk = new PayableDesk(120);
    desk.receive(100);
    desk.hold();
    desk.act('ask', LINDQVIST);
    desk.act('approve', MENSAH);
    desk.refuse('system.refusing');
    desk.hub.wait(5 * MINUTE_MS);
    desk.release();
    const again = foldEvents(PLAY_ROOMS, desk.hub.log);
    expect(rowsOf(again, PLAY_ROOMS)).toEqual(rowsOf(desk.hub.world, PLAY_ROOMS));
  });

  test('of history begins no run: what was blocked and released then is long decided', () => {
    const desk = new PayableDesk();
    desk.hub.beginHistory();
    desk.hold();
    desk.tell(invoiceReleased, { invoiceNumber: INVOICE });
    desk.hub.endHistory();
    desk.hub.say({ type: FEED_CAUGHT_UP, subject: ERP, data: { source: ERP } });
    expect(desk.hub.world.get(payables, INVOICE)).toBe(undefined);
  });

  test('of history that still stands has its run once the history of its ledger is read, and one', () => {
    const desk = new PayableDesk();
    desk.hub.beginHistory();
    desk.hold();
    desk.hub.endHistory();
    const caughtUp = (source: string) =>
      desk.hub.say({ type: FEED_CAUGHT_UP, subject: source, data: { source } });
    caughtUp('wms/atlanta');
    expect(desk.hub.world.get(payables, INVOICE)).toBe(undefined);
    caughtUp(ERP);
    expect(desk.run).toMatchObject({ step: 'blocked', endedAt: null });
    caughtUp(ERP);
    expect(desk.hub.log.filter(({ type }) => type === PAYABLE_BEGUN)).toHaveLength(1);
  });
});
