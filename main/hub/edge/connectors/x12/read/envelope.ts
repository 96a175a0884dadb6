import { FindingBudget } from './fault.ts';
import type { X12Fault, X12FaultCode, X12Warning, X12WarningCode } from './fault.ts';
import { expectedFunction } from './group-function.ts';
import type { IsaHeader } from './isa.ts';
import type { X12Group, X12Interchange, X12Reading, X12Set } from './interchange.ts';
import type { X12Segment } from './segment.ts';
import { elementText, trailerFaults } from './trailer.ts';
import type { Expected } from './trailer.ts';

/** Segments that may stand between ISA and the first group (X12.5): acknowledgements and interchange services. */
const INTERCHANGE_SEGMENTS: ReadonlySet<string> = new Set(['TA1', 'TA3', 'ISB', 'ISE']);

/**
 * Builds interchanges, groups and sets from the stream of segments and finds what is wrong with their envelopes. A
 * trailer that is missing is noticed when something comes that it should have preceded, and what was open is closed
 * there, so that one lost segment costs one set and not the file.
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
    const control = elementText(gs, 6);
    const group: X12Group = {
      declared: true,
      functionCode: elementText(gs, 1),
      sender: elementText(gs, 2),
      receiver: elementText(gs, 3),
      date: elementText(gs, 4),
      time: elementText(gs, 5),
      control,
      version: elementText(gs, 8),
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
    const kind = elementText(st, 1);
    const control = elementText(st, 2);
    if (this.#group === undefined) {
      this.#beginGroup(undeclaredGroup());
      this.fault('gs.missing', st.position, `set ${kind} ${control} stands outside any GS`);
    }
    this.#set = {
      kind,
      control,
      implementation: elementText(st, 3),
      segments: [st],
      faults: [],
    };
    this.#group?.sets.push(this.#set);
    this.#noteControl(this.#setControls, control, st.position, `set ${control}`);
    const expected = expectedFunction(kind, this.#group?.functionCode ?? '');
    if (expected !== undefined) {
      const message = `GS01 ${this.#group?.functionCode}, but a ${kind} belongs into a group of ${expected}`;
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
    this.#judge(set.faults, se, {
      counted,
      holds: `set ${set.kind} ${set.control} has ${counted} segments`,
      control: set.control,
      header: 'ST02',
      codes: ['se01.count', 'se02.control'],
    });
    this.#set = undefined;
  }

  #endGroup(ge: X12Segment): void {
    this.#closeSet(ge.position);
    const group = this.#group;
    this.#group = undefined;
    if (group === undefined || !group.declared) {
      return this.fault('gs.missing', ge.position, 'GE without a GS before it');
    }
    const counted = group.sets.length;
    this.#judge(group.faults, ge, {
      counted,
      holds: `group ${group.control} has ${counted} sets`,
      control: group.control,
      header: 'GS06',
      codes: ['ge01.count', 'ge02.control'],
    });
  }

  #endInterchange(iea: X12Segment): void {
    this.#closeGroup(iea.position);
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    const counted = interchange.groups.filter((group) => group.declared).length;
    this.#judge(interchange.faults, iea, {
      counted,
      holds: `interchange ${interchange.control} has ${counted} groups`,
      control: interchange.control,
      header: 'ISA13',
      codes: ['iea01.count', 'iea02.control'],
    });
    this.#interchange = undefined;
  }

  #judge(into: X12Fault[], trailer: X12Segment, expected: Expected): void {
    for (const { code, message } of trailerFaults(trailer, expected)) {
      this.#fault(into, code, trailer.position, message);
    }
  }

  #takeContent(segment: X12Segment): void {
    if (this.#set !== undefined) {
      this.#set.segments.push(segment);
      return;
    }
    if (segment.id === 'TA1') {
      this.#interchange?.acknowledgements.push({
        control: elementText(segment, 1),
        date: elementText(segment, 2),
        time: elementText(segment, 3),
        code: elementText(segment, 4),
        note: elementText(segment, 5),
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
    // Those of an envelope are few and say that it is not whole; what stands outside of all is only counted on.
    const isKept = code === 'faults.more' || this.#faultBudget.spend(code);
    if (isKept || into !== this.reading.faults) into.push({ code, segment, message });
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
