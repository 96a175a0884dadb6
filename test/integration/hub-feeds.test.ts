import { Client } from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { shipmentExpedited, tmsAccepted, tmsApplied, tmsRejected } from '#shared/contracts';
import type { ExceptionRow, FeedRow } from '#shared/protocol';
import { commands, COMMAND_UNANSWERED, type CommandEnded, type CommandRow } from '#engine/outbox';
import { ShipmentBook, withOneFeed, type ConsoleClient, type ServedFeed } from '#kit';

const served = withOneFeed();
let tms: ServedFeed;
let book: ShipmentBook;
let screen: ConsoleClient;

beforeEach(() => {
  tms = served.tms;
  book = new ShipmentBook(Date.now() - 3_600_000);
});

/** Opens the hub and a window on it; what the feed holds by then is history. */
async function open(person = 's.prakash'): Promise<void> {
  screen = await served.open(person, ['shipments']);
  await feed((row) => row.connected && row.catchUp === null);
}

/** The feed's row once it is so. */
function feed(is: (row: FeedRow) => boolean): Promise<FeedRow> {
  return screen.until(() => {
    const row = screen.row('feeds', 'tms');
    return row && is(row) ? row : null;
  });
}

/** A shipment's row once a console sees it. */
function shown(shipment: string): Promise<unknown> {
  return screen.until(() => screen.row('shipments', shipment));
}

