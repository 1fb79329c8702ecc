export { default as ColumnChoice } from './ColumnChoice.svelte';
export { default as DataTable } from './DataTable.svelte';
export { ColumnStore } from './column-store.svelte';
export type { Column } from './columns';
export { toCsv } from './csv';
export type { PagedRows, RowSource } from './paged.svelte';
export { sorted, type Sort } from './sort';
