import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Connection, ConnectionProvider } from '#live';
import { installAppearance, listenToKeys, nativeBridge } from '#ui';
import { App, liveServices, PERSON_KEY, tellDesktop, workspaces } from './app/index.ts';

/** What preload hands to the page in Electron; a browser has a cookie instead. */
const bridge = nativeBridge();

installAppearance(document);
listenToKeys(window);

const connection = new Connection({
  url: bridge?.hubUrl ?? '',
  token: bridge?.token ?? null,
  person: sessionStorage.getItem(PERSON_KEY),
  monotonicNow: () => performance.now(),
  mintId: () => crypto.randomUUID(),
});
const services = liveServices(connection);
tellDesktop(connection);
connection.open();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ConnectionProvider value={connection}>
      <App services={services} workspaces={workspaces} />
    </ConnectionProvider>
  </StrictMode>,
);