describe('a feed', () => {
  test('that says everything twice is counted twice and folded once', async () => {
    tms.distort = (event) => [event, event];
    tms.append(book.planned('S-1'), book.planned('S-2'));
    await open();
    tms.append(book.planned('S-3'));
    await shown('S-3');
    expect(await feed((row) => row.received === 6)).toMatchObject({ appended: 3, duplicates: 3 });
  });

  test('that sends out of order is folded in its own order', async () => {
    await open();
    const [first, second, third] = [1, 2, 3].map((n) => book.planned(`S-${n}`));
    tms.events.push(first!, second!, third!);
    tms.sendRaw(third, second);
    tms.sendRaw(first);
    await shown('S-3');
    expect(await feed((row) => row.appended === 3)).toMatchObject({ gaps: 0, cursor: 3 });
  });

  test('that lost something on the way is asked for it again', async () => {
    await open();
    tms.distort = (event, replay) =>
      (event as { sequence: number }).sequence === 2 && !replay ? [] : [event];
    tms.append(book.planned('S-1'), book.planned('S-2'), book.planned('S-3'));
    await shown('S-3');
    expect(tms.replays).toEqual([{ from: 2, to: 2 }]);
    expect(await feed((row) => row.appended === 3)).toMatchObject({
      gaps: 1,
      missing: 0,
      deadLetters: 0,
    });
  });

  test('that has lost something for good goes on without it, and takes it when it comes late', async () => {
    await open();
    const lost = book.planned('S-1');
    tms.distort = (event) => (event === lost ? [] : [event]);
    tms.append(lost, book.planned('S-2'));
    await shown('S-2');
    expect(screen.row('shipments', 'S-1')).toBeUndefined();
    await feed((row) => row.missing === 1);
    tms.sendRaw(lost);
    await shown('S-1');
    expect(await feed((row) => row.missing === 0)).toMatchObject({
      appended: 2,
      duplicates: 0,
      cursor: 2,
    });
  });

  test('whose events keep no contract goes on, and each is kept with path and reason', async () => {
    await open();
    const good = book.planned('S-1') as { id: string; data: object };
    const bad = [
      { ...book.planned('S-2'), data: { shipmentId: 'S-2' } },
      { ...book.planned('S-3'), type: 'signalbox.tms.shipment.dreamt.v1' },
      { ...book.planned('S-4'), time: '1970-01-01T00:00:00.000Z' },
      { ...book.planned('S-5'), data: { note: 'x'.repeat(1_000_001) } },
      'no event at all',
      { ...book.planned('S-6'), id: 'nul\0' },
    ];
    tms.append(good);
    for (const event of bad) tms.sendRaw(event);
    const row = await feed((told) => told.deadLetters >= bad.length);
    expect(row).toMatchObject({ connected: true, appended: 1 });
    const letters = await screen.request('deadLetters.list', { feed: 'tms' });
    const told = letters.ok ? letters.value.map(({ path, reason }) => `${path} ${reason}`) : [];
    expect(told.toReversed()).toEqual([
      expect.stringContaining('/data/purpose must have required property'),
      '/type no contract has this type',
      '/time is before the year 2000',
      expect.stringMatching(/^\/data/),
      expect.stringContaining('must be object'),
      '/id holds a character that cannot be stored',
    ]);
  });

  test('that uses an id for something else is told so, and what was first stays', async () => {
    await open();
    const first = book.planned('S-1') as { id: string };
    tms.append(first);
    await shown('S-1');
    tms.append({ ...book.planned('S-2'), id: first.id });
    await feed((row) => row.deadLetters === 1);
    const letters = await screen.request('deadLetters.list', {});
    expect(letters).toMatchObject({ value: [{ reason: 'id reused with other content' }] });
    tms.append(book.planned('S-3'));
    await shown('S-3');
  });

  test('that was cut off comes back to where it was, and one with a new life begins anew', async () => {
    tms.append(book.planned('S-1'));
    await open();
    tms.disconnect();
    await feed((row) => !row.connected);
    tms.append(book.planned('S-2'));
    await shown('S-2');
    expect(tms.hellos.at(-1)).toMatchObject({ epoch: 1, cursor: 1 });

    tms.disconnect();
    tms.epoch = 2;
    tms.events.splice(0);
    const again = { ...book.planned('S-3'), epoch: 2, sequence: 1 };
    tms.events.push(again);
    await shown('S-3');
    expect(await feed((row) => row.epoch === 2 && row.cursor === 1)).toMatchObject({ appended: 3 });
  });

  test('whose history was read whole when its hub was killed is live at the next start', async () => {
    tms.append(book.planned('S-1'), book.planned('S-2'));
    await open();
    await served.hub.close();
    const client = new Client({ connectionString: served.url });
    await client.connect();
    await client.query('update feeds.cursor set backfill_until = cursor');
    await client.end();
    await open();
    tms.append(book.planned('S-3'));
    await shown('S-3');
    expect(await feed((row) => row.cursor === 3)).toMatchObject({ appended: 3, duplicates: 0 });
  });

  test('whose new life has lost its beginning takes what was lost when it comes late', async () => {
    tms.append(book.planned('S-1'));
    await open();
    tms.disconnect();
    tms.epoch = 2;
    tms.oldest = 2;
    tms.events.splice(0);
    const lost = { ...book.planned('S-2'), epoch: 2, sequence: 1 };
    tms.events.push(lost, { ...book.planned('S-3'), epoch: 2, sequence: 2 });
    await shown('S-3');
    tms.sendRaw(lost);
    await shown('S-2');
    expect(await feed((row) => row.appended === 3)).toMatchObject({ epoch: 2, duplicates: 0 });
  });

  test('can be told to connect and to send again, by those who may, and the log knows who did', async () => {
    tms.append(book.planned('S-1'), book.planned('S-2'));
    await open();
    expect(await screen.act('feed.replay', { feed: 'tms', from: 1 })).toMatchObject({ ok: true });
    expect(await feed((row) => row.duplicates === 2)).toMatchObject({ appended: 2 });
    const hellos = tms.hellos.length;
    expect(await screen.act('feed.reconnect', { feed: 'tms' })).toMatchObject({ ok: true });
    await screen.until(() => tms.hellos.length > hellos || null);
    expect(await screen.act('feed.replay', { feed: 'nix', from: 1 })).toMatchObject({
      refusal: { code: 'feed.unknown' },
    });
    const detail = await screen.request('feed.detail', { key: 'tms' });
    const history = detail.ok ? detail.value.history : [];
    expect(history.map(({ actor, what }) => `${actor}: ${what}`)).toContain(
      'S. Prakash: Asked to send again from 1',
    );
  });
});

describe('a dead letter', () => {
  test('that a person mends takes its place in the log', async () => {
    await open();
    const good = book.planned('S-1') as { data: object };
    const bad = { ...good, data: { ...good.data, carrier: 'no SCAC' } };
    tms.distort = () => [bad];
    tms.append(bad);
    await feed((row) => row.deadLetters > 0);
    const list = await screen.request('deadLetters.list', {});
    const letter = list.ok ? list.value[0]! : null;
    const resubmit = { deadLetter: letter!.id };
    expect(await screen.act('deadLetter.resubmit', resubmit)).toMatchObject({
      refusal: { code: 'deadLetter.stillBad', facts: { path: '/data/carrier' } },
    });
    const mended = { ...resubmit, data: good.data };
    expect(await screen.act('deadLetter.resubmit', mended)).toMatchObject({ ok: true });
    await shown('S-1');
    expect(await feed((told) => told.openLetters === 0)).toMatchObject({ missing: 0 });
    const left = await screen.request('deadLetters.list', {});
    expect(left).toMatchObject({ value: [] });
    expect(await screen.act('deadLetter.resubmit', mended)).toMatchObject({
      refusal: { code: 'deadLetter.done' },
    });
    const controller = await served.hub.console('r.alvarez');
    expect(await controller.act('deadLetter.resubmit', mended)).toMatchObject({
      refusal: { code: 'access.role' },
    });
  });
});

