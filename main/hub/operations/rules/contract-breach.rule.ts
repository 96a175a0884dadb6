import { gaps, type GapRow } from '#engine/feeds';
import { CLEAR, placeOf, type Finding, type Rule } from '#operations/exceptions';
import { sites } from '#operations/network';
import { later } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { feedScope } from './scopes.ts';
import { watch } from './touched.ts';

const NAME = 'FED-02';

/**
 * A source's numbering has holes that it did not fill although asked: what it said there is lost to us until it comes.
 * Nothing says how much is at stake. It is over when the last of them has come.
 */
export const contractBreach: Rule = {
  name: NAME,
  type: 'contractBreach',
  watches: [watch<GapRow>({ collection: gaps, subjects: ({ source }) => [source] })],
  scope: feedScope,
  assess(world, source, context) {
    const open = world.by(gaps, 'bySource', source);
    if (open.length === 0) return CLEAR;
    const missing = open.reduce((sum, gap) => sum + gap.last - gap.first + 1, 0);
    const spoken = world.by(sites, 'bySource', source);
    const name = source.toUpperCase().replace('/', ' ');
    const givenUpAt = open.map((gap) => gap.givenUpAt).reduce(later);
    const finding: Finding = {
      subjectKind: 'feed',
      subject: `${name}, ${missing} ${missing === 1 ? 'event' : 'events'} missing`,
      site: spoken.length === 1 ? spoken[0]!.gln : null,
      // What cannot be trusted, not what is late.
      state: 'stale',
      atRiskMinor: null,
      atRiskIsBound: false,
      currency: 'USD',
      orders: 0,
      decideByAt: null,
      cause: [],
      repeats: open.length,
      places: [placeOf('feed', source)],
      provenBy: null,
      evidence: {
        why: told(
          `${name} breaks its contract`,
          `${cited(NAME, context)}: numbers that it did not fill although asked`,
          open
            .slice(0, 6)
            .map((gap) =>
              plainLine(
                `Epoch ${gap.epoch}, ${gap.first} to ${gap.last}`,
                gap.last - gap.first + 1,
                'EA',
              ),
            ),
        ),
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'feed', key: source, label: name }],
      },
      source,
      occurredAt: givenUpAt,
      receivedAt: givenUpAt,
    };
    return { finding, recheckAt: null };
  },
};
