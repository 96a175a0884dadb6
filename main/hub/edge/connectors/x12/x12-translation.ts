import { entities, items, meaningOf, partners, sites } from '#operations/network';
import type { ItemMaster, PartnerMaster, SiteMaster } from '#operations/network';
import type { WorldView } from '#engine/kernel';
import { Translation } from '../inbox/translation.ts';
import type { EdiIdentity } from './map/identity.ts';
import type { EdiMoment } from './map/moment.ts';
import { instantOf } from './map/instant-of.ts';
import type { EdiParty } from './map/party.ts';
import { gtinOf } from './map/product.ts';
import type { EdiProductId } from './map/product.ts';
import type { Instant, Money } from '#shared/vocabulary';

/** Element 235: numbers that are the same whoever says them. Any other means something only from the one who gave it. */
const COMMON_NUMBERS: ReadonlySet<string> = new Set([
  'UP',
  'EN',
  'EO',
  'UK',
  'UI',
  'UA',
  'IB',
  'ND',
]);

/** Element 66: whose numbers for parties are the same whoever says them: DUNS, SCAC, GLN and the like. */
const COMMON_PARTIES: ReadonlySet<string> = new Set(['1', '2', '9', 'UL', 'FI', '12']);

/** Element 235: numbers of the buyer's and of the vendor's own. From the buyer himself the buyer's are none of ours. */
const BUYERS: ReadonlySet<string> = new Set(['BP', 'IN', 'PI', 'CB']);
const VENDORS: ReadonlySet<string> = new Set(['VP', 'VN', 'VC']);
const FROM_BUYERS: ReadonlySet<string> = new Set(['850']);
const FROM_VENDORS: ReadonlySet<string> = new Set(['810', '855', '856']);

/** What the parties of a document are called where neither document nor partner says in which zone they live. */
const DEFAULT_ZONE = 'America/New_York';

/** An X12 document on its way to our words: finds master data for parties, product numbers and moments. */
export class X12Translation extends Translation {
  readonly identity: EdiIdentity;
  /** Days and times without a zone are meant in this one. */
  zone = DEFAULT_ZONE;

  constructor(
    world: WorldView,
    identity: EdiIdentity,
    named: { about: string; value: Money | null },
  ) {
    super(world, named);
    this.identity = identity;
  }

  /** The partner that a party is; without a party, the sender of the interchange. */
  partner(party: EdiParty | undefined): PartnerMaster | undefined {
    const names = party === undefined ? [] : this.#namesOf(party);
    const sender = this.#senderName();
    // A party that names itself in its own way is often known by its mailbox, and the other way round.
    for (const name of [...names, sender]) {
      const key = meaningOf(this.world, 'partner', name);
      const partner = key === null ? undefined : this.world.get(partners, key);
      if (partner) return partner;
    }
    this.note('partner', names[0] ?? sender);
    return undefined;
  }

  /** A carrier by its SCAC. */
  carrier(scac: string | undefined): PartnerMaster | undefined {
    if (scac === undefined) return this.partner(undefined);
    const [known] = this.world.by(partners, 'byScac', scac);
    if (known) return known;
    const key = meaningOf(this.world, 'partner', `SCAC:${scac}`);
    const partner = key === null ? undefined : this.world.get(partners, key);
    if (!partner) this.note('partner', `SCAC:${scac}`);
    return partner;
  }

  /** The site that a party is. A party that is not there is no site; one that is must be known. */
  site(party: EdiParty | undefined): SiteMaster | undefined {
    if (party === undefined) return undefined;
    const found = this.knownSite(party);
    const [name] = this.#namesOf(party);
    if (!found && name !== undefined) this.note('site', name);
    return found;
  }

  /** The same where the party may be somebody else's place, which needs no name of ours. */
  knownSite(party: EdiParty | undefined): SiteMaster | undefined {
    if (party === undefined) return undefined;
    for (const name of this.#namesOf(party)) {
      const key = meaningOf(this.world, 'site', name);
      const site = key === null ? undefined : this.world.get(sites, key);
      if (site) {
        this.zone = site.zone;
        return site;
      }
    }
    return undefined;
  }

  /** The legal entity of ours that a party is, or that its site is part of; without a party, the receiver's. */
  entity(party: EdiParty | undefined): string | undefined {
    const own = party?.id?.id;
    if (own !== undefined && this.world.get(entities, own)) return own;
    if (party !== undefined && this.#namesOf(party).length > 0) return this.site(party)?.entity;
    const receiver = mailbox(this.identity.receiver);
    const key = meaningOf(this.world, 'site', receiver);
    if (key === null) this.note('site', receiver);
    return key === null ? undefined : this.world.get(sites, key)?.entity;
  }

  /** The item that a line's numbers mean. */
  item(ids: readonly EdiProductId[]): ItemMaster | undefined {
    const gtin = gtinOf(ids);
    const names = [
      ...(gtin === undefined ? [] : [gtin]),
      ...ids.map(({ qualifier, id }) => this.#numberName(qualifier, id)),
    ];
    for (const name of names) {
      const key = meaningOf(this.world, 'item', name);
      const item = key === null ? undefined : this.world.get(items, key);
      if (item) return item;
    }
    for (const { qualifier, id } of ids) {
      if (this.#isTheirs(qualifier)) continue;
      const [item] = this.world.by(items, 'bySku', id);
      if (item) return item;
    }
    if (names[0] !== undefined) this.note('item', names[0]);
    return undefined;
  }

  /** The instant of a moment, at a place where it names no zone itself; undefined for none. */
  instant(
    moment: EdiMoment | undefined,
    timeOfDay?: string,
    zone: string = this.zone,
  ): Instant | undefined {
    return moment === undefined ? undefined : instantOf(moment, zone, timeOfDay);
  }

  /** The zone of a site, else the document's. */
  zoneOf(gln: string | null | undefined): string {
    return (gln ? this.world.get(sites, gln)?.zone : undefined) ?? this.zone;
  }

  /** A number of the sender's own, which says nothing of ours. */
  #isTheirs(qualifier: string): boolean {
    const { set } = this.identity;
    return (
      (FROM_BUYERS.has(set) && BUYERS.has(qualifier)) ||
      (FROM_VENDORS.has(set) && VENDORS.has(qualifier))
    );
  }

  #numberName(qualifier: string, id: string): string {
    const name = `${qualifier || '?'}:${id}`;
    return COMMON_NUMBERS.has(qualifier) ? name : this.#saidBySender(name);
  }

  /** How a party may be known: by its GLN as it stands, by its number and who gave it, or by its name. */
  #namesOf({ id, name }: EdiParty): string[] {
    const names: string[] = [];
    if (id !== undefined) {
      if (id.qualifier === 'UL') names.push(id.id);
      const number = `${id.qualifier || '?'}:${id.id}`;
      names.push(COMMON_PARTIES.has(id.qualifier) ? number : this.#saidBySender(number));
    }
    if (name !== undefined) names.push(this.#saidBySender(`N1:${name.toUpperCase()}`));
    return names;
  }

  #saidBySender(name: string): string {
    return `${name}@${this.#senderName()}`;
  }

  #senderName(): string {
    return mailbox(this.identity.sender);
  }
}

/** Sender or receiver of an interchange, `ZZ:ACME`. */
function mailbox({ qualifier, id }: { qualifier: string; id: string }): string {
  return `${qualifier.trim()}:${id.trim()}`;
}
