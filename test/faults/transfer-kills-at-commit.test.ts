import { describeTransferKills } from './transfer-kills.ts';

describeTransferKills([
  ['before its transaction', 'before'],
  ['inside its transaction', 'inside'],
  ['after its transaction', 'after'],
]);
