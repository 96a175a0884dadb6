import { QueryClient } from '@tanstack/react-query';
import {
  ArrowLeftRight,
  Boxes,
  Download,
  Map as MapIcon,
  Plug,
  Plus,
  ShoppingCart,
  Siren,
  Truck,
} from 'lucide-react';
import { useState } from 'react';
import { App } from '../app/App.tsx';
import type { Readable, ShellServices } from '../app/services.ts';
import {
  Button,
  Chip,
  fixedSource,
  LiveGrid,
  SideFigures,
  SideList,
  Toolbar,
  useGridModel,
  useGridSummary,
  WorkspaceLayout,
} from '#ui';
import type { Workspace } from '#ui';
import { StockoutPanel } from '../ui/panel/panel.states.tsx';
import { QUEUE, QUEUE_COLUMNS } from './queue.ts';

const fixed = <Value,>(value: Value): Readable<Value> => ({
  get: () => value,
  subscribe: () => () => {},
});
const person = { id: 'ra', name: 'R. Alvarez', title: 'Controller, Southeast' };

const services: ShellServices = {
  queryClient: new QueryClient(),
  worldNowMs: () => Date.parse('2026-06-30T15:42:18.000Z'),
  worldRate: fixed({ rate: 60, isAdjustable: true }),
  setWorldRate: () => {},
  link: fixed({ phase: 'live' as const }),
  feeds: fixed({
    live: 11,
    total: 12,
    worst: { state: 'stale' as const, text: 'WMS Dallas silent 14 min' },
  }),
  pulse: fixed({ latencyMs: 38, eventsPerS: 436, waitingCommands: 3 }),
  catchUp: fixed(null),
  person: fixed(person),
  people: fixed([person, { id: 'mo', name: 'M. Okafor', title: 'Operations' }]),
  choosePerson: () => {},
  openWindow: () => {},
};

function Nothing() {
  return null;
}

const source = fixedSource(QUEUE, (row) => row.id);

function Queue() {
  const model = useGridModel({
    source,
    columns: QUEUE_COLUMNS,
    sort: [{ column: 'atRisk', direction: 'desc' }],
    parentId: (row) => row.foldedUnder,
  });
  const summary = useGridSummary(model);
  const [view, setView] = useState('open');
  return (
    <WorkspaceLayout
      label="Exceptions"
      side={
        <>
          <SideList
            title="Views"
            activeId={view}
            onChoose={setView}
            items={[
              { id: 'open', label: 'All open', count: 15 },
              { id: 'mine', label: 'My queue', count: 3 },
              { id: 'sla', label: 'Nearing SLA', count: 3, state: 'late' },
              { id: 'resolved', label: 'Resolved today', count: 22 },
            ]}
          />
          <SideFigures
            title="Alarm health, this shift"
            figures={[
              { id: 'now', label: 'Now, per 10 min', count: 4 },
              { id: 'peak', label: 'Peak 09:20 EDT', count: 9, state: 'watch' },
            ]}
          />
        </>
      }
      panel={<StockoutPanel />}
    >
      <Toolbar
        label="Filters"
        end={
          <>
            <span>{`${summary.shown} shown, ${summary.folded} folded · $405,198 at risk`}</span>
            <Button isSmall icon={Download} keys="Ctrl E" onPress={() => {}}>
              Export
            </Button>
          </>
        }
      >
        <Chip label="State" value="any abnormal" isOn onPress={() => {}} />
        <Chip label="Site" value="all 6" onPress={() => {}} />
        <Chip icon={Plus} label="Filter" keys="F" onPress={() => {}} />
      </Toolbar>
      <LiveGrid
        model={model}
        label="Exceptions"
        end="End of queue. 57 shipments, 5,218 stock positions and 8 feeds are normal and not listed."
      />
    </WorkspaceLayout>
  );
}

const entries: Workspace[] = [
  {
    id: 'map',
    title: 'Map',
    icon: MapIcon,
    goKey: 'M',
    path: '/map',
    order: 10,
    component: Nothing,
  },
  {
    id: 'exceptions',
    title: 'Exceptions',
    icon: Siren,
    goKey: 'E',
    path: '/exceptions',
    order: 5,
    component: Queue,
    useBadge: () => ({ count: 2, isCritical: true, label: 'critical exceptions' }),
    useScope: () => 'All open, my region',
  },
  {
    id: 'stock',
    title: 'Stock',
    icon: Boxes,
    goKey: 'S',
    path: '/stock',
    order: 30,
    component: Nothing,
  },
  {
    id: 'shipments',
    title: 'Shipments',
    icon: Truck,
    goKey: 'H',
    path: '/shipments',
    order: 40,
    component: Nothing,
  },
  {
    id: 'transfers',
    title: 'Transfers',
    icon: ArrowLeftRight,
    goKey: 'T',
    path: '/transfers',
    order: 50,
    component: Nothing,
    useBadge: () => ({ count: 4, isCritical: false, label: 'transfers wait for you' }),
  },
  {
    id: 'orders',
    title: 'Orders',
    icon: ShoppingCart,
    goKey: 'O',
    path: '/orders',
    order: 60,
    component: Nothing,
  },
  {
    id: 'integrations',
    title: 'Integrations',
    icon: Plug,
    goKey: 'I',
    path: '/integrations',
    order: 90,
    component: Nothing,
  },
];

/** The whole frame with the queue of the pictures, to look at beside them. */
export function FrameScreen() {
  return <App services={services} workspaces={entries.toSorted((a, b) => a.order - b.order)} />;
}
