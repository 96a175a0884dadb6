import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEventCheck } from '#engine/feeds';
import { ATL, BREAKER, CMH, foldEvents, smallNetwork } from '#kit';
import { EVENTS } from '#shared/contracts';
import { judgeDocument } from '../inbox/judge-document.ts';
import { fileOf } from './interchange.fixture.ts';
import { JUDGING_ROOMS } from './judge.fixture.ts';
import { MAPPED_SETS } from './map/map-set.ts';
import { x12Reader } from './x12-reader.ts';

/** Segments that documents begin with and lines are made of, with what makes them right. */
const RIGHT = [
  'BEG*00*SA*PO-1**20260615',
  'BAK*00*AC*PO-1*20260615',
  'BSN*00*ASN-1*20260615*0900',
  'B10*PRO-1*SHP-1*ABCD',
  'BIA*00*SI*R-1*20260615',
  'W05*N*O-1',
  'W06*F*O-1*20260615',
  'W17*F*20260615*RC-1*TRF-1',
  'BIG*20260615*INV-1**PO-1',
  'B3**F-1*SHP-1*PP**20260615*12300****ABCD',
  'B2**ABCD**SHP-1**PP',
  'B1*ABCD*SHP-1*20260615*A',
  `N1*WH*Atlanta*UL*${ATL}`,
  `N1*BT*Columbus*UL*${CMH}`,
  `N1*ST*Atlanta*UL*${ATL}`,
  'PO1*1*3*CA*38.9*PE*VN*BRK-2P60B',
  `ACK*IB*10*EA*068*20260701`,
  `LIN**UK*${BREAKER}`,
  'QTY*17*100*EA',
  'QTY*33*80*EA',
  'HL*1**S',
  'HL*2*1*I',
  'SN1**10*EA',
  'LX*1',
  'AT7*AF*NS***20260616*0830*ET',
  'MS1****0843900*0334400*W*N',
  'W01*5*EA**VN*BRK-2P60B',
  'W12*CC*5*5**EA**VN*BRK-2P60B',
  'W04*5*EA**VN*BRK-2P60B',
  'W07*5*EA**VN*BRK-2P60B',
  'W13*1*EA*02',
  'IT1*1*5*EA*9.25*HP*BP*A-1',
  'TDS*4625',
  'S5*1*CL',
] as const;

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '0.5',
    '.000001',
    '9'.repeat(16),
    '99991231',
    '20260230',
    'LT',
    '24',
    'ZZ',
    'constructor',
    '__proto__',
    'DZ',
    'TP',
    'CR',
  ),
  fc.stringMatching(/^[ -)+-}]{0,9}$/),
);

/** A right segment, with some of its elements written otherwise. */
const segment = fc
  .tuple(fc.constantFrom(...RIGHT), fc.array(fc.tuple(fc.nat({ max: 12 }), odd), { maxLength: 2 }))
  .map(([right, changes]) => {
    const elements = right.split('*');
    for (const [at, text] of changes) elements[at + 1] = text.replaceAll(/[~>]/g, '');
    return Array.from(elements, (element) => element ?? '').join('*');
  });

describe('any document of ours', () => {
  const world = foldEvents(JUDGING_ROOMS, smallNetwork());
  const check = compileEventCheck(EVENTS);
  const now = '2026-06-15T12:00:00.000Z';
  const envelope = { specversion: '1.0', id: 'a/1', source: 'edi/inbox', epoch: 1, sequence: 1 };

  test('is judged without a fault of ours, and what goes through can be said as JSON', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MAPPED_SETS),
        fc.array(segment, { minLength: 1, maxLength: 14 }),
        (kind, segments) => {
          const begins = RIGHT.slice(0, 12);
          const file = fileOf([[kind, ...begins, ...segments]], { sender: 'PEACHTREE' });
          for (const document of x12Reader.read(file, 'f').documents) {
            const verdict = judgeDocument(x12Reader, document, world, true);
            if (verdict.kind !== 'through') continue;
            for (const draft of verdict.events) {
              const raw = { ...envelope, time: now, recordedtime: now, ...draft };
              expect(JSON.parse(JSON.stringify(raw))).toEqual(raw);
              const checked = check(raw, 'edi/inbox', Date.parse(now));
              // What the contract refuses is a dead letter with its path; nothing else comes out.
              expect(checked.ok || checked.letter.reason !== '').toBe(true);
            }
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
