import type { Refusal, RefusalFacts } from '#shared/vocabulary';

type Words = string | ((facts: RefusalFacts) => string);

/**
 * What each refusal says to a person: the rule, then what to do. A code that is not here is shown with its facts, since
 * a clumsy sentence is worth more than a silent no.
 */
const WORDS: Record<string, Words> = {
  'access.person': 'There is no such person here.',
  'access.role': ({ allowed }) =>
    `Your role may not do this; ${said(allowed, 'another role')} may.`,
  'access.signIn':
    'This window is not let in: its address is used or too old. Open a fresh one with “signalbox open”.',
  'act.unknown': 'The hub does not know this act: hub and console are of different versions.',
  'console.tooFast': 'Too many requests from this window. Wait a moment.',
  'hub.away': 'There is no connection to the hub. Nothing was sent.',
  'hub.fault': 'The hub failed while doing this and has undone it.',
  'hub.incident':
    'The hub met a case that it does not know and has set it aside for an integrator.',
  'hub.noAnswer':
    'The hub gave no answer in time. It may have been done all the same; sent again as it is, it is done once.',
  'input.invalid': ({ field, problem }) =>
    `A value cannot be taken: ${said(field, 'the input')}, ${said(problem, 'unreadable')}.`,
  'input.unknownAct': 'The hub does not know this act: hub and console are of different versions.',
  'input.unknownRequest':
    'The hub does not know this question: hub and console are of different versions.',
  'simulator.away': 'There is no simulator behind this hub, so its world has no speed to set.',
  'simulator.noAnswer': 'The simulator gave no answer.',
  'exception.changed': ({ exception, what }) =>
    `${said(exception, 'It')} has changed since you looked: ${said(what, 'read it again, then decide')}.`,
  'exception.closeOnTransfer': ({ transfer }) =>
    `What is missing is closed on its transfer, ${said(transfer, '')}: the books go with it.`,
  'exception.personUnknown': ({ person }) => `There is nobody called ${said(person, 'that')} here.`,
  'exception.sameOwner': 'It has this owner already.',
  'exception.shelfPast': 'That time has passed; a snooze ends later than now.',
  'exception.shelfTooLong': ({ days }) =>
    `Nothing is snoozed for longer than ${said(days, '7')} days.`,
  'exception.status': ({ exception, status }) =>
    `${said(exception, 'It')} is ${said(status, 'in another state')}, which this act does not fit.`,
  'exception.unknown': ({ exception }) => `There is no exception ${said(exception, 'like this')}.`,
  'masterData.known': ({ name }) =>
    `${said(name, 'The name')} is known by now; nothing is left to match.`,
  'masterData.notMaster': ({ kind, means }) =>
    `${said(means, 'This')} is no ${said(kind, 'object')} of the master data.`,
  'hub.storeAway':
    'The hub cannot reach its database. Nothing was done; it goes on by itself when the database is back.',
  'invoice.alreadyHeld': ({ invoice }) => `${said(invoice, 'The invoice')} is held already.`,
  'invoice.notHeld': ({ invoice }) => `${said(invoice, 'The invoice')} is not held.`,
  'invoice.changeUnderWay': ({ invoice }) =>
    `A change of ${said(invoice, 'this invoice')} is under way; the ERP has not answered yet.`,
  'request.nothing': 'The hub has nothing on this any more.',
  'request.unknown':
    'The hub does not know this question: hub and console are of different versions.',
  'item.unknown': ({ gtin }) => `There is no item ${said(gtin, 'like this')}.`,
  'site.unknown': ({ gln, site }) => `There is no site ${said(gln ?? site, 'like this')}.`,
  'shipment.unknown': ({ shipment }) => `There is no shipment ${said(shipment, 'like this')}.`,
  'order.unknown': ({ order }) => `There is no order ${said(order, 'like this')}.`,
  'invoice.unknown': ({ invoice }) => `There is no invoice ${said(invoice, 'like this')}.`,
  'feed.unknown': ({ feed }) => `There is no feed ${said(feed, 'like this')}.`,
  'feed.away': 'The feed is not connected. Connect it first.',
  'feed.beyondHead': ({ head }) => `The feed has sent nothing beyond ${said(head, 'that')} yet.`,
  'deadLetter.unknown': 'There is no such dead letter.',
  'deadLetter.done': 'It was re-submitted already, or the source has sent it well since.',
  'deadLetter.notOfAFeed': ({ source }) => `${said(source, 'Its source')} is no feed of this hub.`,
  'deadLetter.inHistory': 'History is being read. Re-submit it when the feeds are live.',
  'deadLetter.unreadable': 'What came is no event, so there is nothing to put the data into.',
  'deadLetter.stillBad': ({ path, reason }) =>
    `It still keeps no contract: ${said(path, 'the event')} ${said(reason, 'is refused')}.`,
  'deadLetter.again': 'It was refused again and is a dead letter as before.',
  'shipment.notUnderWay': ({ shipment }) =>
    `${said(shipment, 'The shipment')} is not under way, so nothing can speed it up.`,
  'shipment.expediteUnderWay': ({ shipment }) =>
    `${said(shipment, 'It')} is being expedited already; the carrier’s answer is awaited.`,
  'simulator.unknownFault': 'The simulator does not know this fault.',
  'fault.invalid': 'The simulator cannot make this fault.',
  'command.unknown': 'There is no such command.',
  'command.notUnanswered': 'This command has its answer; there is nothing to send again.',
  'approval.decided': 'You have decided on it already.',
  'approval.none': 'Nobody’s approval is asked for now.',
  'approval.own': 'You asked for this transfer, so you can’t approve it.',
  'approval.role': ({ ask }) => `It needs an approver, ask ${said(ask, 'operations or finance')}.`,
  'entity.unknown': 'The site belongs to no legal entity that is known, so nothing can be booked.',
  'lane.inactive': ({ lane }) => `The lane ${said(lane, '')} is out of use.`,
  'lane.unknown': ({ from, to }) =>
    `There is no lane from ${said(from, 'there')} to ${said(to, 'there')}.`,
  'order.notOpen': ({ order, status }) =>
    `${said(order, 'The order')} is ${said(status, 'not open')}: its priority changes nothing any more.`,
  'order.reprioritiseUnderWay': ({ order }) =>
    `A change of priority of ${said(order, 'this order')} is under way; the ERP has not answered yet.`,
  'order.samePriority': ({ priority }) => `It has priority ${said(priority, '')} already.`,
  'quantity.casePack': ({ quantity, casePack }) =>
    `${said(quantity, 'This')} is no whole number of case packs of ${said(casePack, 'this item')}.`,
  'stock.countUnderWay': ({ sku, site }) =>
    `A count of ${said(sku, 'it')} at ${said(site, 'the site')} is under way.`,
  'stock.insufficient': ({ wanted, free, site }) =>
    `${said(site, 'The site')} has ${said(free, 'less')} free, short of ${said(wanted, 'what was asked')}.`,
  'stock.stale': ({ site }) =>
    `The stock of ${said(site, 'the site')} is stale: its warehouse is silent. Say why you act on it all the same.`,
  'stock.unknown': ({ site }) => `${said(site, 'The site')} has never told of this item.`,
  'transfer.changed': ({ transfer, what }) =>
    `${said(transfer, 'The transfer')} has changed since you looked: ${said(what, 'read it again, then decide')}.`,
  'transfer.hasLeft': ({ transfer }) =>
    `${said(transfer, 'The transfer')} has left: what is on the road can only be received.`,
  'transfer.notShort': ({ transfer }) =>
    `${said(transfer, 'The transfer')} was not received short, so there is nothing to close.`,
  'transfer.ofErp': ({ transfer }) =>
    `${said(transfer, 'It')} is the ERP’s own transfer, and not steered from here.`,
  'transfer.sameSite': 'A transfer goes from one site to another.',
  'transfer.unknown': ({ transfer }) => `There is no transfer ${said(transfer, 'like this')}.`,
  'transfer.wrongStep': ({ transfer, words }) =>
    `${said(transfer, 'The transfer')} ${said(words, 'stands at another step')}.`,
  'quantity.absurd': 'This quantity is larger than anything that the network holds.',
  'quantity.invalid': 'A quantity is a whole number above 0.',
};

/** A refusal as a sentence that names its rule. */
export function refusalText(refusal: Refusal): string {
  const words = WORDS[refusal.code];
  if (typeof words === 'string') return words;
  if (words !== undefined) return words(refusal.facts);
  const facts = Object.entries(refusal.facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${spaced(name)} ${String(value)}`);
  const because = facts.length === 0 ? '' : `: ${facts.join(', ')}`;
  return `Refused, ${spaced(refusal.code)}${because}.`;
}

function said(fact: RefusalFacts[string] | undefined, otherwise: string): string {
  return fact === null || fact === undefined || fact === '' ? otherwise : String(fact);
}

/** `stock.onHandShort` as `stock, on hand short`. */
function spaced(name: string): string {
  return name
    .replaceAll('.', ', ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
