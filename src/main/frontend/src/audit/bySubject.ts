import type { AuditCheck, Verdict } from '../api/places';

/** In which order people want to read. */
export const WORST_FIRST: readonly Verdict[] = ['failed', 'unknown', 'warning', 'passed'];

const weight = ({ verdict }: AuditCheck): number => WORST_FIRST.indexOf(verdict);

/** The checks of each subject, the worst first in everything; else in the order in which they were made. */
export function bySubject(checks: readonly AuditCheck[]): [string, AuditCheck[]][] {
  const groups = new Map<string, AuditCheck[]>();
  for (const check of checks) {
    const group = groups.get(check.subject);
    if (group === undefined) {
      groups.set(check.subject, [check]);
    } else {
      group.push(check);
    }
  }
  const sorted = [...groups].map(([subject, all]): [string, AuditCheck[]] => [
    subject,
    [...all].sort((a, b) => weight(a) - weight(b)),
  ]);
  const worst = ([, all]: [string, AuditCheck[]]): number => Math.min(...all.map(weight));
  return sorted.sort((a, b) => worst(a) - worst(b));
}
