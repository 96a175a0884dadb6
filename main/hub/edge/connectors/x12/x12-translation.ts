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

/** Numbers that a partner gave: the same number of another partner is another thing. */
const OWN_NUMBERS: ReadonlySet<string> = new Set(['BP', 'IN', 'VP', 'VN', 'VC', 'PI', 'CB', '']);

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
    const names = party === undefined ? [] : namesOf(party);
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
    const [name] = namesOf(party);
    if (!found && name !== undefined) this.note('site', name);
    return found;
  }

  /** The same where the party may be somebody else's place, which needs no name of ours. */
  knownSite(party: EdiParty | undefined): SiteMaster | undefined {
    if (party === undefined) return undefined;
    for (const name of namesOf(party)) {
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
    if (party !== undefined && namesOf(party).length > 0) return this.site(party)?.entity;
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
    for (const { id } of ids) {
      const [item] = this.world.by(items, 'bySku', id);
      if (item) return item;
    }
    if (names[0] !== undefined) this.note('item', names[0]);
    return undefined;
  }

  /** The instant of a moment; undefined for none. */
  instant(moment: EdiMoment | undefined, timeOfDay?: string): Instant | undefined {
    return moment === undefined ? undefined : instantOf(moment, this.zone, timeOfDay);
  }

  #numberName(qualifier: string, id: string): string {
    const scope = OWN_NUMBERS.has(qualifier) ? `@${this.#senderName()}` : '';
    return `${qualifier || '?'}:${id}${scope}`;
  }

  #senderName(): string {
    return mailbox(this.identity.sender);
  }
}

/** Sender or receiver of an interchange, `ZZ:ACME`. */
function mailbox({ qualifier, id }: { qualifier: string; id: string }): string {
  return `${qualifier.trim()}:${id.trim()}`;
}

/** How a party may be known: by its GLN as it stands, by its number and who gave it, or by its name. */
function namesOf(party: EdiParty): string[] {
  const names: string[] = [];
  if (party.id !== undefined) {
    if (party.id.qualifier === 'UL') names.push(party.id.id);
    names.push(`${party.id.qualifier || '?'}:${party.id.id}`);
  }
  if (party.name !== undefined) names.push(`N1:${party.name.toUpperCase()}`);
  return names;
}
