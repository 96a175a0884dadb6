import { describeTransferKills } from './transfer-kills.ts';

describeTransferKills([
  ['between send and receipt', 'unanswered'],
  ['between receipt and effect', 'answered'],
  ['after it, and again while it catches up', 'twice'],
]);
