/** What tests are built from: builders and harness. Only tests enter here. */
export { withPostgres, type TestPostgres } from './postgres.ts';
