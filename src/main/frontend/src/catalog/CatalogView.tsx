import type { JSX } from 'preact';
export function CatalogView(): JSX.Element {
  return <></>;
}
