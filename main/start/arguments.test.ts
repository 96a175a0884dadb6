import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';

const read = (...argv: string[]) => readArguments(argv, {}, '/home/rosa');

describe('the options of npm start', () => {
  test('are 4780, 60× and the embedded store when nothing is said', () => {
    expect(read()).toEqual({
      help: false,
      port: 4780,
      dataDir: null,
      speed: 60,
      scale: null,
      historyDays: null,
      databaseUrl: null,
      open: true,
    });
  });

  test('share the days of history out over a larger network, which says more each day', () => {
    expect(read('--scale', '1')).toMatchObject({ scale: 1, historyDays: 28 });
    expect(read('--scale', '50')).toMatchObject({ scale: 50, historyDays: 1 });
    expect(read('--scale=10', '--history-days=7')).toMatchObject({ scale: 10, historyDays: 7 });
  });

  test('mean paths from where the person stands', () => {
    expect(read('--data-dir', 'boxes/one').dataDir).toBe('/home/rosa/boxes/one');
    expect(read('--data-dir=/var/signalbox').dataDir).toBe('/var/signalbox');
  });

  test('take the database from the environment, so that its password need not be in the process list', () => {
    const environment = { SIGNALBOX_DATABASE_URL: 'postgres://u:secret@db/signalbox' };
    expect(readArguments([], environment, '/').databaseUrl).toBe(
      'postgres://u:secret@db/signalbox',
    );
  });

  test('take an empty variable of the environment for none', () => {
    expect(readArguments([], { SIGNALBOX_DATABASE_URL: '' }, '/').databaseUrl).toBeNull();
  });

  test.each([
    [['--port', '70000'], '--port wants a whole number from 0 to 65535, not "70000".'],
    [['--port', 'http'], '--port wants a whole number from 0 to 65535, not "http".'],
    [['--port', ''], '--port wants a whole number from 0 to 65535, not "".'],
    [['--speed', '0'], '--speed wants a whole number from 1 to 3600, not "0".'],
    [['--speed', '1e3'], '--speed wants a whole number from 1 to 3600, not "1e3".'],
    [['--scale', '51'], '--scale wants a whole number from 1 to 50, not "51".'],
    [['--history-days', '0'], '--history-days wants a whole number from 1 to 90, not "0".'],
    [['--port'], '--port needs a value. Options go after two dashes: npm start -- --help'],
    [
      ['--no-open=yes'],
      '--no-open takes no value. Options go after two dashes: npm start -- --help',
    ],
    [['4800'], '"4800" is not an option. Options go after two dashes: npm start -- --help'],
    [['--open'], 'There is no option --open. Options go after two dashes: npm start -- --help'],
  ])('refuse %j', (argv, sentence) => {
    expect(() => read(...argv)).toThrow(sentence);
  });

  test('never repeat a database address that they refuse: it may hold a password', () => {
    expect(() => read('--database-url', 'mysql://u:secret@db')).toThrow(
      /^--database-url wants an address like postgres:\/\/user:password@host:5432\/name\.$/,
    );
  });
});
