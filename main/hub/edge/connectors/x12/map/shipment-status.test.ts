import { describe, expect, test } from 'vitest';
import { mapped, said } from './mapped.fixture.ts';

const status = (...segments: string[]) => mapped('shipmentStatus', '214', segments);

const HEAD = 'B10*PRO-1*SH-77*RDWY';

describe('a 214', () => {
  test('gives the milestones of a shipment with time, place and trailer', () => {
    const { document, problems } = status(
      HEAD,
      'L11*BL-1*BM',
      'N1*CN*ACME PLANT 7*92*0007',
      'N4*MACON*GA*31201*US',
      'L11*PO-1*PO',
      'LX*1',
      'AT7*AF*NS***20260615*0930*LT',
      'MS1*ATLANTA*GA*US',
      'MS2*RDWY*4711',
      'AT7*X2*NS***20260616*1400*ET',
      'L11*2*QN',
      'AT8*G*L*20383*18',
    );
    expect(problems).toEqual([]);
    expect(document).toMatchObject({
      carrierReference: 'PRO-1',
      shipmentNumber: 'SH-77',
      carrier: 'RDWY',
      references: [{ qualifier: 'BM', value: 'BL-1' }],
      parties: [{ role: 'CN', references: [{ qualifier: 'PO', value: 'PO-1' }] }],
      statuses: [
        {
          part: '1',
          milestone: 'pickupDeparted',
          timing: 'actual',
          at: { date: '2026-06-15', time: '09:30:00', zone: 'LT' },
          place: { city: 'ATLANTA', region: 'GA', country: 'US' },
          equipment: '4711',
          isException: false,
          references: [{ qualifier: 'QN', value: '2' }],
        },
        { milestone: 'deliveryArrived', timing: 'estimated', at: { zone: 'ET' } },
      ],
    });
  });

  test('a version without its last zero is the same version', () => {
    const at7 = ['LX*1', 'AT7*AF*NS***20260615*0930*LT'];
    const { document } = mapped('shipmentStatus', '214', [HEAD, ...at7], { version: '00401' });
    expect(document.statuses[0]?.at).toEqual({ date: '2026-06-15', time: '09:30:00', zone: 'LT' });
  });

  test('an appointment stands in elements of its own, with a reason of its own', () => {
    const { document } = status(HEAD, 'LX*1', 'AT7***AB*NA*20260617*0800*LT');
    expect(document.statuses).toMatchObject([
      { milestone: 'deliveryAppointment', timing: 'appointed', code: 'AB', isException: false },
    ]);
  });

  test('a reason that is not "normal" is an exception', () => {
    const { document } = status(HEAD, 'LX*1', 'AT7*SD*AO***20260615*0930');
    expect(document.statuses).toMatchObject([
      { milestone: 'delayed', reasonCode: 'AO', isException: true },
    ]);
  });

  test('before 004010 the century stood between date and time', () => {
    const segments = [HEAD, 'LX*1', 'AT7*D1*NS***990615*19*0930*CT'];
    const { document } = mapped('shipmentStatus', '214', segments, { version: '003070' });
    expect(document.statuses[0]?.at).toEqual({ date: '1999-06-15', time: '09:30:00', zone: 'CT' });
  });

  test('a position is in degrees with its hemisphere, and without one it is left out', () => {
    const at7 = 'AT7*X6*NS***20260615*0930*UT';
    const { document, problems } = status(
      HEAD,
      'LX*1',
      at7,
      'MS1****0842300*0334500*W*N',
      at7,
      'MS1****0842300*0334500',
    );
    expect(document.statuses[0]?.place?.position?.latitude).toBeCloseTo(33.75, 9);
    expect(document.statuses[0]?.place?.position?.longitude).toBeCloseTo(-84.383333, 5);
    expect(document.statuses[1]?.place?.position).toBeUndefined();
    expect(said(problems)).toEqual(['doubtful element.invalid MS104']);
  });

  test('a status without LX is read, one that no list has is kept as other', () => {
    const { document, problems } = status(HEAD, 'AT7*K2*NS***20260615*0930');
    expect(document.statuses).toMatchObject([{ milestone: 'other', code: 'K2', part: undefined }]);
    expect(said(problems)).toEqual(['doubtful code.unknown AT701']);
  });

  test('without a shipment, a status, its code or its date it must wait', () => {
    expect(said(status('B10***RDWY').problems)).toEqual([
      'blocking segment.missing AT7',
      'blocking element.missing B1001',
    ]);
    expect(said(status(HEAD, 'LX*1', 'AT7').problems)).toEqual([
      'blocking element.missing AT705',
      'blocking element.missing AT701',
    ]);
  });
});