describe('a command', () => {
  /** The command once it stands so. */
  function command(status: CommandRow['status']): Promise<CommandRow> {
    const { writer } = served.hub.hub;
    return new Promise((resolve) => {
      const look = (): void => {
        const [found] = [...writer.world.all(commands)].filter((one) => one.status === status);
        if (found) resolve(found);
      };
      writer.onCommitted(look);
      look();
    });
  }

  /** The TMS has expedited S-1, because of a command. */
  function expedited(causationid: string): object {
    return book.say(
      shipmentExpedited,
      {
        shipmentId: 'S-1',
        mode: 'air',
        estimatedArriveAt: new Date(Date.now() + 3_600_000).toISOString(),
        currency: 'USD',
        freightMinor: 400_000,
      },
      { subject: 'S-1', correlationid: 'S-1', causationid },
    );
  }

  test('goes to its feed, and is done when the confirming event has come', async () => {
    tms.append(book.planned('S-1'));
    await open('r.alvarez');
    const actId = 'one-act-of-this-test';
    const input = { shipment: 'S-1', reason: 'the customer waits' };
    const done = await screen.act('shipment.expedite', input, actId);
    expect(done.ok).toBe(true);
    expect(await screen.act('shipment.expedite', input, actId)).toEqual(done);
    const sent = await command('sent');
    await expect
      .poll(() => tms.commands)
      .toMatchObject([{ id: sent.id, actor: 'r.alvarez', data: { shipmentId: 'S-1' } }]);
    const receipt = { commandId: sent.id, commandType: sent.type };
    tms.append(book.say(tmsAccepted, receipt));
    await command('accepted');
    tms.append(book.say(tmsApplied, receipt));
    await command('applied');
    tms.append(expedited(sent.id));
    expect(await command('confirmed')).toMatchObject({ attempts: 1 });
    expect(tms.commands).toHaveLength(1);
  });

  test('that the target will not carry out ends with the target’s own words', async () => {
    tms.append(book.planned('S-1'));
    await open('r.alvarez');
    await screen.act('shipment.expedite', { shipment: 'S-1', reason: 'the customer waits' });
    const { id, type } = await command('sent');
    const said = { commandId: id, commandType: type, code: 'carrier.noTeam', reason: 'No team' };
    tms.append(book.say(tmsRejected, said));
    expect(await command('rejected')).toMatchObject({
      rejection: { code: 'carrier.noTeam', reason: 'No team' },
    });
  });

  test('that waits for a feed that is away goes out when it is back, under its one key', async () => {
    tms.append(book.planned('S-1'));
    await open('r.alvarez');
    tms.disconnect();
    await feed((row) => !row.connected);
    await screen.act('shipment.expedite', { shipment: 'S-1', reason: 'the customer waits' });
    const { id } = await command('sent');
    await expect.poll(() => tms.commands.map((one) => one.id)).toEqual([id]);
  });

  test('without an answer stays an exception over a restart of the hub, until its target confirms it', async () => {
    tms.append(book.planned('S-1'));
    await open('r.alvarez');
    await screen.act('shipment.expedite', { shipment: 'S-1', reason: 'the customer waits' });
    const { id, type, target, correlationId } = await command('sent');
    const data: CommandEnded = { id, type, target, attempts: 5 };
    served.hub.hub.writer.submit([
      {
        kind: 'fact',
        name: 'test.unanswered',
        decide: () => ({
          events: [{ type: COMMAND_UNANSWERED, subject: id, correlationId, data }],
        }),
      },
    ]);
    await command('unanswered');
    await served.hub.close();
    await open('r.alvarez');
    await screen.watch('exceptions');
    const raised = await exceptionAbout(id, (row) => row.status === 'open');
    tms.append(expedited(id));
    const { key } = await exceptionAbout(id, (row) => row.status === 'resolved');
    expect(key).toBe(raised.key);
    const detail = await screen.request('exception.detail', { key });
    expect(detail.ok && detail.value.history.at(-1)?.what).toBe('Over: tms confirmed it');
  });

  /** The exception about a command once it is so. */
  function exceptionAbout(id: string, is: (row: ExceptionRow) => boolean): Promise<ExceptionRow> {
    return screen.until(
      () => screen.rows('exceptions').find((row) => row.subjectKey === id && is(row)) ?? null,
    );
  }
});
