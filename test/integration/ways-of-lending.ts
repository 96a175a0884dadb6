import { assert, DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import type { Way } from './way-of-deciding.ts';

/** Ways to decide one's own, or twice, by a word that is lent; each is refused. */
export const WAYS_OF_LENDING: readonly Way[] = [
  {
    by: 'm.okafor',
    way: 'lends her word to herself',
    code: 'delegation.self',
    tries: (desk) => desk.lend('m.okafor', 'm.okafor', 'm.okafor'),
  },
  {
    by: 'd.nakamura',
    way: 'appoints himself to speak for somebody',
    code: 'delegation.appointsSelf',
    tries: (desk) => desk.lend('d.nakamura', 'm.okafor', 'd.nakamura'),
  },
  {
    by: 't.brandt',
    way: 'lends somebody else’s word',
    code: 'delegation.notYours',
    tries: (desk) => desk.lend('t.brandt', 'm.okafor', 'j.lindqvist'),
  },
  {
    by: 'm.okafor',
    way: 'lends her word to a controller, who asks for transfers',
    code: 'delegation.role',
    tries: (desk) => desk.lend('m.okafor', 'm.okafor', 'r.alvarez'),
  },
  {
    by: 'm.okafor',
    way: 'lends a word for a role that is not hers',
    code: 'delegation.noRole',
    tries: (desk) => desk.lend('m.okafor', 'm.okafor', 'd.nakamura', { role: 'finance' }),
  },
  {
    by: 'd.nakamura',
    way: 'lends on a word that was lent to him',
    code: 'delegation.chain',
    async tries(desk) {
      const id = await desk.lent('m.okafor', 'm.okafor', 'd.nakamura');
      const tried = await desk.lend('d.nakamura', 'd.nakamura', 'a.mensah', { role: 'operations' });
      await desk.takeBack('m.okafor', id);
      return tried;
    },
  },
  {
    by: 'j.lindqvist',
    way: 'and another hold each other’s word in a circle',
    code: 'delegation.circular',
    async tries(desk) {
      const id = await desk.lent('m.okafor', 'm.okafor', 'j.lindqvist');
      const tried = await desk.lend('j.lindqvist', 'j.lindqvist', 'm.okafor');
      await desk.takeBack('m.okafor', id);
      return tried;
    },
  },
  {
    by: 'm.okafor',
    way: 'lends her word for the past, to cover what was decided',
    code: 'delegation.backdated',
    tries: (desk) =>
      desk.lend('m.okafor', 'm.okafor', 'd.nakamura', { fromAt: desk.later(-HOUR_MS) }),
  },
  {
    by: 'm.okafor',
    way: 'lends her word for good',
    code: 'delegation.tooLong',
    tries: (desk) =>
      desk.lend('m.okafor', 'm.okafor', 'd.nakamura', { untilAt: desk.later(400 * DAY_MS) }),
  },
  {
    by: 'd.nakamura',
    way: 'approves on behalf of the one who asked',
    code: 'approval.ownDelegated',
    async tries(desk) {
      const number = await desk.asked('m.okafor');
      const id = await desk.lent('m.okafor', 'm.okafor', 'd.nakamura');
      const tried = await desk.approve('d.nakamura', number);
      await desk.takeBack('m.okafor', id);
      return tried;
    },
  },
  {
    by: 'd.nakamura',
    way: 'approves by a word that was taken back',
    code: 'delegation.over',
    async tries(desk) {
      const number = await desk.asked();
      await desk.takeBack('m.okafor', await desk.lent('m.okafor', 'm.okafor', 'd.nakamura'));
      return desk.approve('d.nakamura', number);
    },
  },
  {
    by: 'd.nakamura',
    way: 'approves by a word whose time is over',
    code: 'delegation.over',
    async tries(desk) {
      const number = await desk.asked();
      await desk.lent('m.okafor', 'm.okafor', 'd.nakamura', { untilAt: desk.later(MINUTE_MS) });
      await desk.house.pass(MINUTE_MS);
      return desk.approve('d.nakamura', number);
    },
  },
  {
    by: 'd.nakamura',
    way: 'approves by a word that begins tomorrow',
    code: 'delegation.ahead',
    async tries(desk) {
      const number = await desk.asked();
      const id = await desk.lent('t.brandt', 't.brandt', 'd.nakamura', {
        fromAt: desk.later(DAY_MS),
        untilAt: desk.later(2 * DAY_MS),
      });
      const tried = await desk.approve('d.nakamura', number);
      await desk.takeBack('t.brandt', id);
      return tried;
    },
  },
  {
    by: 'j.lindqvist',
    way: 'approves for finance, and for operations on behalf of somebody',
    code: 'approval.decided',
    async tries(desk) {
      const number = await desk.asked();
      const id = await desk.lent('m.okafor', 'm.okafor', 'j.lindqvist');
      assert((await desk.approve('j.lindqvist', number)).ok, 'one word is his');
      const tried = await desk.approve('j.lindqvist', number);
      await desk.takeBack('m.okafor', id);
      return tried;
    },
  },
  {
    by: 'm.okafor',
    way: 'decides once more after somebody did on her behalf',
    code: 'approval.decidedForYou',
    async tries(desk) {
      const number = await desk.asked();
      const id = await desk.lent('m.okafor', 'm.okafor', 'd.nakamura');
      assert((await desk.approve('d.nakamura', number)).ok, 'he speaks for her');
      const tried = await desk.approve('m.okafor', number);
      await desk.takeBack('m.okafor', id);
      return tried;
    },
  },
];
