import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import {
  EmptyRegion,
  LoadingRegion,
  ToastRegion,
  useCommands,
  useKeys,
  usePath,
  viewpoint,
} from '#ui';
import type { KeyBinding, Workspace } from '#ui';
import { HubBand } from './HubBand.tsx';
import { KeysOverlay } from './KeysOverlay.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { RegionBoundary } from './RegionBoundary.tsx';
import type { ShellServices } from './services.ts';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import styles from './app.module.css';

interface AppProps {
  services: ShellServices;
  workspaces: readonly Workspace[];
}

/**
 * The whole console. Places are hashes (`#/exceptions/EX-2291`), because a deep link must work the same from a hub, a
 * file and Electron's own protocol.
 */
export function App({ services, workspaces }: AppProps) {
  useEffect(() => {
    const tick = () => viewpoint.setState({ nowMs: services.worldNowMs() });
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [services]);
  return (
    <QueryClientProvider client={services.queryClient}>
      <Router hook={usePath}>
        <Frame services={services} workspaces={workspaces} />
      </Router>
    </QueryClientProvider>
  );
}

/** Rail, top bar, the workspace that the place names, status bar; and the keys that work everywhere. */
function Frame({ services, workspaces }: AppProps) {
  const [location, go] = useLocation();
  const [overlay, setOverlay] = useState<'palette' | 'keys' | null>(null);
  const close = () => setOverlay(null);
  const workspace = useMemo(
    () =>
      workspaces.find(({ path }) => location === path || location.startsWith(`${path}/`)) ?? null,
    [workspaces, location],
  );
  const openPalette = () => setOverlay('palette');

  useKeys('frame', [
    ...workspaces.map(({ goKey, title, path }): KeyBinding => ({
      keys: `G ${goKey}`,
      does: `go to ${title.toLowerCase()}`,
      run: () => go(path),
    })),
    { keys: 'Ctrl K', does: 'search or command', run: openPalette },
    { keys: '/', does: 'find', run: openPalette },
    { keys: '?', does: 'all keys', run: () => setOverlay('keys') },
    { keys: 'Alt ←', does: 'back', run: () => history.back() },
    {
      keys: 'Ctrl Shift Enter',
      does: 'open in its own window',
      run: () => services.openWindow(globalThis.location.hash),
    },
  ]);
  useCommands(({ scope, search, verb, object }) => {
    if (scope === '#' || scope === '@') return [];
    const wanted = (verb === 'go' ? object : search).toLowerCase();
    return workspaces
      .filter(({ title }) => title.toLowerCase().startsWith(wanted))
      .map(({ id, title, icon, goKey, path }) => ({
        id: `go.${id}`,
        icon,
        title: `Go to ${title}`,
        keys: `G ${goKey}`,
        run: () => go(path),
      }));
  });

  const first = workspaces[0];
  return (
    <div className={styles['frame']}>
      <Rail workspaces={workspaces} />
      <TopBar services={services} workspace={workspace} onSearch={openPalette} />
      <div className={styles['work']}>
        <HubBand services={services} />
        <RegionBoundary key={workspace?.id} name={workspace?.title ?? 'This place'}>
          <Suspense fallback={<LoadingRegion />}>
            <Switch>
              {workspaces.map(({ id, path, component: Component }) => (
                <Route key={id} path={`${path}/*?`}>
                  <Component />
                </Route>
              ))}
              <Route path="/">
                {first === undefined ? null : <Redirect to={first.path} replace />}
              </Route>
              <Route>
                <EmptyRegion>
                  {`There is no place ${location}. The rail lists all workspaces.`}
                </EmptyRegion>
              </Route>
            </Switch>
          </Suspense>
        </RegionBoundary>
      </div>
      <StatusBar services={services} />
      <ToastRegion />
      {overlay === 'palette' ? <Palette onClose={close} /> : null}
      {overlay === 'keys' ? <KeysOverlay onClose={close} /> : null}
    </div>
  );
}
