import type { Catalog, Constraints, ParameterSpec } from '../../src/api/places.ts';

const FREE: Constraints = {
  allowedValues: [],
  pattern: null,
  minLength: null,
  maxLength: null,
  minItems: null,
  maxItems: null,
  minValue: null,
  maxValue: null,
};

type Given = Partial<Omit<ParameterSpec, 'name' | 'constraints'>> & { constraints?: Partial<Constraints> };

export function spec(name: string, { constraints, ...given }: Given = {}): ParameterSpec {
  return {
    name,
    type: 'string',
    declaredType: 'String',
    label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    description: '',
    required: given.default === undefined || given.default === null,
    default: null,
    noEcho: false,
    filledFrom: null,
    constraintDescription: null,
    ...given,
    constraints: { ...FREE, ...constraints },
  };
}

const AUDIENCE = spec('ExpectedAudience', {
  type: 'integer',
  filledFrom: 'audience',
  description: 'How many people at the peak.',
});

export const PARAMETERS: Record<string, ParameterSpec[]> = {
  'scale-ecs-service': [
    spec('ClusterName', { default: 'shop', description: 'The ECS cluster in which the service runs.' }),
    spec('ServiceName', {
      description: 'The service that your audience uses.',
      constraints: { allowedValues: ['storefront', 'checkout', 'search', 'ticketing', 'live-scores'] },
    }),
    AUDIENCE,
    spec('UsersPerTask', {
      type: 'integer',
      default: '2500',
      description: 'How many people one task serves.',
      constraints: { minValue: 100, maxValue: 20000 },
    }),
    spec('Strategy', {
      default: 'steady',
      description: 'How fast tasks are added.',
      constraints: { allowedValues: ['steady', 'fast', 'all-at-once'] },
    }),
  ],
  'add-aurora-readers': [
    spec('ClusterIdentifier', {
      description: 'The Aurora cluster, for example shop-orders.',
      constraints: { maxLength: 63 },
    }),
    spec('ReaderCount', {
      type: 'integer',
      default: '2',
      description: 'How many readers to add.',
      constraints: { minValue: 1, maxValue: 15 },
    }),
    spec('WarmCache', {
      type: 'boolean',
      default: 'true',
      description: 'Whether readers read the hottest tables before they count as ready.',
    }),
    spec('TablesToWarm', {
      type: 'string_list',
      default: ['products', 'prices'],
      description: 'In this order.',
      constraints: { maxItems: 10 },
    }),
  ],
  'raise-dynamodb-capacity': [
    spec('TableName', { description: 'The table to raise.' }),
    spec('ReadFactor', {
      type: 'number',
      default: '2',
      description: 'By what to multiply reads.',
      constraints: { minValue: 1, maxValue: 40 },
    }),
    AUDIENCE,
    spec('Criticality', { filledFrom: 'criticality', description: 'Decides whether a reserve is kept.' }),
  ],
  'campaign-landing-page': [
    spec('DomainName', {
      description: 'Where the campaign is to be found.',
      constraintDescription: 'A host name in lower case, such as summer.shop.example.',
    }),
    spec('Regions', {
      type: 'string_list',
      description: 'Where it is served from.',
      constraints: { allowedValues: ['eu-central-1', 'eu-west-3', 'us-east-1'], minItems: 1 },
    }),
    spec('Tags', { type: 'string_map', default: '{"CostCenter":"4711"}', description: 'Who pays.' }),
    spec('Origins', {
      type: 'map_list',
      default: [],
      required: false,
      description: 'More origins, each with a path and a host.',
    }),
    spec('PreviewPassword', { noEcho: true, description: 'Who knows it sees the page before it opens.' }),
    spec('Indexed', { type: 'boolean', description: 'Whether search engines may list it.' }),
  ],
};

const version = (id: string, usual: boolean, outputs: string[]): Catalog['targets'][number]['versions'][number] => ({
  id,
  label: usual ? id : id,
  default: usual,
  outputs,
});

export function catalog(asOf: string): Catalog {
  return {
    asOf,
    gaps: [],
    targets: [
      {
        type: 'automation',
        name: 'scale-ecs-service',
        description:
          'Runs as many copies of a web service as the expected audience needs, and goes back to the usual number afterwards.',
        owner: 'Platform team',
        usable: true,
        problems: [],
        versions: [version('4', true, ['ServiceUrl', 'DesiredCount']), version('3', false, ['ServiceUrl'])],
      },
      {
        type: 'automation',
        name: 'add-aurora-readers',
        description: 'Adds reading copies to a database, warms them, and removes them after the event.',
        owner: 'Data platform',
        usable: true,
        problems: [],
        versions: [version('2', true, ['ReaderEndpoint'])],
      },
      {
        type: 'automation',
        name: 'raise-dynamodb-capacity',
        description: 'Raises what a table can read and write, sized by audience and criticality.',
        owner: 'Data platform',
        usable: true,
        problems: [],
        versions: [version('1', true, ['TableArn'])],
      },
      {
        type: 'product',
        name: 'campaign-landing-page',
        description:
          'A page of its own for a campaign, with a content network in front, gone when the campaign is over.',
        owner: 'Web studio',
        usable: true,
        problems: [],
        versions: [version('pa-2027', true, ['Url', 'DistributionId'])],
      },
      {
        type: 'automation',
        name: 'resize-search-cluster',
        description: 'Grows the search cluster.',
        owner: 'Search',
        usable: false,
        problems: ['The document has no parameter internalAction.', 'It produces no output.'],
        versions: [],
      },
    ],
  };
}
