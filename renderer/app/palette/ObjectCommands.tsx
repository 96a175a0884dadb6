import {
  ArrowLeftRight,
  Boxes,
  MapPin,
  Plug,
  Scale,
  ShoppingCart,
  Shuffle,
  Siren,
  Truck,
  UserRound,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useConnection } from '#live';
import { goTo, places, useCommands } from '#ui';
import type { Command, CommandText } from '#ui';
import { missingRight, useAct } from '#work';
import { useReadable } from '../services.ts';
import type { ShellServices } from '../services.ts';
import { actLines } from './act-lines.ts';
import { findObjects } from './find-objects.ts';
import type { FoundKind } from './find-objects.ts';
import { namedTransfer } from './transfer-draft.ts';

const ICONS: Record<FoundKind, LucideIcon> = {
  sites: MapPin,
  stock: Boxes,
  shipments: Truck,
  exceptions: Siren,
  transfers: ArrowLeftRight,
  orders: ShoppingCart,
  feeds: Plug,
  policies: Scale,
  plans: Shuffle,
};

/** Verbs after which the words are searched for, not the verb. */
const LOOKING = new Set(['go', 'find', 'open']);

/** What the palette offers of the network itself: objects, transfers, acts on exceptions, people. Draws nothing. */
export function ObjectCommands({ services }: { services: ShellServices }) {
  const connection = useConnection();
  const people = useReadable(services.people);
  const { send } = useAct();
  useCommands((text) => {
    const session = connection.session.get();
    if (session === null || text.search === '') return [];
    if (text.scope === '@') return peopleLines(text, people, services);
    const objects = text.scope === '>' ? [] : objectLines(text, connection);
    if (text.scope === '#') return objects;
    const acts = actLines(text, {
      session,
      nowMs: connection.clock.nowMs(),
      exception: (key) => connection.collection('exceptions').get(key),
      send: (call, done) => void send(call.name, call.input, { done }),
    });
    return [...acts, ...transferLines(text, connection, session), ...objects];
  });
  return null;
}

type Line = ReturnType<typeof useConnection>;

function objectLines(text: CommandText, connection: Line): Command[] {
  const search = LOOKING.has(text.verb) ? text.search.slice(text.verb.length).trim() : text.search;
  return findObjects(search, (name) => connection.collection(name).rows()).map((object) => ({
    id: `open.${object.kind}.${object.key}`,
    icon: ICONS[object.kind],
    title: object.title,
    effect: object.note,
    run: () => goTo(object.place),
  }));
}

function transferLines(
  text: CommandText,
  connection: Line,
  session: Parameters<typeof missingRight>[0],
): Command[] {
  if (text.verb !== 'transfer' || text.object === '') return [];
  const { draft, title } = namedTransfer(
    text,
    connection.collection('sites').rows(),
    connection.collection('stock').rows(),
  );
  return [
    {
      id: 'transfer.new',
      icon: ArrowLeftRight,
      title,
      effect: 'opens its card, filled in',
      unavailable: missingRight(session, 'transfer.create'),
      run: () => goTo(places.newTransfer(draft)),
    },
  ];
}

function peopleLines(
  text: CommandText,
  people: readonly { id: string; name: string; title: string }[],
  services: ShellServices,
): Command[] {
  const wanted = text.search.toLowerCase();
  return people
    .filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted))
    .map(({ id, name, title }) => ({
      id: `person.${id}`,
      icon: UserRound,
      title: `Be ${name} in this window`,
      effect: title,
      run: () => services.choosePerson(id),
    }));
}
