import { FindingBudget } from './fault.ts';
import type { X12Fault, X12FaultCode, X12Warning, X12WarningCode } from './fault.ts';
import type { IsaHeader } from './isa.ts';
import type { X12Group, X12Interchange, X12Reading, X12Set } from './interchange.ts';
import type { X12Segment } from './segment.ts';

/** GS01 that the standard gives to the sets we map; a group of another function is only a warning. */
const GROUP_FUNCTION: Readonly<Record<string, string>> = {
  '204': 'SM',
  '210': 'IM',
  '214': 'QM',
  '810': 'IN',
  '846': 'IB',
  '850': 'PO',
  '855': 'PR',
  '856': 'SH',
  '940': 'OW',
  '943': 'AR',
  '944': 'RE',
  '945': 'SW',
  '990': 'GF',
};

/** Segments that may stand between ISA and the first group (X12.5): acknowledgements and interchange services. */
const INTERCHANGE_SEGMENTS: ReadonlySet<string> = new Set(['TA1', 'TA3', 'ISB', 'ISE']);

/**
 * Builds interchanges, groups and sets from the stream of segments and finds what is wrong with their envelopes. A
 * trailer that is missing is noticed when something comes that it should have preceded, and what was open is closed
 * there, so that one lost segment costs one set and not the file.
 *
 * Control numbers are compared as text, `3438` is not `000003438`: both are written by the same program, and a
 * difference in the zeros is how two files cut together show.
 */
export class EnvelopeBuilder {
  readonly reading: X12Reading = { interchanges: [], faults: [], warnings: [] };
  readonly #faultBudget = new FindingBudget();
  readonly #warningBudget = new FindingBudget();
  readonly #interchangeControls = new Set<string>();
  #groupControls = new Set<string>();
  #setControls = new Set<string>();
  #interchange: X12Interchange | undefined;
  #group: X12Group | undefined;
  #set: X12Set | undefined;

  /** True between an ISA and its IEA. */
  get isOpen(): boolean {
    return this.#interchange !== undefined;
  }

  /** A header was read; `position` is its number among the file's segments. */
  openInterchange(header: IsaHeader, position: number): void {
    this.closeInterchange(position);
    const field = (n: number): string => (header.elements[n] ?? '').trim();
    const control = field(13);
    this.#interchange = {
      sender: { qualifier: field(5), id: field(6) },
      receiver: { qualifier: field(7), id: field(8) },
      date: field(9),
      time: field(10),
      version: field(12),
      control,
      usage: field(15),
      separators: header.separators,
      groups: [],
      acknowledgements: [],
      faults: [],
    };
    this.reading.interchanges.push(this.#interchange);
    this.#groupControls = new Set();
    if (!header.fixedWidth) {
      this.warn('isa.width', position, 'the ISA fields are not padded to their 106 columns');
    }
    if (header.separators.component === undefined) {
      this.warn('isa.separators', position, 'ISA16 names no usable component separator');
    }
    const id = `${field(5)}:${field(6)}:${field(7)}:${field(8)}:${control}`;
    this.#noteControl(this.#interchangeControls, id, position, `interchange ${control}`);
  }

  /** One segment of an open interchange. */
  take(segment: X12Segment): void {
    switch (segment.id) {
      case 'GS':
        return this.#openGroup(segment);
      case 'ST':
        return this.#openSet(segment);
      case 'SE':
        return this.#endSet(segment);
      case 'GE':
        return this.#endGroup(segment);
      case 'IEA':
        return this.#endInterchange(segment);
      default:
        return this.#takeContent(segment);
    }
  }

  /** The file goes on with another interchange, or ends, at `position`; what is still open lacks its trailer. */
  closeInterchange(position: number): void {
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    this.#closeGroup(position);
    const message = `interchange ${interchange.control} has no IEA`;
    this.#fault(interchange.faults, 'iea.missing', position, message);
    this.#interchange = undefined;
  }

  fault(code: X12FaultCode, position: number, message: string): void {
    this.#fault(this.reading.faults, code, position, message);
  }

  warn(code: X12WarningCode, segment: number, message: string): void {
    if (this.#warningBudget.spend(code)) {
      this.reading.warnings.push({ code, segment, message } satisfies X12Warning);
    }
  }

  /** Ends the file after `segmentCount` segments and says what was found and not kept. */
  finish(segmentCount: number): X12Reading {
    this.closeInterchange(segmentCount);
    const faults = this.#faultBudget.leftOut();
    const warnings = this.#warningBudget.leftOut();
    if (faults !== undefined) this.fault('faults.more', segmentCount, faults);
    if (warnings !== undefined) this.warn('warnings.more', segmentCount, warnings);
    return this.reading;
  }

