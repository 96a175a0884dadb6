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
  'exception.clockPaused': ({ exception }) =>
    `The clock of ${said(exception, 'it')} is paused already; it goes on when that pause ends.`,
  'exception.clockRuns': ({ exception }) =>
    `The clock of ${said(exception, 'it')} runs; nobody has paused it.`,
  'exception.noClock': ({ exception }) =>
    `${said(exception, 'It')} has no clock of its own: it is over, or it stands under a cause.`,
  'exception.pausePast': 'That time has passed; a pause ends later than now.',
  'exception.pauseTooLong': ({ hours }) =>
    `Policy lets no pause last longer than ${said(hours, 'that many')} hours.`,
  'calendar.noHours': 'A site that opens when it closes works at no time.',
  'exception.causeLoop': ({ exception, cause }) =>
    `${said(cause, 'That')} is ${said(exception, 'it')} itself or folded under it, so it can’t explain it.`,
  'exception.causeOver': ({ cause }) =>
    `${said(cause, 'That cause')} is over, so nothing folds under it.`,
  'exception.notFolded': ({ exception }) => `${said(exception, 'It')} is folded under nothing.`,
  'exception.sameCause': ({ exception, cause }) =>
    `${said(exception, 'It')} is under ${said(cause, 'that')} already.`,
  'exception.cannotWake': 'Only what a truck is behind can wait for its lateness or its moving.',
  'exception.closeOnTransfer': ({ transfer }) =>
    `What is missing is closed on its transfer, ${said(transfer, '')}: the books go with it.`,
  'exception.personUnknown': ({ person }) => `There is nobody called ${said(person, 'that')} here.`,
  'exception.sameOwner': 'It has this owner already.',
  'exception.shelfPast': 'That time has passed; a snooze ends later than now.',
  'exception.shelfTooLong': ({ days }) =>
    `Nothing is snoozed for longer than ${said(days, '7')} days.`,
  'exception.standsAlready': ({ exception, by }) =>
    `${exception} is not reopened: ${by} stands for the same.`,
  'exception.status': ({ exception, status }) =>
    `${said(exception, 'It')} is ${said(status, 'in another state')}, which this act does not fit.`,
  'exception.unknown': ({ exception }) => `There is no exception ${said(exception, 'like this')}.`,
  'masterData.known': ({ name }) =>
    `${said(name, 'The name')} is known by now; nothing is left to match.`,
  'masterData.notMaster': ({ kind, means }) =>
    `${said(means, 'This')} is no ${said(kind, 'object')} of the master data.`,
  'window.over': ({ window }) => `${said(window, 'The window')} is over already.`,
  'window.past': 'A planned window ends later than now.',
  'window.reversed': 'A planned window ends after it begins.',
  'window.tooLong': ({ days }) =>
    `Nothing is off plan for longer than ${said(days, '28')} days; change the master data instead.`,
  'window.unknown': ({ window }) => `There is no planned window ${said(window, 'like this')}.`,
  'window.unknownScope': ({ scope, key }) =>
    `There is no ${said(scope, 'place')} ${said(key, 'like this')}.`,
  'hub.storeAway':
    'The hub cannot reach its database. Nothing was done; it goes on by itself when the database is back.',
  'invoice.alreadyHeld': ({ invoice }) => `${said(invoice, 'The invoice')} is held already.`,
  'invoice.changeUnderWay': ({ invoice }) =>
    `A change of ${said(invoice, 'this invoice')} is under way; the ERP has not answered yet.`,
  'request.nothing': 'The hub has nothing on this any more.',
  'incident.cleared': 'This incident is over; what proved it stands beside it.',
  'incident.unknown': 'There is no such incident.',
  'payable.unknown': ({ invoice }) =>
    `${said(invoice, 'The invoice')} was never blocked here, so it has no run.`,
  'payable.wrongStep': ({ invoice, step }) =>
    `${said(invoice, 'The invoice')} stands at ${said(step, 'another step')}, which this act does not fit.`,
  'run.changed': ({ run, what }) =>
    `${said(run, 'The run')} has changed since you looked: ${said(what, 'read it again, then decide')}.`,
  'run.ended': ({ run }) => `${said(run, 'The run')} has ended: nothing moves it any more.`,
  'run.needsProof': ({ what, why }) =>
    `${said(what, 'This')} cannot be moved on without proof. ${said(why, '')}`,
  'run.notPaused': ({ run }) => `${said(run, 'The run')} is not paused.`,
  'run.nothingStands': ({ run }) => `Nothing of ${said(run, 'the run')} stands.`,
  'run.paused': ({ run, by }) =>
    `${said(run, 'The run')} was paused by ${said(by, 'somebody')}: let it go on first.`,
  'order.promisePast': 'That date has passed: nothing can be promised for it.',
  'orderCase.nothingWanted': 'Say from where it shall come, or for when it is promised.',
  'orderCase.notShort': ({ order }) =>
    `Every piece of ${said(order, 'this order')} has stock or is on its way: there is nothing to decide.`,
  'orderCase.open': ({ order }) => `${said(order, 'This order')} has been taken on already.`,
  'orderCase.promisePast': 'That date has passed: promise it for a later one.',
  'orderCase.samePromise': ({ order }) => `${said(order, 'It')} is promised for that date already.`,
  'run.wrongStep': ({ run, step }) =>
    `${said(run, 'The run')} stands at ${said(step, 'another step')}, which this act does not fit.`,
  'settlement.changed':
    'The books have changed since this statement was shown. Read it again, then decide.',
  'settlement.entityUnknown': ({ entity }) =>
    `No ledger of ${said(entity, 'this entity')} is known.`,
  'settlement.noSide': 'A statement is drawn up for one of the two that it is between.',
  'settlement.nothing': ({ upTo, currency }) =>
    `Nothing of ${said(currency, 'this currency')} is matched and open between the two up to ${said(upTo, 'then')}.`,
  'settlement.oneEntity': 'Nothing is due within one entity.',
  'settlement.underWay': ({ statement }) =>
    `${said(statement, 'Another statement')} of the two is under way: it is settled or cancelled first.`,
  'run.unknown': ({ run }) => `There is no run ${said(run, 'like this')}.`,
  'request.unknown':
    'The hub does not know this question: hub and console are of different versions.',
  'access.reading': ({ allowed }) => `Only ${said(allowed, 'others')} may see this.`,
  'intercompany.adjustmentDecided': ({ adjustment, status }) =>
    `${said(adjustment, 'The adjustment')} is ${said(status, 'decided')} already.`,
  'intercompany.adjustmentUnderWay': ({ adjustment }) =>
    `${said(adjustment, 'An adjustment')} is under way; what it leaves open can be adjusted after it.`,
  'intercompany.bookingUnderWay': ({ label }) =>
    `“${said(label, 'A booking')}” is under way; the ERP has not answered yet.`,
  'intercompany.changed': ({ document }) =>
    `${said(document, 'It')} has changed since you looked: read it again, then decide.`,
  'intercompany.closeOnTransfer': ({ document }) =>
    `What is missing is closed on ${said(document, 'its transfer')}: the books go with it.`,
  'intercompany.matched': 'Both books agree; there is nothing to adjust.',
  'intercompany.noAdjustment': ({ adjustment }) =>
    `There is no adjustment ${said(adjustment, 'like this')}.`,
  'intercompany.sellerFirst':
    'The seller has not booked its sale, and only the seller knows its cost. It books first.',
  'intercompany.tooEarly': 'One book may still follow the other by itself; wait until it is late.',
  'intercompany.unknown': ({ document }) =>
    `Nothing is booked between entities for ${said(document, 'this')}.`,
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
  'purchaseOrder.unknown': ({ purchaseOrder }) =>
    `There is no purchase order ${said(purchaseOrder, 'like this')}.`,
  'purchaseOrder.notWaiting': ({ purchaseOrder }) =>
    `${said(purchaseOrder, 'It')} waits for no word of its supplier: it is confirmed or received.`,
  'purchaseOrder.askUnderWay': ({ purchaseOrder }) =>
    `The supplier of ${said(purchaseOrder, 'this order')} is being asked already.`,
  'shipment.stopUnknown': ({ shipment }) => `${said(shipment, 'The shipment')} has no such stop.`,
  'shipment.milestoneKnown': ({ place }) =>
    `That is known already${place === '' ? '' : ` of ${said(place, 'this stop')}`}; it was told by the feed or entered before.`,
  'shipment.milestoneAhead': 'That time lies ahead; only what has happened is entered.',
  'shipment.milestoneOrder': 'It would have happened before the milestone that comes before it.',
  'shipment.entryUnknown': 'Nobody has entered such an event by hand.',
  'shipment.entrySettled': 'It is settled already.',
  'shipment.feedSaidNothing': ({ feed }) =>
    `${said(feed, 'The feed')} has said nothing of it, so its word cannot count.`,
  'shipment.notUnderWay': ({ shipment }) =>
    `${said(shipment, 'The shipment')} is not under way, so nothing can speed it up.`,
  'shipment.expediteUnderWay': ({ shipment }) =>
    `${said(shipment, 'It')} is being expedited already; the carrier’s answer is awaited.`,
  'simulator.unknownFault': 'The simulator does not know this fault.',
  'fault.invalid': 'The simulator cannot make this fault.',
  'command.unknown': 'There is no such command.',
  'command.notUnanswered': 'This command has its answer; there is nothing to send again.',
  'act.reused':
    'This act came under a number that was used for another one. Nothing was done; press it again.',
  'approval.claimed': ({ by }) =>
    `${said(by, 'Somebody')} has taken it on. Ask them, or a manager, to give it back.`,
  'approval.decided': 'You have decided on it already.',
  'approval.decidedByThem': ({ of }) =>
    `${said(of, 'Whom you speak for')} has decided on it already: nobody's word counts twice.`,
  'approval.decidedForYou': ({ by }) => `${said(by, 'Somebody')} has decided on it on your behalf.`,
  'approval.notYet': ({ after }) =>
    `It is not asked yet: ${said(after, 'others')} must agree first.`,
  'approval.otherContent':
    'Its terms are not those that you looked at. Read it again, then decide.',
  'approval.ownDelegated': ({ of, noun }) =>
    `${said(of, 'Whom you speak for')} asked for this ${said(noun, 'transfer')}, so you can’t approve it on their behalf.`,
  'delegation.ahead': ({ of }) => `You speak for ${said(of, 'them')} later, not yet.`,
  'delegation.appointsSelf': 'Nobody appoints themselves: somebody else must speak for them.',
  'delegation.backdated': 'A delegation begins now or later, never in the past.',
  'delegation.chain': ({ role }) =>
    `Your word for ${said(role, 'this role')} is lent to you, and is not lent on.`,
  'delegation.circular': ({ of, to }) =>
    `${said(to, 'They')} has lent their word to ${said(of, 'you')} for this time: two don’t hold each other’s.`,
  'delegation.exists': ({ delegation }) =>
    `${said(delegation, 'A delegation')} says so for this time already.`,
  'delegation.noRole': ({ of, role }) =>
    `${said(of, 'They')} is not asked to approve for ${said(role, 'this role')}, so has no word to lend.`,
  'delegation.notYours': ({ of }) =>
    `Only ${said(of, 'they')} or a manager can lend or take back this word.`,
  'delegation.over': ({ of }) => `You speak for ${said(of, 'them')} no more.`,
  'delegation.role': ({ to, role }) =>
    `${said(to, 'They')} is ${said(role, 'in a role that asks')}, and who asks for transfers doesn’t approve for others.`,
  'delegation.roleLost': ({ of }) => `${said(of, 'Whom you speak for')} has another role now.`,
  'delegation.self': 'Nobody lends their word to themselves.',
  'delegation.tooLong': ({ days }) => `A word is lent for ${said(days, '31')} days at most.`,
  'delegation.unknown': ({ delegation }) =>
    `There is no delegation ${said(delegation, 'like this')}.`,
  'delegation.window': 'It ends before it begins.',
  'task.author': ({ to }) =>
    `${said(to, 'They')} has shaped this transfer, so can’t be given its approval.`,
  'task.done': 'It is decided already.',
  'task.notYours': ({ role }) => `Only ${said(role, 'those asked')} or a manager can take this on.`,
  'task.role': ({ to, role }) =>
    `${said(to, 'They')} can’t approve for ${said(role, 'this role')}.`,
  'task.sameAssignee': ({ to }) =>
    to === null ? 'Nobody has taken it on.' : `${said(to, 'They')} has taken it on already.`,
  'task.unknown': 'There is no such task any more.',
  'transfer.noOtherLane': ({ lane }) =>
    `${said(lane, 'This lane')} does not join the same two sites, or is the one it takes.`,
  'approval.none': 'Nobody’s approval is asked for now.',
  'approval.own': ({ noun }) =>
    `You asked for this ${said(noun, 'transfer')}, so you can’t approve it.`,
  'approval.role': ({ ask }) => `It needs an approver, ask ${said(ask, 'operations or finance')}.`,
  'entity.unknown': 'The site belongs to no legal entity that is known, so nothing can be booked.',
  'lane.inactive': ({ lane }) => `The lane ${said(lane, '')} is out of use.`,
  'lane.unknown': ({ from, to }) =>
    `There is no lane from ${said(from, 'there')} to ${said(to, 'there')}.`,
  'order.notOpen': ({ order, status }) =>
    `${said(order, 'The order')} is ${said(status, 'not open')}: its priority changes nothing any more.`,
  'order.reprioritiseUnderWay': ({ order }) =>
    `A change of priority of ${said(order, 'this order')} is under way; the ERP has not answered yet.`,
  'order.lineUnknown': ({ order, line }) =>
    `${said(order, 'The order')} has no line ${said(line, 'like this')} any more.`,
  'reservation.samePlace': ({ line, site }) =>
    `Line ${said(line, '')} is served from ${said(site, 'there')} already.`,
  'reservation.tooMuch': ({ wanted, open }) =>
    `${said(open, 'Fewer')} have not left yet, so ${said(wanted, 'as many')} can’t be moved.`,
  'reservation.moveUnderWay': ({ order, line }) =>
    `A move of line ${said(line, '')} of ${said(order, 'this order')} is under way; the ERP has not answered yet.`,
  'reservation.outOfOrder': ({ order, pieces, policy }) =>
    `${said(order, 'An order')} goes first by ${said(policy, 'policy')} and would ${pieces === 0 ? 'have its pieces later' : `lose ${said(pieces, 'pieces')}`}; it does not let this one pass.`,
  'reservation.changed': ({ order }) =>
    `Who loses to ${said(order, 'this order')} has changed since you looked. Read it again, then decide.`,
  'inbound.insufficient': ({ wanted, free, number }) =>
    `${said(number, 'It')} brings ${said(free, 'fewer')} that nobody is promised, short of ${said(wanted, 'what was asked')}.`,
  'site.otherEntity': ({ site, order }) =>
    `${said(site, 'The site')} belongs to another company than ${said(order, 'the order')}. Move the stock by a transfer, then promise the order from it.`,
  'order.samePriority': ({ priority }) => `It has priority ${said(priority, '')} already.`,
  'price.noRate': ({ from, to }) =>
    `Policy states no rate from ${said(from, 'the seller’s currency')} to ${said(to, 'the buyer’s')}, so there is no price.`,
  'plan.changed': ({ plan }) =>
    `${said(plan, 'The plan')} has been refined since you looked: read it again, then accept.`,
  'plan.ended': ({ plan, status }) =>
    `${said(plan, 'The plan')} is ${said(status, 'over')} already.`,
  'plan.historyUnread': ({ feeds, first }) =>
    `The history of ${feeds === 1 ? said(first, 'a feed') : `${said(feeds, 'some')} feeds`} is still being read, so nobody knows yet what stands where. Plan again when it is read.`,
  'plan.inputsChanged': ({ what }) =>
    `What this line rests on has changed: ${said(what, 'its inputs are others now')}. Plan again.`,
  'plan.laneUnknown': ({ lane }) => `There is no lane ${said(lane, 'like this')}.`,
  'plan.lineAccepted': ({ transfer }) =>
    `This line has been accepted already, as ${said(transfer, 'a transfer')}.`,
  'plan.lineUnknown': 'The plan has no such line any more. Read it again.',
  'plan.noItems': 'What is selected is about no item, so there is nothing to move.',
  'plan.notAcceptable': ({ plan, status }) =>
    `${said(plan, 'The plan')} is ${said(status, 'not there yet')}, so nothing of it can be accepted.`,
  'plan.tooManyItems': ({ items, most }) =>
    `${said(items, 'So many')} items are more than the ${said(most, 'most')} of one plan. Plan the whole network.`,
  'plan.underWay': ({ plan }) => `The whole network is being planned already: ${said(plan, '')}.`,
  'plan.unknown': ({ plan }) => `There is no plan ${said(plan, 'like this')}.`,
  'quantity.casePack': ({ quantity, casePack }) =>
    `${said(quantity, 'This')} is no whole number of case packs of ${said(casePack, 'this item')}.`,
  'stock.countUnderWay': ({ sku, site }) =>
    `A count of ${said(sku, 'it')} at ${said(site, 'the site')} is under way.`,
  'stock.insufficient': ({ wanted, free, site }) =>
    `${said(site, 'The site')} has ${said(free, 'less')} free, short of ${said(wanted, 'what was asked')}.`,
  'stock.stale': ({ site }) =>
    `The stock of ${said(site, 'the site')} is stale: its warehouse is silent. Say why you act on it all the same.`,
  'stock.unknown': ({ site }) => `${said(site, 'The site')} has never told of this item.`,
  'planInstance.field': ({ field, problem }) =>
    `A value of the plan’s input cannot be taken: ${said(field, 'a field')}, ${said(problem, 'unreadable')}.`,
  'planInstance.format': 'This is no input for a plan, format signalbox-plan-instance version 1.',
  'planInstance.tooLarge':
    'The penalties of the plan’s input add up to more than can be reckoned exactly.',
  'planInstance.twice': ({ field, name }) =>
    `The plan’s input has ${said(name, 'a row')} twice: ${said(field, 'see its rows')}.`,
  'planInstance.unknown': ({ field, name }) =>
    `The plan’s input speaks of ${said(name, 'something')} and does not list it: ${said(field, 'see its rows')}.`,
  'planInstance.unreadable': 'The plan’s input is no JSON.',
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
  'automation.notPaused': ({ site }) =>
    `Automation is not paused at ${said(site, 'this site')}: there is nothing to resume.`,
  'automation.pausePast': 'That time has passed; a pause ends later than now.',
  'policy.backtestRuns': ({ policy }) =>
    `A back-test of ${said(policy, 'this policy')} is running already. Cancel it, or wait for it.`,
  'policy.backtestNotRunning': 'No back-test of it is running.',
  'policy.backtestFailed': ({ problem }) =>
    `The back-test could not be carried out: ${said(problem, 'the log could not be read')}.`,
  'policy.changesNothing': ({ version }) =>
    `The draft says what version ${said(version, 'in force')} says already.`,
  'policy.draftChanged': ({ by }) =>
    `${said(by, 'Somebody')} has changed the draft since you looked. Read it again, then decide.`,
  'policy.draftThere': 'There is a draft of this policy already. Work on it, or discard it first.',
  'policy.invalid': ({ path, problem }) =>
    `The draft cannot be published: ${said(path, 'a setting')} ${said(problem, 'is not valid')}.`,
  'policy.noBacktest':
    'The draft was not held against the past as it stands. Back-test it, or say why it goes without.',
  'policy.noDraft': 'There is no draft of this policy any more.',
  'policy.notTestable':
    'The past says nothing about this policy: it judges neither exceptions nor approvals.',
  'policy.notProposed': 'Nobody has proposed this draft yet; its author does that.',
  'policy.overtaken': ({ version }) =>
    `Version ${said(version, 'another')} has come into force since this draft was begun. Discard it and begin from there.`,
  'policy.own': 'You wrote or proposed this draft, so a second person publishes it.',
  'policy.overridePast': 'That time has passed; an override ends later than now.',
  'policy.overrideStatus': ({ override, status }) =>
    `${said(override, 'The override')} ${status === 'inForce' ? 'is in force already' : `is ${said(status, 'over')}`}.`,
  'policy.overrideThere': ({ override, site }) =>
    `${said(override, 'Another override')} sets this at ${said(site, 'the site')} already. End it first.`,
  'policy.overrideTooLong': ({ days }) =>
    `Nothing is overridden for longer than ${said(days, '92')} days; what lasts is a row of the policy.`,
  'policy.overrideUnknown': ({ override }) =>
    `There is no override ${said(override, 'like this')}.`,
  'policy.ownOverride': ({ override }) =>
    `You proposed ${said(override, 'this override')}, so a second person confirms it.`,
  'policy.sameContent': 'Nothing is different from the draft as it stands.',
  'policy.settingInvalid': ({ path, problem }) =>
    `${said(path, 'The setting')} ${said(problem, 'cannot have this value')}.`,
  'policy.versionUnknown': ({ version }) =>
    `There is no version ${said(version, 'like this')} of this policy.`,
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
