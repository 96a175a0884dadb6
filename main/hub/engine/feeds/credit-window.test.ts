import { describe, expect, test } from 'vitest';
import { CreditWindow } from './credit-window.ts';

describe('the credit of a feed', () => {
  test('is given back as commits settle what came, in grants that are worth a message', () => {
    const credit = new CreditWindow(() => 80);
    expect(credit.open()).toBe(80);
    credit.received(80);
    credit.settled(9);
    expect(credit.grant()).toBe(0);
    credit.settled(1);
    expect(credit.grant()).toBe(10);
  });

  test('is given back to the last event when nothing is held', () => {
    const credit = new CreditWindow(() => 80);
    credit.open();
    credit.received(1);
    credit.settled(1);
    expect(credit.grant()).toBe(1);
  });

  test('follows its size: a wider window is granted, a narrower one waits until it is used up', () => {
    let size = 10;
    const credit = new CreditWindow(() => size);
    credit.open();
    credit.received(10);
    credit.settled(10);
    size = 100;
    expect(credit.grant()).toBe(100);
    size = 10;
    credit.received(50);
    credit.settled(50);
    expect(credit.grant()).toBe(0);
    credit.received(50);
    credit.settled(50);
    expect(credit.grant()).toBe(10);
  });
});
