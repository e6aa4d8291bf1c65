import { screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import type { Audit, AuditCheck, Environment, Verdict } from '../api/places';
import { NotConnected, Problem } from '../api/problem';
import { fakeApi } from '../fixture/fakeApi';
import { anEnvironment } from '../fixture/place';
import { aPage, show } from '../fixture/show';
import { Navigation } from '../shell/Navigation';
import { AuditView } from './AuditView';
import { bySubject } from './bySubject';

const check = (subject: string, verdict: Verdict, remedy: string | null = null): AuditCheck => ({
  id: 'role-trust',
  subject,
  verdict,
  evidence: `What was seen of ${subject}: ${verdict}.`,
  remedy,
});

function anAudit(more: Partial<Audit> = {}): Audit {
  return {
    state: 'done',
    startedAt: '2026-12-01T11:58:00Z',
    finishedAt: '2026-12-01T11:59:00Z',
    counts: { passed: 1, warning: 0, failed: 1, unknown: 0 },
    checks: [check('account', 'passed'), check('role events', 'failed', 'aws iam update-role')],
    ...more,
  };
}

const answering = (audit: Audit, more: Partial<Api> = {}): Api =>
  fakeApi([], { audit: () => Promise.resolve(audit), ...more });

const auditing = (api: Api): ReturnType<typeof aPage> =>
  aPage(api, { env: anEnvironment({ may: ['schedule', 'manage', 'configure'] }) });

describe('the audit', () => {
  it('shows what is wrong first, with its remedy to copy, and how old that is', async () => {
    show(<AuditView />, auditing(answering(anAudit())));
    const regions = await screen.findAllByRole('region');
    expect(regions.map((region) => region.getAttribute('aria-label'))).toEqual(['role events', 'account']);
    const bad = within(regions[0] as HTMLElement);
    expect(bad.getByText('aws iam update-role')).toBeTruthy();
    expect(bad.getByRole('button', { name: 'Copy the remedy of role-trust' })).toBeTruthy();
    expect(screen.getByText('Looked at 1 minute ago')).toBeTruthy();
    expect(within(regions[1] as HTMLElement).getByText('1 check passed')).toBeTruthy();
  });

  it('begins with a button where there was none yet, and runs it', async () => {
    const never = anAudit({ state: 'never', startedAt: null, finishedAt: null, checks: [] });
    const runAudit = vi.fn<Api['runAudit']>(() => Promise.resolve());
    show(<AuditView />, auditing(answering(never, { runAudit })));
    await userEvent.click(await screen.findByRole('button', { name: 'Run the audit' }));
    expect(runAudit).toHaveBeenCalledWith('sandbox');
  });

  it('shows how far it has come, and starts no second one', async () => {
    const runAudit = vi.fn<Api['runAudit']>(() => Promise.resolve());
    show(<AuditView />, auditing(answering(anAudit({ state: 'running', finishedAt: null }), { runAudit })));
    expect(await screen.findByRole('progressbar')).toBeTruthy();
    expect(screen.getByText('2 checks so far')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'The audit is running' }));
    expect(runAudit).not.toHaveBeenCalled();
  });

  it('follows it to its end', async () => {
    const audit = vi
      .fn<Api['audit']>()
      .mockResolvedValueOnce(anAudit({ state: 'running', finishedAt: null, checks: [] }))
      .mockResolvedValue(anAudit());
    show(<AuditView />, auditing(fakeApi([], { audit })));
    expect(await screen.findByRole('progressbar')).toBeTruthy();
    await vi.waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull(), 3_000);
    expect(screen.getByText('aws iam update-role')).toBeTruthy();
  });

  it('says when it broke off, when it cannot be started, and when the server is gone', async () => {
    const refuse = new Problem('too-many-requests', 429, 'Busy', '', [], null, 5);
    const runAudit = vi.fn<Api['runAudit']>().mockRejectedValue(refuse);
    const { unmount } = show(<AuditView />, auditing(answering(anAudit({ state: 'broken' }), { runAudit })));
    expect((await screen.findByRole('alert')).textContent).toContain('broke off');
    await userEvent.click(screen.getByRole('button', { name: 'Run it again' }));
    expect(await screen.findByText(/The server is busy/)).toBeTruthy();
    unmount();
    show(<AuditView />, auditing(fakeApi([], { audit: () => Promise.reject(new NotConnected(null)) })));
    expect(await screen.findByText('The server does not answer.')).toBeTruthy();
  });
});

describe('the way to the audit', () => {
  const leads = (env: Environment): boolean => {
    const { unmount } = show(<Navigation view="overview" />, aPage(fakeApi(), { env }));
    const link = screen.queryByRole('link', { name: 'Audit' });
    unmount();
    return link !== null;
  };

  it('is there for those who may configure or remove what is left over, and for nobody else', () => {
    expect(leads(anEnvironment({ may: ['schedule', 'configure'] }))).toBe(true);
    expect(leads(anEnvironment({ may: ['schedule', 'manage'], kind: 'aws' }))).toBe(true);
    expect(leads(anEnvironment({ may: ['schedule', 'manage'] }))).toBe(false);
    expect(leads(anEnvironment({ may: ['schedule'], kind: 'aws' }))).toBe(false);
  });
});

describe('what is left over, in the audit', () => {
  it('follows the checks, and is all that is there for those who may not configure', async () => {
    const aws = anEnvironment({ may: ['schedule', 'manage', 'configure'], kind: 'aws' });
    const { unmount } = show(<AuditView />, aPage(answering(anAudit()), { env: aws }));
    await screen.findAllByRole('region');
    const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent);
    expect(headings.at(-1)).toBe('Left over');
    unmount();
    const audit = vi.fn<Api['audit']>();
    show(<AuditView />, aPage(fakeApi([], { audit }), { env: { ...aws, may: ['manage'] } }));
    expect(screen.getByRole('heading', { name: 'Left over' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Run the audit' })).toBeNull();
    expect(audit).not.toHaveBeenCalled();
  });
});

describe('the order of the subjects', () => {
  it('is by the worst of their checks, and so is the order within each', () => {
    const checks = [
      check('well', 'passed'),
      check('mixed', 'passed'),
      check('mixed', 'warning'),
      check('unseen', 'unknown'),
      check('bad', 'failed'),
    ];
    expect(bySubject(checks).map(([subject]) => subject)).toEqual(['bad', 'unseen', 'mixed', 'well']);
    expect(bySubject(checks)[2]?.[1].map(({ verdict }) => verdict)).toEqual(['warning', 'passed']);
  });
});
