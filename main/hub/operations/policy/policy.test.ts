import { describe, expect, test } from 'vitest';
import { networkRoom } from '#operations/network';
import type { ThresholdRow } from '#shared/protocol';
import { ATL, BREAKER, CMH, foldEvents, smallNetwork } from '#kit';
import { exceptionPolicy, policyName, policyRoom, transferPolicy } from './index.ts';
import { published } from './policy.fixture.ts';

const ROOMS = [networkRoom, policyRoom];

function thresholds(rows: ThresholdRow[], version = 2) {
  return foldEvents(ROOMS, [...smallNetwork(), published('exceptions', version, { rows })]);
}

function row(name: string, when: string, set: ThresholdRow['set']): ThresholdRow {
  return { row: name, when, set, why: '' };
}

describe('the policy in force', () => {
  test('is the one that Signalbox comes with, until another is published', () => {
    const world = foldEvents(ROOMS, []);
    expect(policyName(transferPolicy(world))).toBe('TRF-2 v1');
    expect(exceptionPolicy(world).content.stockoutRisk.horizonDays.A).toBe(3);
  });

  test('is the highest version, in whatever order they come, and each policy by itself', () => {
    const content = transferPolicy(foldEvents(ROOMS, [])).content;
    const [second, third] = [2, 3].map((version) =>
      published('transfers', version, { ...content, commandExpiresMinutes: version }),
    ) as [ReturnType<typeof published>, ReturnType<typeof published>];
    for (const events of [
      [second, third],
      [third, second],
      [third, third],
    ]) {
      const world = foldEvents(ROOMS, events);
      expect(transferPolicy(world)).toMatchObject({
        version: 3,
        content: { commandExpiresMinutes: 3 },
      });
      expect(exceptionPolicy(world).version).toBe(1);
    }
  });

  test('has the shipped value where a published version is older than the setting', () => {
    const world = foldEvents(ROOMS, [
      published('exceptions', 2, { stockoutRisk: { openAtRiskMinor: 7 } }),
    ]);
    expect(exceptionPolicy(world).content.stockoutRisk).toEqual({
      horizonDays: { A: 3, B: 3, C: 3 },
      openAtRiskMinor: 7,
      keepAtRiskMinor: 20_000,
    });
  });
});

describe('a row of thresholds', () => {
  test('holds where its condition does, and nowhere else', () => {
    const world = thresholds([
      row('X1', 'site == "ATL" && itemClass == "A"', { 'stockoutRisk.openAtRiskMinor': 30_000 }),
    ]);
    const opensAt = (scope?: Parameters<typeof exceptionPolicy>[1]) =>
      exceptionPolicy(world, scope).content.stockoutRisk.openAtRiskMinor;
    expect(opensAt({ site: ATL, gtin: BREAKER })).toBe(30_000);
    expect(opensAt({ site: CMH, gtin: BREAKER })).toBe(50_000);
    expect(opensAt({ site: ATL })).toBe(50_000);
    expect(opensAt()).toBe(50_000);
    expect(exceptionPolicy(world, { site: ATL, gtin: BREAKER }).matched.rows).toEqual(['X1']);
  });

  test('wins over those below it in what it sets, and leaves them the rest', () => {
    const world = thresholds([
      row('X1', 'site == "ATL"', { 'lateShipment.openMinutes': 20 }),
      row('X2', 'true', { 'lateShipment.openMinutes': 90, 'lateShipment.keepMinutes': 45 }),
    ]);
    expect(exceptionPolicy(world, { site: ATL })).toMatchObject({
      content: { lateShipment: { openMinutes: 20, keepMinutes: 45 } },
      matched: { rows: ['X1', 'X2'] },
    });
  });

  test('that cannot be judged sets nothing, and is named', () => {
    const world = thresholds([
      row('X1', 'site ==', { 'lateShipment.openMinutes': 1 }),
      row('X2', '1 / size(site) == 1', { 'lateShipment.openMinutes': 2 }),
    ]);
    const { content, matched } = exceptionPolicy(world, {});
    expect(content.lateShipment.openMinutes).toBe(60);
    expect(matched.failed.map((one) => one.slice(0, 2))).toEqual(['X1', 'X2']);
  });
});
