import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INJECTED_ONLY, INJECTORS, PURE_SUFFIXES } from '../../../rooms.config.ts';
import { ambientSql, strictnessOf } from './purity.mjs';

const table = { pureSuffixes: PURE_SUFFIXES, injectedOnly: INJECTED_ONLY, injectors: INJECTORS };

describe('how strictly a file is held', () => {
  test.each([
    ['shared/x/route.decide.ts', 'pure'],
    ['main/hub/operations/transfers/transfer.machine.ts', 'pure'],
    ['main/hub/operations/stock/stock.projection.ts', 'pure'],
    ['main/hub/operations/stock/stock.sql.ts', 'injected'],
    ['main/simulator/erp/orders.ts', 'injected'],
    ['main/hub/engine/clock/system-clock.ts', 'free'],
    ['main/hub/hub.ts', 'free'],
    ['main/hub/operations/stock/stock.projection.test.ts', 'free'],
    ['renderer/map/draw.ts', 'free'],
  ])('%s is %s', (file, strictness) => {
    expect(strictnessOf(file, table)).toBe(strictness);
  });
});

describe('SQL', () => {
  test.each([
    ['select now()', 'now()'],
    ['INSERT INTO t VALUES (NOW ( ))', 'NOW ( )'],
    ['create table t (at timestamptz default current_timestamp)', 'current_timestamp'],
    ['update t set id = gen_random_uuid()', 'gen_random_uuid()'],
  ])('that asks the database itself is found: %s', (sql, word) => {
    expect(ambientSql(sql)).toBe(word);
  });

  test.each([
    'select known_at from t where known_at < $1',
    'the clock gives now() to everyone',
    'select 1 -- never now(): the writer binds its own time',
    'select nowhere, currents from t',
  ])('that binds its time passes: %s', (sql) => {
    expect(ambientSql(sql)).toBeNull();
  });

  test('is found wherever in a statement the word stands', () => {
    const words = fc.array(fc.constantFrom('a', 'from t', '$1', 'where x =', '\n'));
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(ambientSql(`select ${before.join(' ')} now() ${after.join(' ')}`)).toBe('now()');
      }),
    );
  });
});
