import { accept, refuse, type Result } from '#shared/vocabulary';
import type { ActName, Person, Role } from '#shared/protocol';

/** Which roles may do what. Who may approve which transfer is policy's to say, beyond the role being able to at all. */
const ROLES_BY_ACT: Record<ActName, readonly Role[]> = {
  'exception.acknowledge': ['controller', 'operations', 'finance', 'integrator'],
  'exception.assign': ['controller', 'operations', 'finance', 'integrator'],
  'exception.shelve': ['controller', 'operations', 'finance', 'integrator'],
  'exception.escalate': ['controller', 'operations', 'finance', 'integrator'],
  'exception.resolve': ['controller', 'operations', 'finance', 'integrator'],
  'exception.reopen': ['controller', 'operations', 'finance', 'integrator'],
  'exception.comment': ['controller', 'operations', 'finance', 'integrator', 'manager'],
  'transfer.create': ['controller', 'operations'],
  'transfer.approve': ['operations', 'finance'],
  'transfer.reject': ['operations', 'finance'],
  'transfer.cancel': ['controller', 'operations'],
  'transfer.closeShort': ['operations', 'finance'],
  'command.retry': ['controller', 'operations', 'integrator'],
  'shipment.expedite': ['controller', 'operations'],
  'order.reprioritise': ['controller', 'operations'],
  'stock.requestCount': ['controller', 'operations'],
  'invoice.hold': ['finance'],
  'invoice.release': ['finance'],
  'masterData.match': ['integrator', 'operations'],
  'deadLetter.resubmit': ['integrator'],
  'feed.reconnect': ['integrator', 'controller'],
  'feed.replay': ['integrator'],
  'simulator.setRate': ['controller', 'operations', 'finance', 'integrator', 'manager'],
  'simulator.fault': ['integrator'],
};

/** Whether the person's role may do the act; the refusal names the roles that may, so that the console can say whom to ask. */
export function mayAct(person: Person, act: ActName): Result<null> {
  const roles = ROLES_BY_ACT[act];
  if (roles.includes(person.role)) return accept(null);
  return refuse('access.role', { act, role: person.role, allowed: roles.join(', ') });
}
