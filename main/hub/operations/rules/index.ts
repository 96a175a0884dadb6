/**
 * Rules: what becomes an exception, one rule a file, pure, with its evidence; a new rule is one new file and a line in
 * `rules.ts`. May import shared and engine rooms and the rooms of operations whose rows it watches; none of those may
 * import this one. Owns no tables; through `#operations/exceptions` it emits signalbox.hub.exception.*.
 */
import { defineRoom } from '#engine/kernel';
import { watchRule } from '#operations/exceptions';
import { exceptionDetail } from './exception-detail.ts';
import { RULES } from './rules.ts';

export const rulesRoom = defineRoom({
  name: 'rules',
  collections: [],
  evolve: {},
  watchers: RULES.map(watchRule),
  queries: { 'exception.detail': exceptionDetail },
});
