import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';

const snapshot = (...segments: string[]) => mapped('stockSnapshot', '846', segments);

const HEAD = 'BIA*00*SI*INV-5*20260615*0600';

/** Per quantity of the first line: state, whole units, and the number of its place. */
function quantitiesOf(...segments: string[]) {
  return snapshot(HEAD, 'LIN*1*VP*X-1', ...segments).document.lines[0]?.quantities.map((one) => [
    one.state,
    one.quantity.micro / 1_000_000,
    one.place?.id?.id,
  ]);
}

describe('an 846', () => {
  test('says how much of what lies where, and for when that is true', () => {
    const { document, problems } = snapshot(
      HEAD,
      'REF*IA*V-1',
      'N1*WH*DC DALLAS*92*DAL',
      'LIN*1*UP*036000291452*VP*X-1',
      'PID*F****RELAY 24V',
      'QTY*17*120*EA',
      'QTY*33*96*EA',
      'DTM*018*20260620',
      'QTY*63*500*EA',
      'CTT*1',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      reportType: 'SI',
      reportNumber: 'INV-5',
      asOf: { date: '2026-06-15', time: '06:00:00' },
      parties: [{ role: 'WH', id: { qualifier: '92', id: 'DAL' } }],
      references: [{ qualifier: 'IA', value: 'V-1' }],
      lines: [
        {
          position: 1,
          description: 'RELAY 24V',
          quantities: [
            { state: 'onHand', quantity: { micro: 120_000_000, unit: 'EA' }, place: undefined },
            { state: 'available', dates: [{ qualifier: '018' }] },
            { state: 'onOrder' },
          ],
        },
      ],
    });
  });

  test('a place after the quantities is where they lie', () => {
    expect(quantitiesOf('QTY*17*5*EA', 'QTY*33*4*EA', 'N1*WH**92*ATL')).toEqual([
      ['onHand', 5, 'ATL'],
      ['available', 4, 'ATL'],
    ]);
    expect(quantitiesOf('QTY*33*5*EA', 'N1*WH**92*ATL', 'QTY*33*7*EA', 'N1*WH**92*DAL')).toEqual([
      ['available', 5, 'ATL'],
      ['available', 7, 'DAL'],
    ]);
  });

  test('a place before quantities is where those that follow lie', () => {
    expect(quantitiesOf('N1*WH**92*ATL', 'QTY*33*5*EA', 'N1*WH**92*DAL', 'QTY*33*7*EA')).toEqual([
      ['available', 5, 'ATL'],
      ['available', 7, 'DAL'],
    ]);
  });

  test('a place in the loop of one quantity is of that one alone, and an owner is no place', () => {
    const own = ['LS*1', 'REF*WS*9', 'N1*WH**92*ATL', 'LE*1'];
    expect(quantitiesOf('QTY*33*5*EA', ...own, 'QTY*33*7*EA', 'N1*SU**92*S1')).toEqual([
      ['available', 5, 'ATL'],
      ['available', 7, undefined],
    ]);
  });

  test('quantities by place may stand in one segment', () => {
    const { document } = snapshot(HEAD, 'LIN*1*VP*X-1', 'SDQ*EA*92*ATL*10*DAL*20');
    expect(document.lines[0]?.byPlace).toMatchObject([
      { id: 'ATL', quantity: { micro: 10_000_000 } },
      { id: 'DAL', quantity: { micro: 20_000_000 } },
    ]);
  });

  test('a quantity of a kind that we do not know is not taken for stock on hand', () => {
    expect(quantitiesOf('QTY*ZZ*5*EA')).toEqual([['other', 5, undefined]]);
  });

  test('without a date, a product or a quantity it must wait', () => {
    expect(said(snapshot('BIA*00*SI*1', 'LIN*1').problems)).toEqual([
      'blocking element.missing BIA04',
      'blocking element.missing LIN03',
      'blocking segment.missing LIN',
    ]);
  });
});
