import { describe, expect, test } from 'vitest';
import { PEOPLE, TransferPlay as Play } from '#kit';
import { DAY_MS } from '#shared/vocabulary';
import { transferCard } from './transfer-card.ts';
import { transfersView } from './transfer.view.ts';

const { ALVAREZ } = PEOPLE;

/** A transfer that was cancelled before anything was set aside: it has ended. */
function ended(play: Play): string {
  const number = play.ask(36);
  play.reject(number, 'reserve', 'system.refusing', 'not now');
  play.act(number, 'cancel', ALVAREZ);
  expect(play.transfer(number).endedAt).not.toBeNull();
  return number;
}

const listed = (play: Play) => [...transfersView.keys(play.hub.world)];

describe('a transfer that has ended', () => {
  test('leaves the list a week later, and one that is under way stays in it', () => {
    const play = new Play();
    const open = play.ask(252);
    const number = ended(play);
    play.hub.wait(7 * DAY_MS);
    expect(listed(play)).toEqual([open, number]);
    play.hub.wait(DAY_MS);
    expect(listed(play)).toEqual([open]);
    expect(transfersView.project(play.hub.world, number)).toBeNull();
  });

  test('is filed although another one ended later, which follows in its own time', () => {
    const play = new Play();
    ended(play);
    play.hub.wait(4 * DAY_MS);
    const later = ended(play);
    play.hub.wait(4 * DAY_MS);
    expect(listed(play)).toEqual([later]);
    play.hub.wait(4 * DAY_MS);
    expect(listed(play)).toEqual([]);
  });

  test('keeps its card, with what the list said of it, for whoever follows a link', async () => {
    const play = new Play();
    const number = ended(play);
    play.hub.wait(9 * DAY_MS);
    const { world, now } = play.hub;
    const card = await transferCard(
      {
        world,
        now,
        nowMs: Date.parse(now),
        actor: { ...ALVAREZ, name: 'R. Alvarez' },
        history: () => Promise.resolve(play.hub.log),
      },
      { key: number },
    );
    expect(card).toMatchObject({ key: number, row: { key: number, step: 'cancelled' } });
  });
});
