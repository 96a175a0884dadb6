import { describe, expect, test } from 'vitest';
import { readCommand } from './command-text.ts';

describe('what is typed into the palette', () => {
  test('names item, lane and quantity of a transfer', () => {
    expect(readCommand('transfer BRK-2P60B CMH ATL 252')).toMatchObject({
      verb: 'transfer',
      object: 'BRK-2P60B',
      from: 'CMH',
      to: 'ATL',
      quantity: 252,
    });
  });
  test('may say from and to in any order', () => {
    expect(readCommand('transfer BRK-2P60B to Atlanta from Columbus 1,200')).toMatchObject({
      object: 'BRK-2P60B',
      from: 'Columbus',
      to: 'Atlanta',
      quantity: 1_200,
    });
  });
  test('carries how long and why', () => {
    expect(readCommand('snooze EX-2291 2h "waiting carrier"')).toMatchObject({
      verb: 'snooze',
      object: 'EX-2291',
      durationMs: 7_200_000,
      reason: 'waiting carrier',
    });
  });
  test('takes a reason whose closing mark is not typed yet', () => {
    expect(readCommand('snooze EX-2291 30min "wait')).toMatchObject({
      durationMs: 1_800_000,
      reason: 'wait',
    });
  });
  test('takes the first word after a verb for the object, even a place or a figure', () => {
    expect(readCommand('go ATL')).toMatchObject({ verb: 'go', object: 'ATL', from: null });
    expect(readCommand('#48190')).toMatchObject({ scope: '#', search: '48190' });
  });
  test('is narrowed by its prefix', () => {
    expect(readCommand('>transfer')).toMatchObject({ scope: '>', verb: 'transfer' });
    expect(readCommand('@okafor')).toMatchObject({ scope: '@', search: 'okafor' });
    expect(readCommand('')).toMatchObject({ scope: null, search: '', verb: '', object: '' });
  });
});
