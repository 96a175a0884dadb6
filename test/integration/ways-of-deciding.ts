import { termsHash } from '#operations/transfers';
import { ASKED_ABOVE_MINOR } from '#kit';
import { assert } from '#shared/vocabulary';
import type { Way } from './way-of-deciding.ts';

const task = (number: string, role = 'operations') => `${number}/1/${role}`;

/** Ways to decide one's own, or twice, or what is somebody else's; each is refused. */
export const WAYS_OF_DECIDING: readonly Way[] = [
  {
    by: 'm.okafor',
    way: 'publishes the policy that she has drafted, to be asked no more',
    code: 'policy.own',
    async tries(desk) {
      const draft = await desk.draftThreshold('m.okafor', 100 * ASKED_ABOVE_MINOR);
      const tried = await desk.at('m.okafor').act('policy.publish', draft);
      await desk.at('m.okafor').act('policy.discard', draft);
      return tried;
    },
  },
  {
    by: 'r.alvarez',
    way: 'approves what she asked for, as a controller',
    code: 'access.role',
    tries: async (desk) => desk.approve('r.alvarez', await desk.asked()),
  },
  {
    by: 'm.okafor',
    way: 'approves what she asked for, with the role that is asked',
    code: 'approval.own',
    tries: async (desk) => desk.approve('m.okafor', await desk.asked('m.okafor')),
  },
  {
    by: 'm.okafor',
    way: 'rejects what she asked for, which is a decision as well',
    code: 'approval.own',
    tries: async (desk) =>
      desk
        .at('m.okafor')
        .act('transfer.reject', { ...desk.seen(await desk.asked('m.okafor')), reason: 'Mine' }),
  },
  {
    by: 's.prakash',
    way: 'approves in a role that nobody asks',
    code: 'access.role',
    tries: async (desk) => desk.approve('s.prakash', await desk.asked()),
  },
  {
    by: 'd.nakamura',
    way: 'approves as a manager whom nobody asked',
    code: 'approval.role',
    tries: async (desk) => desk.approve('d.nakamura', await desk.asked()),
  },
  {
    by: 'm.okafor',
    way: 'approves her own from a second window',
    code: 'approval.own',
    async tries(desk) {
      const number = await desk.asked('m.okafor');
      const second = await desk.house.console('m.okafor');
      const tried = await second.act('transfer.approve', desk.seen(number));
      second.close();
      return tried;
    },
  },
  {
    by: 'm.okafor',
    way: 'sends a forged actor, role and approver with it',
    code: 'approval.own',
    async tries(desk) {
      const number = await desk.asked('m.okafor');
      return desk.at('m.okafor').socket.emitWithAck('act', {
        actId: 'forged-actor-1',
        name: 'transfer.approve',
        actor: { id: 't.brandt', name: 'T. Brandt', role: 'operations' },
        person: 't.brandt',
        input: { ...desk.seen(number), actor: 't.brandt', role: 'finance', onBehalfOf: 't.brandt' },
      });
    },
  },
  {
    by: 'm.okafor',
    way: 'puts her own among others in bulk',
    code: 'approval.own',
    async tries(desk) {
      const number = await desk.asked('m.okafor');
      const [result] = await desk.at('m.okafor').socket.emitWithAck('bulk', {
        actId: 'own-in-bulk-1',
        name: 'transfer.approve',
        inputs: [desk.seen(number)],
      });
      return result;
    },
  },
  {
    by: 'm.okafor',
    way: 'approves twice, to stand for two',
    code: 'approval.decided',
    async tries(desk) {
      const number = await desk.asked();
      assert((await desk.approve('m.okafor', number)).ok, 'once is right');
      return desk.approve('m.okafor', number);
    },
  },
  {
    by: 't.brandt',
    way: 'approves for operations after operations has decided',
    code: 'approval.role',
    async tries(desk) {
      const number = await desk.asked();
      assert((await desk.approve('m.okafor', number)).ok, 'once is right');
      return desk.approve('t.brandt', number);
    },
  },
  {
    by: 'm.okafor',
    way: 'changes the lane, and approves what she changed',
    code: 'approval.own',
    async tries(desk) {
      const number = await desk.asked();
      await desk.changeLane('m.okafor', number);
      return desk.approve('m.okafor', number);
    },
  },
  {
    by: 'm.okafor',
    way: 'approves the card as it was before it was changed',
    code: 'transfer.changed',
    async tries(desk) {
      const number = await desk.asked();
      const before = desk.seen(number);
      await desk.changeLane('r.alvarez', number);
      return desk.at('m.okafor').act('transfer.approve', before);
    },
  },
  {
    by: 'm.okafor',
    way: 'approves with the hash of other terms',
    code: 'approval.otherContent',
    async tries(desk) {
      const number = await desk.asked();
      const hash = termsHash({ ...desk.now(number), quantity: 1 });
      return desk.approve('m.okafor', number, { hash });
    },
  },
  {
    by: 'm.okafor',
    way: 'uses an act that was answered for another transfer',
    code: 'act.reused',
    async tries(desk) {
      const first = await desk.asked();
      const given = await desk
        .at('m.okafor')
        .act('transfer.approve', desk.seen(first), 'used-act-id-1');
      assert(given.ok, 'the first is given');
      return desk
        .at('m.okafor')
        .act('transfer.approve', desk.seen(await desk.asked()), 'used-act-id-1');
    },
  },
  {
    by: 't.brandt',
    way: 'sends somebody else’s answered act again',
    code: 'act.reused',
    async tries(desk) {
      const number = await desk.asked();
      const act = desk.seen(number);
      assert(
        (await desk.at('m.okafor').act('transfer.approve', act, 'used-act-id-2')).ok,
        'it is hers',
      );
      return desk.at('t.brandt').act('transfer.approve', act, 'used-act-id-2');
    },
  },
  {
    by: 'm.okafor',
    way: 'approves what was cancelled',
    code: 'transfer.changed',
    async tries(desk) {
      const number = await desk.asked();
      const before = desk.seen(number);
      await desk.at('r.alvarez').act('transfer.cancel', { ...before, reason: 'Not needed' });
      return desk.at('m.okafor').act('transfer.approve', before);
    },
  },
  {
    by: 'm.okafor',
    way: 'takes on the task of what she asked for',
    code: 'approval.own',
    tries: async (desk) =>
      desk.at('m.okafor').act('task.claim', { task: task(await desk.asked('m.okafor')) }),
  },
  {
    by: 'd.nakamura',
    way: 'gives the task to the one who asked',
    code: 'task.author',
    tries: async (desk) =>
      desk.at('d.nakamura').act('task.assign', {
        task: task(await desk.asked('m.okafor')),
        person: 'm.okafor',
      }),
  },
  {
    by: 'm.okafor',
    way: 'hands the task of what she asked for to a friend',
    code: 'approval.own',
    tries: async (desk) =>
      desk.at('m.okafor').act('task.assign', {
        task: task(await desk.asked('m.okafor')),
        person: 't.brandt',
      }),
  },
  {
    by: 'j.lindqvist',
    way: 'takes on what another role is asked',
    code: 'task.notYours',
    tries: async (desk) =>
      desk.at('j.lindqvist').act('task.claim', { task: task(await desk.asked()) }),
  },
  {
    by: 'm.okafor',
    way: 'decides what a colleague has taken on',
    code: 'approval.claimed',
    async tries(desk) {
      const number = await desk.asked();
      assert((await desk.at('t.brandt').act('task.claim', { task: task(number) })).ok, 'it is his');
      return desk.approve('m.okafor', number);
    },
  },
];
