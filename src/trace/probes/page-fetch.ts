/** What a probe tells of the page in the first argument. */
export const PAGE = {
  page: '%di:x64',
  pgmap: '{folio.pgmap|page.pgmap}(%di):x64',
  count: '{page._refcount}(%di):s32',
} as const;
