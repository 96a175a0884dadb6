import { describe, expect, test } from 'vitest';
import { COMMAND_EXPIRED, COMMAND_QUEUED, COMMAND_SENT, COMMAND_UNANSWERED } from '#engine/outbox';
import { FEED_SILENT } from '#operations/network';
import { transfers } from '#operations/transfers';
import { CMH, Floor } from '#kit';
import * as contracts from '#shared/contracts';
import { toMs } from '#shared/vocabulary';

describe('a command without an answer', () => {
  test('is an exception under the silence of its target', () => {
    const floor = new Floor();
    const target = 'wms/columbus';
    const command = { id: 'CMD-1-000001', type: contracts.reserveStock.type, target };
    floor.hub.say({
      type: COMMAND_QUEUED,
      subject: command.id,
      correlationId: 'TRF-2026-0001',
      data: {
        ...command,
        label: 'Reserve 252 ea at Columbus',
        expiresAt: '2026-07-01T00:00:00.000Z',
        data: {},
      },
    });
    floor.hub.say({
      type: COMMAND_UNANSWERED,
      subject: command.id,
      data: { ...command, attempts: 5 },
    });
    expect(floor.about('commandUnanswered')).toMatchObject({
      subject: 'Reserve 252 ea at Columbus',
      site: CMH,
      parent: null,
    });
    floor.hub.say({
      type: FEED_SILENT,
      subject: target,
      data: { source: target, lastGoodAt: floor.hub.now, cadenceMs: 60_000 },
    });
    expect(floor.about('commandUnanswered')!.parent).toBe(floor.about('feedSilent')!.key);
  });

  test('stays while it is tried again, and is over when its target confirms it, as its history says', async () => {
    const floor = new Floor();
    const expedite = floor.command('CMD-1-000001');
    floor.commandIs(COMMAND_UNANSWERED, expedite);
    const { key } = floor.about('commandUnanswered')!;
    expect(floor.hub.act('command.retry', { command: expedite.id }).ok).toBe(true);
    expect(floor.isOpen('commandUnanswered')).toBe(true);
    floor.commandIs(COMMAND_SENT, expedite);
    expect(floor.isOpen('commandUnanswered')).toBe(true);
    floor.hub.hear(
      'tms',
      contracts.shipmentExpedited.type,
      { shipmentId: 'S-1', commandId: expedite.id },
      null,
      { causationId: expedite.id },
    );
    expect(floor.isOpen('commandUnanswered')).toBe(false);
    expect(await floor.history(key)).toEqual([
      'Raised: late, money at risk not known',
      'Over: tms confirmed it',
    ]);
  });

  test('is over when its target refuses it after all, with the words of the target', async () => {
    const floor = new Floor();
    const expedite = floor.command('CMD-1-000001');
    floor.commandIs(COMMAND_UNANSWERED, expedite);
    const { key } = floor.about('commandUnanswered')!;
    floor.hub.hear('tms', contracts.tmsRejected.type, {
      commandId: expedite.id,
      code: 'shipment.delivered',
      reason: 'it is there',
    });
    expect((await floor.history(key)).at(-1)).toBe(
      'Over: tms rejected it, shipment.delivered: it is there',
    );
  });

  test('that ran out of time is over when another one takes its place, and not before', async () => {
    const floor = new Floor();
    const first = floor.command('CMD-1-000001');
    floor.commandIs(COMMAND_EXPIRED, first);
    const { key } = floor.about('commandUnanswered')!;
    floor.command('CMD-1-000002', contracts.cancelShipment.type);
    expect(floor.isOpen('commandUnanswered')).toBe(true);
    floor.command('CMD-1-000003');
    expect(floor.isOpen('commandUnanswered')).toBe(false);
    expect((await floor.history(key)).at(-1)).toBe('Over: asked anew as CMD-1-000003');
  });

  test('that was accepted and is not done by the time it was to be done by is one, until it is', async () => {
    const floor = new Floor();
    const expedite = floor.command('CMD-1-000001');
    floor.commandIs(COMMAND_SENT, expedite);
    floor.hub.hear('tms', contracts.tmsAccepted.type, { commandId: expedite.id });
    expect(floor.about('commandUnanswered')).toBeUndefined();
    floor.hub.wait(toMs(expedite.expiresAt) - toMs(floor.hub.now));
    const { key } = floor.about('commandUnanswered')!;
    const done = { shipmentId: 'S-1', commandId: expedite.id };
    const cause = { causationId: expedite.id };
    floor.hub.hear('tms', contracts.shipmentExpedited.type, done, null, cause);
    expect((await floor.history(key)).at(-1)).toBe('Over: tms confirmed it');
  });

  test('that ran out of time goes out once more under a new key when a person asks, once', async () => {
    const floor = new Floor();
    const first = floor.command('CMD-0-000001');
    floor.commandIs(COMMAND_EXPIRED, first);
    const { key } = floor.about('commandUnanswered')!;
    expect(floor.hub.act('command.retry', { command: first.id }).ok).toBe(true);
    expect(floor.hub.act('command.retry', { command: first.id }).ok).toBe(true);
    const [, again, ...more] = floor.commandsOf('S-1');
    expect(more).toEqual([]);
    expect(again).toMatchObject({
      type: first.type,
      label: first.label,
      data: first.data,
      status: 'queued',
      causationId: first.id,
    });
    expect(toMs(again!.expiresAt) - toMs(again!.queuedAt)).toBe(
      toMs(first.expiresAt) - toMs(first.queuedAt),
    );
    expect(floor.isOpen('commandUnanswered')).toBe(false);
    expect((await floor.history(key)).at(-1)).toBe(`Over: asked anew as ${again!.id}`);
  });

  test('is over when another takes its place, although its target is still silent', async () => {
    const floor = new Floor();
    const first = floor.command('CMD-0-000001');
    floor.hub.say({
      type: FEED_SILENT,
      subject: 'tms',
      data: { source: 'tms', lastGoodAt: floor.hub.now, cadenceMs: 60_000 },
    });
    floor.commandIs(COMMAND_EXPIRED, first);
    const { key } = floor.about('commandUnanswered')!;
    floor.hub.act('command.retry', { command: first.id });
    const [, again] = floor.commandsOf('S-1');
    expect((await floor.history(key)).at(-1)).toBe(`Over: asked anew as ${again!.id}`);
  });

  test('of a transfer is over when it is asked anew, or when the transfer has ended without it', async () => {
    const floor = new Floor();
    const number = floor.transfer();
    const [expired] = floor.commandsOf(number);
    floor.commandIs(COMMAND_EXPIRED, expired!);
    const first = floor.about('commandUnanswered')!;
    expect(first.atRiskMinor).toBe(floor.hub.world.get(transfers, number)!.valueMinor);
    expect(floor.hub.act('command.retry', { command: expired!.id }).ok).toBe(true);
    const [, again] = floor.commandsOf(number);
    expect((await floor.history(first.key)).at(-1)).toBe(`Over: asked anew as ${again!.id}`);

    floor.commandIs(COMMAND_EXPIRED, again!);
    const second = floor.about('commandUnanswered')!;
    expect(second.key).not.toBe(first.key);
    const { version } = floor.hub.world.get(transfers, number)!;
    floor.hub.act('transfer.cancel', { transfer: number, seen: version });
    expect((await floor.history(second.key)).at(-1)).toBe(`Over: ${number} has ended`);
  });
});
