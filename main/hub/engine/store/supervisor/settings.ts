/**
 * The server's settings, from measuring (two cores, fsync on). What is left at its default is left on purpose:
 * fsync and synchronous_commit stay on, because turning the latter off gained nothing.
 */
const SETTINGS: Record<string, string> = {
  unix_socket_permissions: '0700',
  shared_buffers: '128MB',
  max_connections: '40',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  wal_buffers: '16MB',
  // The only method that every build has: the packaged one was built without lz4 and zstd.
  wal_compression: 'pglz',
  wal_level: 'replica',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  // The packaged build has no LLVM; elsewhere compiling costs more than our short queries.
  jit: 'off',
  huge_pages: 'off',
  max_parallel_workers: '2',
  max_worker_processes: '4',
  autovacuum_max_workers: '2',
  // One process less: nothing is replicated by rows.
  max_logical_replication_workers: '0',
  // An SSD: a random page costs nearly what the next one does.
  random_page_cost: '1.1',
  // A hub killed inside a long statement lets go of its lock after so long at most.
  client_connection_check_interval: '2s',
  idle_in_transaction_session_timeout: '60s',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
};

/** Settings that older servers would refuse to start with. */
const SINCE: Record<string, { major: number; value: string }> = {
  // Worker processes for reading (18's default) are processes more, for tables that stay in memory.
  io_method: { major: 18, value: 'sync' },
};

/** Where a server listens: a socket in a folder of its own, or (Windows) a port of the loopback. */
export type Listening = { socketFolder: string; port: number } | { loopbackPort: number };

/** The text of `postgresql.conf`, written before every start so that it follows the hub's version. */
export function settingsFile(
  majorVersion: number,
  listening: Listening,
  extra: Record<string, string> = {},
): string {
  const settings: Record<string, string> = { ...SETTINGS };
  for (const [name, { major, value }] of Object.entries(SINCE))
    if (majorVersion >= major) settings[name] = value;
  if ('socketFolder' in listening) {
    settings['listen_addresses'] = '';
    settings['port'] = String(listening.port);
    settings['unix_socket_directories'] = listening.socketFolder;
  } else {
    settings['listen_addresses'] = '127.0.0.1';
    settings['port'] = String(listening.loopbackPort);
    settings['unix_socket_directories'] = '';
  }
  Object.assign(settings, extra);
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`,
  );
  return `# Written by Signalbox at every start; what is changed here is lost.\n${lines.join('\n')}\n`;
}