  #openGroup(gs: X12Segment): void {
    this.#closeGroup(gs.position);
    const control = text(gs, 6);
    const group: X12Group = {
      declared: true,
      functionCode: text(gs, 1),
      sender: text(gs, 2),
      receiver: text(gs, 3),
      date: text(gs, 4),
      time: text(gs, 5),
      control,
      version: text(gs, 8),
      sets: [],
      faults: [],
    };
    this.#beginGroup(group);
    this.#noteControl(this.#groupControls, control, gs.position, `group ${control}`);
  }

  #beginGroup(group: X12Group): void {
    this.#interchange?.groups.push(group);
    this.#group = group;
    this.#setControls = new Set();
  }

  #openSet(st: X12Segment): void {
    this.#closeSet(st.position);
    const kind = text(st, 1);
    const control = text(st, 2);
    if (this.#group === undefined) {
      this.#beginGroup(undeclaredGroup());
      this.fault('gs.missing', st.position, `set ${kind} ${control} stands outside any GS`);
    }
    this.#set = {
      kind,
      control,
      implementation: text(st, 3),
      segments: [st],
      faults: [],
    };
    this.#group?.sets.push(this.#set);
    this.#noteControl(this.#setControls, control, st.position, `set ${control}`);
    const expected = GROUP_FUNCTION[kind];
    const actual = this.#group?.functionCode ?? '';
    if (expected !== undefined && actual !== '' && actual !== expected) {
      const message = `GS01 ${actual}, but a ${kind} belongs into a group of ${expected}`;
      this.warn('group.function', st.position, message);
    }
  }

  #endSet(se: X12Segment): void {
    const set = this.#set;
    if (set === undefined) {
      return this.fault('st.missing', se.position, 'SE without an ST before it');
    }
    set.segments.push(se);
    const counted = set.segments.length;
    const name = `set ${set.kind} ${set.control}`;
    if (count(se, 1) !== counted) {
      const message = `SE01 says ${text(se, 1) || 'nothing'}, ${name} has ${counted} segments`;
      this.#fault(set.faults, 'se01.count', se.position, message);
    }
    if (text(se, 2) !== set.control) {
      const message = `SE02 ${text(se, 2)} is not ST02 ${set.control}`;
      this.#fault(set.faults, 'se02.control', se.position, message);
    }
    this.#set = undefined;
  }

  #endGroup(ge: X12Segment): void {
    this.#closeSet(ge.position);
    const group = this.#group;
    if (group === undefined || !group.declared) {
      this.#group = undefined;
      return this.fault('gs.missing', ge.position, 'GE without a GS before it');
    }
    const counted = group.sets.length;
    if (count(ge, 1) !== counted) {
      const message = `GE01 says ${text(ge, 1) || 'nothing'}, group ${group.control} has ${counted} sets`;
      this.#fault(group.faults, 'ge01.count', ge.position, message);
    }
    if (text(ge, 2) !== group.control) {
      const message = `GE02 ${text(ge, 2)} is not GS06 ${group.control}`;
      this.#fault(group.faults, 'ge02.control', ge.position, message);
    }
    this.#group = undefined;
  }

  #endInterchange(iea: X12Segment): void {
    this.#closeGroup(iea.position);
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    const counted = interchange.groups.filter((group) => group.declared).length;
    if (count(iea, 1) !== counted) {
      const message = `IEA01 says ${text(iea, 1) || 'nothing'}, interchange ${interchange.control} has ${counted} groups`;
      this.#fault(interchange.faults, 'iea01.count', iea.position, message);
    }
    if (text(iea, 2) !== interchange.control) {
      const message = `IEA02 ${text(iea, 2)} is not ISA13 ${interchange.control}`;
      this.#fault(interchange.faults, 'iea02.control', iea.position, message);
    }
    this.#interchange = undefined;
  }

  #takeContent(segment: X12Segment): void {
    if (this.#set !== undefined) {
      this.#set.segments.push(segment);
      return;
    }
    if (segment.id === 'TA1') {
      this.#interchange?.acknowledgements.push({
        control: text(segment, 1),
        date: text(segment, 2),
        time: text(segment, 3),
        code: text(segment, 4),
        note: text(segment, 5),
      });
    } else if (!INTERCHANGE_SEGMENTS.has(segment.id)) {
      const id = segment.id.slice(0, 20);
      this.warn('segment.stray', segment.position, `segment ${id} stands outside any set`);
    }
  }

  #closeSet(position: number): void {
    const set = this.#set;
    if (set === undefined) return;
    this.#fault(set.faults, 'se.missing', position, `set ${set.kind} ${set.control} has no SE`);
    this.#set = undefined;
  }

  #closeGroup(position: number): void {
    this.#closeSet(position);
    const group = this.#group;
    if (group === undefined) return;
    if (group.declared) {
      this.#fault(group.faults, 'ge.missing', position, `group ${group.control} has no GE`);
    }
    this.#group = undefined;
  }

  #noteControl(seen: Set<string>, control: string, position: number, name: string): void {
    if (seen.has(control)) {
      this.warn('control.repeated', position, `the control number of ${name} was used before`);
    }
    seen.add(control);
  }

  #fault(into: X12Fault[], code: X12FaultCode, segment: number, message: string): void {
    if (code === 'faults.more' || this.#faultBudget.spend(code)) {
      into.push({ code, segment, message });
    }
  }
}

function undeclaredGroup(): X12Group {
  return {
    declared: false,
    functionCode: '',
    sender: '',
    receiver: '',
    date: '',
    time: '',
    control: '',
    version: '',
    sets: [],
    faults: [],
  };
}

function text(segment: X12Segment, n: number): string {
  return (segment.elements[n] ?? '').trim();
}

/** A count as trailers write it, leading zeros allowed; undefined where it is none. */
function count(segment: X12Segment, n: number): number | undefined {
  const digits = text(segment, n);
  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined;
}
