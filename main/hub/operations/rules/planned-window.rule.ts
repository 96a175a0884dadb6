import {
  CLEAR,
  pausesOf,
  personName,
  placeOf,
  scopeName,
  type Finding,
  type Rule,
} from '#operations/exceptions';
import { localWords, sites } from '#operations/network';
import { windows, type PlannedWindow } from '#operations/windows';
import { WINDOW_WORDS } from '#shared/protocol';
import { toMs } from '#shared/vocabulary';
import { cited, told } from './cited.ts';
import { watch } from './touched.ts';

const NAME = 'WIN-01';

/** A planned window runs: what it holds back stands under it, and is raised when it ends. It puts nothing at risk itself. */
export const plannedWindow: Rule = {
  name: NAME,
  type: 'plannedWindow',
  watches: [watch<PlannedWindow>({ collection: windows, subjects: ({ key }) => [key] })],
  scope(world, key) {
    const window = world.get(windows, key);
    return window?.scope === 'site' ? { site: window.scopeKey } : {};
  },
  assess(world, key, context) {
    const window = world.get(windows, key);
    if (!window) return CLEAR;
    if (window.status !== 'running')
      return window.endedBy === null
        ? { ...CLEAR, end: 'its time is over' }
        : { ...CLEAR, end: `${personName(window.endedBy)} ended it` };
    const site = window.scope === 'site' ? world.get(sites, window.scopeKey) : undefined;
    const until = localWords(site?.zone ?? 'UTC', toMs(window.untilAt));
    const finding: Finding = {
      subjectKind: 'window',
      subject: `${WINDOW_WORDS[window.kind]}, ${scopeName(world, window)}, until ${until}`,
      site: site?.gln ?? null,
      state: 'ok',
      atRiskMinor: 0,
      atRiskIsBound: false,
      currency: 'USD',
      orders: 0,
      decideByAt: null,
      cause: [],
      places: [placeOf(window.scope, window.scopeKey)],
      provenBy: null,
      evidence: {
        why: told(
          `${WINDOW_WORDS[window.kind]} planned by ${personName(window.plannedBy)}`,
          `${cited(NAME, context)}: ${window.reason}. Held back in it: what policy names for a ${WINDOW_WORDS[window.kind].toLowerCase()}${pausedWords(pausesOf(world, window))}`,
        ),
        options: [],
        waitingCostMinor: null,
        links: [],
      },
      source: 'hub',
      occurredAt: window.fromAt,
      receivedAt: window.plannedAt,
    };
    return { finding, recheckAt: null };
  },
};

function pausedWords(pauses: ReturnType<typeof pausesOf>): string {
  if (pauses.length === 0) return '';
  return `. ${pauses.join(' and ').replace(/^./, (first) => first.toUpperCase())} ${pauses.length === 1 ? 'is' : 'are'} paused until its end`;
}
