/**
 * Administration: the audit trail, searched by person, object, policy version and time, exported, and its chain followed.
 * Imports shared, #ui, #live and #work; holds no business rule. Owns no tables, reads no events: the hub is asked.
 *
 * Places: `/admin` is the audit trail; its filter stands in the place.
 */
export * from './workspace.tsx';
