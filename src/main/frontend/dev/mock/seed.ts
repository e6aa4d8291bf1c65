import type { Scheduled } from '../../src/api/words.ts';
import { event, type Given, run } from './events.ts';

const MINUTE = 60_000;
const id = (n: number): string => `01J9ZK7Q4M8V2X5T3R${String(n).padStart(8, '0')}`;

const ECS = { ServiceUrl: 'https://storefront.shop.example', DesiredCount: '48' };

const HOSTILE = '<script>alert("owned")</script><img src=x onerror=alert(1)> \u202Egnp.exe\u202C 🎉🚀👩‍👩‍👧‍👦 ';

/** Events in every status, as a shop and a broadcaster would have them. */
export function seed(now: number): Scheduled[] {
  const ago = (minutes: number): number => now - minutes * MINUTE;
  const past = (n: number, more: Partial<Given> & { name: string }): Given => ({
    id: id(n),
    status: 'ended',
    starts: -1440 * n,
    ends: -1440 * n + 180,
    updated: -1440 * n + 184,
    reason: { cause: 'window_closed', message: 'The window closed.', console: null },
    preroll: run(id(n), 'preroll', ago(1440 * n + 20), 5, 'succeeded'),
    postroll: run(id(n), 'postroll', ago(1440 * n - 180), 3, 'succeeded'),
    outputs: ECS,
    ...more,
  });
  const given: Given[] = [
    {
      id: id(101),
      name: 'Champions final: live scores',
      status: 'live',
      starts: -47,
      ends: 78,
      audience: 1_200_000,
      criticality: 'critical',
      performanceTarget: 'Scores on screen within one second of the goal.',
      notes: 'Extra time is possible: extend by 30 minutes if it is a draw at 90.',
      owner: 'marta',
      folder: 'broadcast/live',
      build: { label: 'broadcast/live » match-day #214', url: 'https://jenkins.example/job/match-day/214/' },
      safeguard: 138,
      preroll: run(id(101), 'preroll', ago(67), 5, 'succeeded'),
      outputs: { ...ECS, DesiredCount: '480', Dashboard: 'https://console.example/dashboards/live-scores' },
      parameters: { ServiceName: 'live-scores', UsersPerTask: '2500', Strategy: 'fast' },
      derived: { ExpectedAudience: '1200000' },
      updated: -62,
    },
    {
      id: id(102),
      name: 'Midnight flash sale',
      status: 'live',
      starts: 3,
      ends: 123,
      zone: 'America/New_York',
      audience: 250_000,
      criticality: 'high',
      preroll: run(id(102), 'preroll', ago(10), 5, 'succeeded'),
      outputs: ECS,
      updated: -5,
    },
    {
      id: id(103),
      name: 'Spring collection premiere',
      status: 'deploying',
      starts: 9,
      ends: 190,
      preroll: run(id(103), 'preroll', ago(2.2), 2),
      owner: 'jonas',
      updated: -2,
    },
    {
      id: id(114),
      name: 'Autumn lookbook stream',
      status: 'deploying',
      starts: -6,
      ends: 110,
      preroll: run(id(114), 'preroll', ago(3.4), 3),
      owner: 'jonas',
      audience: 60_000,
      updated: -3,
    },
    {
      id: id(104),
      name: 'Morning news special',
      status: 'tearing_down',
      starts: -200,
      ends: -2,
      ending: 'ended',
      reason: { cause: 'window_closed', message: 'The window closed.', console: null },
      preroll: run(id(104), 'preroll', ago(220), 5, 'succeeded'),
      postroll: run(id(104), 'postroll', ago(1.2), 1),
      outputs: ECS,
      updated: -2,
    },
    {
      id: id(105),
      name: 'Loyalty week: double points',
      status: 'teardown_failed',
      starts: -1600,
      ends: -95,
      ending: 'ended',
      target: 'add-aurora-readers',
      owner: 'priya',
      parameters: { ClusterIdentifier: 'loyalty', ReaderCount: '4', TablesToWarm: ['members', 'points'] },
      derived: {},
      reason: {
        cause: 'teardown_failed',
        message: 'DeleteDBInstance: the instance loyalty-reader-3 has automated backups in progress.',
        console: 'https://console.example/automation/execution',
      },
      preroll: run(id(105), 'preroll', ago(1620), 5, 'succeeded'),
      postroll: run(id(105), 'postroll', ago(95), 1, 'failed'),
      outputs: { ReaderEndpoint: 'loyalty.cluster-ro-c1x2.eu-central-1.rds.example' },
      updated: -93,
    },
    {
      id: id(106),
      name: 'Ticket presale, arena tour',
      status: 'failed',
      starts: -700,
      ends: -520,
      owner: 'marta',
      audience: 90_000,
      criticality: 'high',
      reason: {
        cause: 'deploy_failed',
        message: 'RaiseCapacity: the account’s limit of 200 vCPU for on-demand Fargate was reached.',
        console: 'https://console.example/automation/execution',
      },
      ending: 'failed',
      preroll: run(id(106), 'preroll', ago(720), 2, 'failed'),
      postroll: run(id(106), 'postroll', ago(716), 3, 'succeeded'),
      updated: -712,
    },
    {
      id: id(107),
      name: 'Partner webinar',
      status: 'missed',
      starts: -2900,
      ends: -2840,
      owner: 'jonas',
      reason: {
        cause: 'too_late',
        message: 'It could not begin while that was still useful, 5 min before its end at the latest.',
        console: null,
      },
      updated: -2838,
    },
    {
      id: id(108),
      name: 'Summer campaign landing page',
      starts: 61,
      ends: 60 * 24 * 3,
      target: 'campaign-landing-page',
      owner: 'chloé',
      zone: 'Europe/Paris',
      audience: 400_000,
      criticality: 'high',
      parameters: {
        DomainName: 'summer.shop.example',
        Regions: ['eu-central-1', 'eu-west-3'],
        PreviewPassword: 'campaign-preview',
        Indexed: 'true',
      },
      derived: {},
    },
    {
      id: id(109),
      name: 'Black Friday',
      starts: 60 * 52,
      ends: 60 * 76,
      criticality: 'critical',
      audience: 3_500_000,
      owner: 'marta',
      notes: 'Change freeze from Thursday noon.',
    },
    { id: id(110), name: 'Product drop, Tokyo', starts: 60 * 30, ends: 60 * 32, zone: 'Asia/Tokyo', owner: 'yui' },
    {
      id: id(111),
      name: 'Election night',
      starts: 60 * 24 * 9,
      ends: 60 * 24 * 9 + 480,
      criticality: 'critical',
      audience: 5_000_000,
      owner: 'marta',
    },
    {
      id: id(112),
      name: `${HOSTILE}${'x'.repeat(100 - HOSTILE.length)}`.slice(0, 100),
      notes: HOSTILE + 'A'.repeat(3000),
      owner: '<b>mallory</b>',
      performanceTarget: HOSTILE,
      status: 'ended',
      starts: -4000,
      ends: -3900,
      reason: { cause: 'ended_by_person', message: HOSTILE.repeat(5), console: 'javascript:alert(document.domain)' },
      preroll: run(id(112), 'preroll', ago(4020), 5, 'succeeded'),
      postroll: run(id(112), 'postroll', ago(3905), 3, 'succeeded'),
      outputs: { Long: 'W'.repeat(10_000), [HOSTILE]: HOSTILE, متن: 'نص من اليمين إلى اليسار' },
      parameters: { Long: 'y'.repeat(2_000), List: ['<i>1</i>', HOSTILE] },
      updated: -3890,
    },
    {
      id: id(113),
      name: 'Newsletter, week 46',
      status: 'cancelled',
      starts: -6000,
      ends: -5800,
      owner: 'jonas',
      reason: { cause: 'cancelled', message: 'Cancelled by jonas before it began.', console: null },
      updated: -7000,
    },
    past(4, { name: 'Cyber rehearsal', owner: 'priya' }),
    past(7, { name: 'Quarter final', owner: 'marta', audience: 800_000 }),
  ];
  for (let n = 0; n < 8; n += 1) {
    given.push({
      id: id(200 + n),
      name: 'Thursday livestream shopping',
      starts: 60 * 24 * (2 + 7 * n) + 300,
      ends: 60 * 24 * (2 + 7 * n) + 420,
      owner: 'jonas',
      series: 'S-01J9ZK7Q4M',
      folder: 'marketing',
      audience: 40_000,
    });
  }
  const names = ['Flash sale', 'App release', 'Podcast live', 'Match day', 'TV spot', 'Press conference'];
  for (let n = 10; n < 90; n += 1) {
    given.push(
      past(n, { name: `${names[n % names.length] ?? ''} ${n - 9}`, owner: ['alice', 'jonas', 'priya'][n % 3] ?? '' }),
    );
  }
  return given.map((each) => event(now, each));
}

/** So many events that no page holds them: over two years back and a month ahead. */
export function many(now: number, count: number): Scheduled[] {
  return Array.from({ length: count }, (_, n) => {
    const starts = 60 * 24 * 30 - n * 110;
    const ended = starts < -180;
    return event(now, {
      id: id(n),
      environment: 'crowd',
      name: `Show ${n} of the season`,
      notes: `Episode ${n % 37}`,
      status: ended ? (n % 50 === 0 ? 'failed' : 'ended') : starts < 0 ? 'live' : 'scheduled',
      starts,
      ends: starts + 180,
      updated: Math.min(-1, starts),
      owner: ['alice', 'jonas', 'priya', 'marta'][n % 4] ?? '',
      reason: ended ? { cause: 'window_closed', message: 'The window closed.', console: null } : undefined,
    });
  });
}
