import type { UseQueryResult } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Refused } from '#live';
import { HubRegion } from './HubRegion.tsx';

type Answer = UseQueryResult<string, Refused>;

function drawn(answer: Partial<Answer>): string {
  return renderToStaticMarkup(
    <HubRegion answer={answer as Answer}>{(value) => <p>{value}</p>}</HubRegion>,
  );
}

const read = { data: '252 ea', isFetching: false, isStale: false, isError: false } as const;
const noAnswer = new Refused({ code: 'hub.noAnswer', facts: { waitedMs: 15_000 } });

test('an answer that is read again since something overtook it stays and is marked', () => {
  expect(drawn(read)).toBe('<p>252 ea</p>');
  // Asked again at its pace, with nothing known against what stands there.
  expect(drawn({ ...read, isFetching: true })).toBe('<p>252 ea</p>');
  const overtaken = drawn({ ...read, isFetching: true, isStale: true });
  expect(overtaken).toContain('252 ea');
  expect(overtaken).toContain('aria-busy="true"');
});

test('an answer that could not be read again stays under the words that say so', () => {
  const failed = drawn({ ...read, isError: true, error: noAnswer });
  expect(failed).toContain('Could not be read again.');
  expect(failed).toContain('252 ea');
});

test('that the hub is away every region leaves to the band above', () => {
  const away = new Refused({ code: 'hub.away', facts: {} });
  expect(drawn({ ...read, isError: true, error: away })).toBe('<p>252 ea</p>');
});
