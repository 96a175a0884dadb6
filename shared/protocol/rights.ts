import type { ActName } from './acts.ts';
import type { Role } from './session.ts';

/**
 * Which roles may do what. The hub refuses by it and the console says beforehand whom to ask. Who may approve which
 * transfer is policy's to say, beyond the role being able to at all.
 */
export const ROLES_BY_ACT: Record<ActName, readonly Role[]> = {
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
