/** docs/rooms.md, made from the table of rooms: a diagram of who may enter what, and the rooms by name. Pure. */

/** @typedef {import('../../../rooms.config.ts').Room} Room */

/** The houses of the diagram, in the order in which a command falls from a button to a truck. */
const GROUPS = [
  { title: 'renderer', holds: (/** @type {string} */ path) => path.startsWith('renderer') },
  { title: 'preload', holds: (/** @type {string} */ path) => path === 'preload' },
  { title: 'main/shell', holds: (/** @type {string} */ path) => path === 'main/shell' },
  {
    title: 'main/hub · edge',
    holds: (/** @type {string} */ path) => path.startsWith('main/hub/edge/'),
  },
  {
    title: 'main/hub · foresight',
    holds: (/** @type {string} */ path) => path.startsWith('main/hub/foresight/'),
  },
  {
    title: 'main/hub · operations',
    holds: (/** @type {string} */ path) => path.startsWith('main/hub/operations/'),
  },
  {
    title: 'main/hub · engine',
    holds: (/** @type {string} */ path) => path.startsWith('main/hub/engine/'),
  },
  {
    title: 'main/simulator',
    holds: (/** @type {string} */ path) => path.startsWith('main/simulator'),
  },
  { title: 'main/cli', holds: (/** @type {string} */ path) => path === 'main/cli' },
  { title: 'shared', holds: (/** @type {string} */ path) => path.startsWith('shared/') },
];

/**
 * @param {readonly Room[]} rooms
 * @returns {string} Markdown.
 */
export function roomsPage(rooms) {
  return [
    '# The rooms of the house',
    '',
    'Made from `rooms.config.ts` by `node main/start/rules/check-rooms.mjs --write`. Lint holds everyone to it.',
    'An arrow means "may enter, through the door". A room may also enter its own floor; what runs in one process',
    'never reaches into another: they share words (`shared`) and speak over sockets.',
    '',
    '```mermaid',
    ...diagram(rooms),
    '```',
    '',
    '| Room | What it is for | npm packages |',
    '|---|---|---|',
    ...rooms.map(
      ({ path, purpose, packages }) =>
        `| \`${path}\` | ${purpose} | ${packages.map((name) => `\`${name}\``).join(', ')} |`,
    ),
    '',
  ].join('\n');
}

/** @param {readonly Room[]} rooms */
function diagram(rooms) {
  const groups = GROUPS.map((group, index) => ({
    ...group,
    id: `g${index}`,
    members: rooms.filter(({ path }) => group.holds(path)),
  })).filter(({ members }) => members.length > 0);

  const boxes = groups.map(({ id, title, members }) => {
    const names = members.map(({ path }) => path.split('/').at(-1)).join(' · ');
    return `  ${id}["<b>${title}</b><br/>${names}"]`;
  });
  const arrows = groups.flatMap((from) =>
    groups
      .filter((to) => to !== from && mayEnter(from.members, to.members))
      .map((to) => `  ${from.id} --> ${to.id}`),
  );
  return ['flowchart TD', ...boxes, ...arrows];
}

/** @param {readonly Room[]} from @param {readonly Room[]} to */
function mayEnter(from, to) {
  const patterns = new Set(from.flatMap((room) => room.enters));
  return to.some(
    ({ path }) => patterns.has(path) || patterns.has(`${path.slice(0, path.lastIndexOf('/'))}/*`),
  );
}
